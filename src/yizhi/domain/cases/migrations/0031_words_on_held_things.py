import django.db.models.deletion
from django.db import migrations, models

_PERSON = {
    "to": "org.person",
    "blank": True,
    "null": True,
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
}


def _moment(name: str, title: str) -> migrations.AddField:
    return migrations.AddField("disposal", name, models.DateTimeField(blank=True, null=True, verbose_name=title))


def _words(name: str, title: str) -> migrations.AddField:
    field = models.CharField(blank=True, default="", max_length=300, verbose_name=title)
    return migrations.AddField("disposal", name, field, preserve_default=False)


class Migration(migrations.Migration):
    """A handling is proposed and spoken to before it is decided; those decided before keep what they have."""

    dependencies = [("cases", "0030_information_shared"), ("org", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(name="disposal", options={"ordering": ["id"]}),
        migrations.AddField("disposal", "proposed_by", models.ForeignKey(**_PERSON)),
        _moment("proposed_at", "提出时间"),
        migrations.AddField("disposal", "unit_by", models.ForeignKey(**_PERSON)),
        _moment("unit_at", "办案机构意见时间"),
        _words("unit_opinion", "办案机构意见"),
        migrations.AddField("disposal", "reviewed_by", models.ForeignKey(**_PERSON)),
        _moment("reviewed_at", "审核时间"),
        _words("review_opinion", "审核意见"),
        _moment("returned_at", "退回时间"),
        _words("return_reason", "退回理由"),
        migrations.AlterField("disposal", "decided_by", models.ForeignKey(**_PERSON)),
        migrations.AlterField(
            "disposal", "decided_at", models.DateTimeField(blank=True, null=True, verbose_name="决定时间")
        ),
        migrations.AddField(
            "heldthing",
            "proposal",
            models.ForeignKey(
                to="cases.disposal",
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposed_things",
            ),
        ),
    ]
