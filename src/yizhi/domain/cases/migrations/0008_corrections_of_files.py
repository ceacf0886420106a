"""Corrections of closed files, seen as their case is."""

import django.db.models.deletion
import yizhi.platform.identifiers
import yizhi.platform.secrecy.fields
from django.db import migrations, models

from yizhi.platform.scope.policies import Policy, protect


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0007_measures"),
        ('documents', '0002_internal_documents'),
        ('org', '0006_identity'),
    ]

    operations = [
        migrations.CreateModel(
            name='FileCorrection',
            fields=[
                ('id', models.UUIDField(default=yizhi.platform.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('number', models.PositiveSmallIntegerField(verbose_name='第几次')),
                ('wrong', yizhi.platform.secrecy.fields.EncryptedText(editable=True, verbose_name='原记载')),
                ('right', yizhi.platform.secrecy.fields.EncryptedText(editable=True, verbose_name='更正为')),
                ('reason', models.CharField(max_length=300, verbose_name='更正理由')),
                ('corrected_at', models.DateTimeField(verbose_name='更正时间')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='file_corrections', to='cases.generalcase')),
                ('corrected_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.person')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='one_correction_a_number')],
            },
        ),
        protect("cases_filecorrection", Policy.CHILD, parent=("case_id", "cases_generalcase")),
    ]
