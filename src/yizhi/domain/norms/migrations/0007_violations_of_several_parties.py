from django.db import migrations, models

# The release before knows one entry a case.
_ONE_A_CASE = """
DELETE FROM norms_firstviolationentry v
 USING norms_firstviolationentry kept WHERE kept."case" = v."case" AND kept.id < v.id;
"""


class Migration(migrations.Migration):
    dependencies = [("norms", "0006_version_source_ids")]

    operations = [
        migrations.AlterField(model_name="firstviolationentry", name="case", field=models.UUIDField()),
        migrations.AddConstraint(
            model_name="firstviolationentry",
            constraint=models.UniqueConstraint(fields=("case", "party_mark"), name="one_entry_a_party_and_case"),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, _ONE_A_CASE),
    ]
