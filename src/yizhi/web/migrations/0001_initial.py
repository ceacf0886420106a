"""The shell has no records of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [("scope", "0001_initial")]
    operations = []
