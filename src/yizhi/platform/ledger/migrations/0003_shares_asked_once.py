from django.db import migrations

from yizhi.platform.ledger.protection import entry_reading_sql


class Migration(migrations.Migration):
    """The same readers of an entry, found by one question a statement."""

    dependencies = [("ledger", "0002_trace_of_companions"), ("scope", "0005_shares_asked_once")]

    operations = [migrations.RunSQL(entry_reading_sql(companions=False), migrations.RunSQL.noop)]
