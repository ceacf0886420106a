from django.db import migrations


class Migration(migrations.Migration):
    """The sequence of former passwords was granted by whichever later step granted all; now it is by name."""

    dependencies = [("org", "0007_session_endings")]

    operations = [
        migrations.RunSQL(
            "GRANT USAGE, SELECT ON SEQUENCE org_formerpassword_id_seq TO yizhi_web, yizhi_worker;",
            migrations.RunSQL.noop,
        )
    ]
