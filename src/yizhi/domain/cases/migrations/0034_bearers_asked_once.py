from django.db import migrations

from yizhi.platform.documents.protection import bearer_of_case_asked_once


class Migration(migrations.Migration):
    """Cases are opened to the holder of the party's code by one question a statement; who sees what stays the same."""

    dependencies = [("cases", "0033_found_by_filing_number"), ("documents", "0003_bearers_asked_once")]

    operations = [
        bearer_of_case_asked_once(table) for table in ("cases_simplecase", "cases_generalcase", "cases_devicerecord")
    ]
