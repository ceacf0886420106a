from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_crime_and_evidence")]

    operations = [
        migrations.AddIndex(
            model_name="simplecase",
            index=models.Index(fields=["division", "state", "id"], name="simple_by_division_state"),
        ),
    ]
