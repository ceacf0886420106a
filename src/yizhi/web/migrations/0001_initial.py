"""The shell has no records of its own; sessions come and go, so the web process may also delete them."""

from django.db import migrations

from yizhi.platform.scope.policies import technical


class Migration(migrations.Migration):
    initial = True
    dependencies = [("sessions", "0001_initial"), ("scope", "0001_initial")]
    operations = [technical("django_session")]
