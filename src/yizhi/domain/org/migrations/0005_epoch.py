from django.db import migrations

from yizhi.platform.scope.epochs import watch

# What says who a person is. Of accounts only whether they are open: signing in changes nothing about that.
_TABLES = {
    "org_appointment": "",
    "org_certificate": "",
    "org_person": "",
    "org_agency": "",
    "org_team": "",
    "org_setting": "",
    "org_account": "OF active",
}


class Migration(migrations.Migration):
    dependencies = [("org", "0004_signing_in"), ("scope", "0003_epochs")]

    operations = [watch("org", _TABLES)]
