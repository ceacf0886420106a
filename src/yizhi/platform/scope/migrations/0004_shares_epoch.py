from django.db import migrations

from yizhi.platform.scope.epochs import watch


class Migration(migrations.Migration):
    """What is opened to people and units has an epoch; codes, of which every decision makes one, do not matter to it."""

    dependencies = [("scope", "0003_epochs")]

    operations = [watch("shares", {"scope_share": ""}, only="NEW.token_hash = ''")]
