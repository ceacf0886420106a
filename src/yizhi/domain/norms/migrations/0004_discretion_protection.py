from django.db import migrations

from yizhi.domain.norms.protection import earlier_violation, kept, part
from yizhi.platform.scope.policies import Policy, protect


class Migration(migrations.Migration):
    dependencies = [("norms", "0003_discretion"), ("scope", "0001_initial")]

    operations = [
        kept("norms_discretiontable"),
        part("norms_discretiontier", "table_id", "norms_discretiontable"),
        part("norms_discretionfactor", "table_id", "norms_discretiontable"),
        kept("norms_listentry"),
        kept("norms_gradingrow"),
        protect("norms_firstviolationentry", Policy.SCOPED),
        earlier_violation(),
    ]
