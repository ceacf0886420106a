from django.db import migrations

# Decisions that were revoked before the register of first violations could say so.
_ANNUL = """
UPDATE norms_firstviolationentry v SET annulled_on = r.ended_on
  FROM cases_remedy r
 WHERE r.case_id = v."case" AND r.result IN ('REVOKED', 'REMADE') AND v.annulled_on IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_remedies"), ("norms", "0008_revoked_violations")]

    operations = [migrations.RunSQL(_ANNUL, migrations.RunSQL.noop)]
