from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_deferrals_and_corrections")]

    operations = [
        migrations.AddField(
            model_name="transfer",
            name="shared",
            field=models.JSONField(blank=True, default=list, verbose_name="信息共享"),
        ),
        migrations.AddField(
            model_name="transfer",
            name="source",
            field=models.JSONField(blank=True, default=list, verbose_name="源头管理"),
        ),
    ]
