from django.db import migrations

from yizhi.domain.org.epoch_protection import epoch


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0003_devices'),
    ]

    operations = [epoch()]
