import django.db.models.deletion
from django.db import migrations, models

_PAPER = {"blank": True, "null": True, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [("cases", "0028_revoked_penalties"), ("documents", "0002_internal_documents")]

    operations = [
        migrations.AlterModelOptions(name="deferral", options={"ordering": ["id"]}),
        migrations.AddField(
            model_name="deferral",
            name="first_due_on",
            field=models.DateField(blank=True, null=True, verbose_name="第一期期限"),
        ),
        migrations.AddField(
            model_name="deferral",
            name="materials",
            field=models.CharField(blank=True, max_length=300, verbose_name="证明材料"),
        ),
        migrations.AddField(
            model_name="deferral",
            name="applied_on",
            field=models.DateField(blank=True, null=True, verbose_name="申请日期"),
        ),
        migrations.AddField(
            model_name="deferral", name="application", field=models.ForeignKey(to="documents.document", **_PAPER)
        ),
        migrations.AddField(
            model_name="deferral", name="sheet", field=models.ForeignKey(to="documents.document", **_PAPER)
        ),
        migrations.AddField(
            model_name="deferral",
            name="refused_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="不予批准时间"),
        ),
        migrations.AddField(
            model_name="deferral",
            name="refusal",
            field=models.CharField(blank=True, max_length=300, verbose_name="不予批准的理由"),
        ),
        migrations.AddField(
            model_name="filecorrection", name="notice", field=models.ForeignKey(to="documents.document", **_PAPER)
        ),
        migrations.AlterField(
            model_name="deferral",
            name="approved_by",
            field=models.ForeignKey(to="org.person", **_PAPER),
        ),
        migrations.AlterField(
            model_name="deferral",
            name="approved_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="批准时间"),
        ),
    ]
