from django.db import migrations

from yizhi.domain.org.lines import JUSTICE
from yizhi.domain.org.protection import accounts, confirmation_codes, internal, personnel_files, published


class Migration(migrations.Migration):
    dependencies = [("org", "0001_initial"), ("scope", "0001_initial")]

    operations = [
        published("org_division"),
        published("org_agency"),
        published("org_team"),
        published("org_person", also=JUSTICE),  # a certificate is recorded on its holder
        published("org_appointment"),
        published("org_certificate", also=JUSTICE),
        published("org_legalqualification", also=JUSTICE),
        published("org_installation"),
        published("org_setting"),
        personnel_files(),
        internal("org_recusaldeclaration"),
        confirmation_codes(),
        accounts(),
    ]
