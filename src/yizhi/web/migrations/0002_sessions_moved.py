"""Sessions are kept by the accounts (`org_device`); the former table goes, and with it whoever was signed in then."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("web", "0001_initial")]
    operations = [migrations.RunSQL("DROP TABLE IF EXISTS django_session", migrations.RunSQL.noop)]
