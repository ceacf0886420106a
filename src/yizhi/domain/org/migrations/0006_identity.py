from django.db import migrations, models

from yizhi.domain.org.identity_protection import identities


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0005_epoch'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='identity',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
        migrations.AddField(
            model_name='account',
            name='identity_since',
            field=models.DateTimeField(blank=True, null=True, verbose_name='关联统一身份时间'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.UniqueConstraint(condition=models.Q(('active', True), models.Q(('identity', ''), _negated=True)), fields=('identity',), name='one_open_account_an_identity', violation_error_message='该统一身份已关联其他账号'),
        ),
        identities(),
    ]
