from django.db import migrations

from yizhi.platform.scope.epochs import watch

# What says which items an agency may exercise, and how they read.
_TABLES = {
    "norms_enforcementitem": "",
    "norms_itemversion": "",
    "norms_provision": "",
    "norms_finerange": "",
    "norms_townshippower": "",
    "norms_parameter": "",
}


class Migration(migrations.Migration):
    dependencies = [("norms", "0004_discretion_protection"), ("scope", "0003_epochs")]

    operations = [watch("norms", _TABLES)]
