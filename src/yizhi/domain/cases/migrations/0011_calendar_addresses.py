"""Personal addresses of the calendar, and the one question that their holders may put: whose it is."""

import yizhi.platform.identifiers
from django.db import migrations, models

from yizhi.domain.cases.protection import calendar_owner
from yizhi.platform.scope.policies import Policy, protect


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0010_weighing"),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarAddress',
            fields=[
                ('id', models.UUIDField(default=yizhi.platform.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('person_id', models.UUIDField(editable=False, verbose_name='人员')),
                ('opened_at', models.DateTimeField(verbose_name='开通时间')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='停用时间')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('person_id',), name='one_calendar_address_a_person')],
            },
        ),
        protect("cases_calendaraddress", Policy.PERSONAL),
        calendar_owner(),
    ]
