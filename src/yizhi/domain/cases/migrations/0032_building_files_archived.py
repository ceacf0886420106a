from django.db import migrations, models


class Migration(migrations.Migration):
    """A building's file goes to the archive under a number; one that had ended before is archived like any other."""

    dependencies = [("cases", "0031_words_on_held_things")]

    operations = [
        migrations.AddField(
            "building", "archived_at", models.DateTimeField(blank=True, null=True, verbose_name="归档时间")
        ),
        migrations.AddField(
            "building",
            "archive_number",
            models.CharField(blank=True, default="", max_length=8, verbose_name="档案号"),
            preserve_default=False,
        ),
        migrations.AddField(
            "building",
            "retention",
            models.CharField(blank=True, default="", max_length=20, verbose_name="保管期限"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "building",
            models.UniqueConstraint(
                fields=["agency", "archive_number"],
                condition=~models.Q(archive_number=""),
                name="building_file_number",
            ),
        ),
    ]
