"""How fines of other agencies are known without anybody's scope growing wider.

`cases_fines_on_party(case, hold)` runs with the owner's rights and answers one question: which fines were imposed on
the party of this case. It answers if and only if the case is at hand (a draft at the scene) and the asking person is
one of its two officers or may write in its unit. It tells agency, number, day and item of each, and how near in place
and time it was to the conduct at hand; no name, no identity number, no place, no position, no facts, no amount.
With `hold` other decisions on the same party wait until this transaction ends: two agencies cannot both be first.
"""

from django.db import migrations

_METRES = """
    2 * 6371008.8 * asin(least(1, sqrt(
        sin(radians(f.latitude - c.latitude) / 2) ^ 2
        + cos(radians(c.latitude)) * cos(radians(f.latitude)) * sin(radians(f.longitude - c.longitude) / 2) ^ 2)))
"""

_MOST = 50

_FUNCTION = f"""
CREATE FUNCTION cases_fines_on_party(asked uuid, hold boolean)
RETURNS TABLE (fine uuid, agency text, number text, decided date, code text, item text,
               hours double precision, metres double precision, same_words boolean, visible boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c public.cases_simplecase;
    mark text;
BEGIN
    SELECT s.* INTO c FROM public.cases_simplecase s
     WHERE s.id = asked AND s.state = 'ON_SITE_DRAFT' AND s.issued_at IS NULL;
    IF NOT FOUND OR public.yizhi_person() IS NULL OR cardinality(public.yizhi_writes()) = 0 THEN RETURN; END IF;
    IF public.yizhi_person() NOT IN (c.lead_id, c.co_id)
       AND NOT public.yizhi_keys(c.division, c.line) && public.yizhi_writes() THEN RETURN; END IF;
    SELECT p.identity_mark INTO mark FROM public.subjects_party p WHERE p.id = c.party_id;
    IF mark IS NULL THEN RETURN; END IF;
    IF hold THEN PERFORM pg_advisory_xact_lock(hashtextextended('fine/' || mark, 0)); END IF;
    RETURN QUERY
    SELECT f.id, f.agency_name::text, f.decision_number::text, f.decided_on, f.item_code::text, f.item_name::text,
           (extract(epoch FROM c.occurred_at - f.occurred_at) / 3600)::double precision,
           ({_METRES})::double precision,
           btrim(f.place) = btrim(c.place),
           public.yizhi_keys(f.division, f.line) && public.yizhi_reads()
      FROM public.cases_imposedfine f
     WHERE f.party_mark = mark
     ORDER BY f.decided_on DESC, f.id DESC LIMIT {_MOST};
END $$;
REVOKE ALL ON FUNCTION cases_fines_on_party(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_fines_on_party(uuid, boolean) TO yizhi_web, yizhi_worker;
"""


def fines_across_agencies() -> migrations.RunSQL:
    """The migration step that lets the one question be asked."""
    return migrations.RunSQL(_FUNCTION, "DROP FUNCTION cases_fines_on_party(uuid, boolean);")
