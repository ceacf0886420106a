from django.db import migrations

from yizhi.platform.ledger.protection import entry_reading_sql


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("scope", "0002_shares_say_by_whom")]

    operations = [
        migrations.RunSQL(entry_reading_sql(companions=False), entry_reading_sql(companions=True)),
    ]
