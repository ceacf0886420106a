from django.db import migrations, models

from yizhi.domain.norms.protection import violations_that_stand


class Migration(migrations.Migration):
    dependencies = [("norms", "0007_violations_of_several_parties")]

    operations = [
        migrations.AddField(
            model_name="firstviolationentry",
            name="annulled_on",
            field=models.DateField(blank=True, null=True, verbose_name="决定被撤销日期"),
        ),
        violations_that_stand(),
    ]
