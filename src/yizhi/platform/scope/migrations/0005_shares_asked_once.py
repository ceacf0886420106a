from django.db import migrations, models

from yizhi.platform.scope.policies import OPENED, REPHRASED


class Migration(migrations.Migration):
    """Policies ask for what is opened to the reader once a statement, by a function; who reads what stays the same."""

    dependencies = [("scope", "0004_shares_epoch")]

    operations = [
        migrations.AddIndex("share", models.Index(fields=["key"], name="share_by_key")),
        migrations.RunSQL(OPENED + REPHRASED, migrations.RunSQL.noop),
    ]
