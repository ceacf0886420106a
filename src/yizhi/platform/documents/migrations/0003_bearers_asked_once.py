from django.db import migrations

from yizhi.platform.documents.protection import bearers_asked_once


class Migration(migrations.Migration):
    """What the holder of a code may see is asked once a statement; who sees what stays the same."""

    dependencies = [("documents", "0002_internal_documents"), ("ledger", "0003_shares_asked_once")]

    operations = [bearers_asked_once()]
