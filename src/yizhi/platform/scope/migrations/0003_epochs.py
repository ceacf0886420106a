from django.db import migrations

from yizhi.platform.scope.epochs import NO_TABLE, TABLE


class Migration(migrations.Migration):
    dependencies = [("scope", "0002_shares_say_by_whom")]

    operations = [migrations.RunSQL(TABLE, NO_TABLE)]
