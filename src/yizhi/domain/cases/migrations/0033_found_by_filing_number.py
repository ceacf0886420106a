from django.db import migrations, models


class Migration(migrations.Migration):
    """The search box finds a general case of any age by its whole filing number."""

    dependencies = [("cases", "0032_building_files_archived")]

    operations = [
        migrations.AddIndex(
            "generalcase", models.Index(fields=["filing_number"], name="general_by_filing_number")
        ),
    ]
