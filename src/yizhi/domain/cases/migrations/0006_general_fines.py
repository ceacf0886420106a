import django.contrib.postgres.fields
from django.db import migrations, models

from yizhi.domain.cases.protection import fines_of_both_procedures

# Fines of general decisions from before they were indexed.
_EARLIER = """
INSERT INTO cases_imposedfine (id, version, division, line, case_id, party_mark, item_code, item_name, agency_name,
                               decision_number, decided_on, occurred_at, ended_at, place, longitude, latitude)
SELECT DISTINCT ON (c.id, p.identity_mark) gen_random_uuid(), 1, c.division, c.line, c.id, p.identity_mark, c.item_code,
       c.item_name, a.name, d.number, (m.decided_at AT TIME ZONE 'Asia/Shanghai')::date, c.occurred_at,
       CASE WHEN NOT c.continuing THEN NULL
            WHEN c.ended_on IS NULL THEN m.decided_at
            ELSE (c.ended_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' END,
       c.place, c.longitude, c.latitude
  FROM cases_decision m
  JOIN cases_generalcase c ON c.id = m.case_id
  JOIN cases_penaltyline l ON l.proposal_id = m.proposal_id AND l.kind = 'FINE'
  JOIN cases_caseparty cp ON cp.id = l.case_party_id
  JOIN subjects_party p ON p.id = cp.party_id AND p.identity_mark IS NOT NULL
  JOIN cases_decisionpaper dp ON dp.decision_id = m.id AND dp.case_party_id = cp.id
  JOIN documents_document d ON d.id = dp.document_id
  JOIN org_agency a ON a.id = c.agency_id;
"""
# The release before knows no fines of general cases in the index.
_WITHOUT = "DELETE FROM cases_imposedfine WHERE case_id IN (SELECT id FROM cases_generalcase);"


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_fines_across_agencies")]

    operations = [
        migrations.AddField(
            model_name="generalcase",
            name="distinct_from",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(),
                blank=True,
                default=list,
                size=None,
                verbose_name="认定不是同一违法行为的处罚",
            ),
        ),
        migrations.AddField(
            model_name="penaltyline",
            name="distinct_reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="与此前处罚不是同一违法行为的理由"),
        ),
        migrations.AddField(
            model_name="imposedfine",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="违法行为终了时间"),
        ),
        migrations.AlterField(model_name="imposedfine", name="case_id", field=models.UUIDField()),
        migrations.AddConstraint(
            model_name="imposedfine",
            constraint=models.UniqueConstraint(fields=("case_id", "party_mark"), name="one_fine_a_party_and_case"),
        ),
        migrations.RunSQL(_EARLIER, _WITHOUT),
        fines_of_both_procedures(),
    ]
