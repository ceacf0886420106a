from django.db import migrations

from yizhi.domain.org.device_protection import endings


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0006_identity'),
    ]

    operations = [
        endings(),
    ]
