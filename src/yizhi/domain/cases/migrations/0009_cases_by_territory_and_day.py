from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0008_corrections_of_files"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="simplecase",
            index=models.Index(fields=["division", "opened_at", "id"], name="simple_by_division_opening"),
        ),
        migrations.AddIndex(
            model_name="simplecase",
            index=models.Index(fields=["division", "issued_at"], name="simple_by_division_issue"),
        ),
        migrations.AddIndex(
            model_name="simplecase",
            index=models.Index(fields=["line", "opened_at", "id"], name="simple_by_line_opening"),
        ),
        migrations.AddIndex(
            model_name="simplecase",
            index=models.Index(fields=["co", "-id"], name="simple_by_co"),
        ),
    ]
