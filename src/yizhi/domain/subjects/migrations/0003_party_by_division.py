from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("subjects", "0002_places_on_the_map")]

    operations = [
        migrations.AddIndex(
            model_name="party", index=models.Index(fields=["division", "-id"], name="party_by_division")
        ),
    ]
