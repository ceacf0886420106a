"""How fines of other agencies are known without anybody's scope growing wider.

`cases_fines_on_party(case, hold)` runs with the owner's rights and answers one question: which fines were imposed on
the parties of this case. It answers if and only if the case is at hand (a draft at the scene, or a general case before
its decision) and the asking person is one of its two officers or may write in its unit. It tells which party, agency,
number, day and item of each, and how near in place and time it was to the conduct at hand; no name, no identity number,
no place, no position, no facts, no amount. Conduct that lasts is near to whatever happened while it lasted.
With `hold` other decisions on the same parties wait until this transaction ends: two agencies cannot both be first.
"""

from django.db import migrations

from yizhi.platform.scope.policies import scoped_writes

_METRES = """
    2 * 6371008.8 * asin(least(1, sqrt(
        sin(radians(f.latitude - c.latitude) / 2) ^ 2
        + cos(radians(c.latitude)) * cos(radians(f.latitude)) * sin(radians(f.longitude - c.longitude) / 2) ^ 2)))
"""

_MOST = 50

# As it was before general cases were in the index; what going back to that release needs.
_FIRST = f"""
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

_FUNCTION = f"""
CREATE FUNCTION cases_fines_on_party(asked uuid, hold boolean)
RETURNS TABLE (fine uuid, party uuid, agency text, number text, decided date, code text, item text,
               hours double precision, metres double precision, same_words boolean, visible boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c record;
    p record;
BEGIN
    SELECT * INTO c FROM (
        SELECT s.division, s.line, s.lead_id, s.co_id, s.place, s.longitude, s.latitude,
               s.occurred_at AS begun, s.occurred_at AS ended
          FROM public.cases_simplecase s
         WHERE s.id = asked AND s.state = 'ON_SITE_DRAFT' AND s.issued_at IS NULL
        UNION ALL
        SELECT g.division, g.line, g.lead_id, g.co_id, g.place, g.longitude, g.latitude, g.occurred_at,
               CASE WHEN NOT g.continuing THEN g.occurred_at
                    WHEN g.ended_on IS NULL THEN clock_timestamp()
                    ELSE (g.ended_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' END
          FROM public.cases_generalcase g
         WHERE g.id = asked AND g.decided_at IS NULL
           AND g.state NOT IN ('NOT_FILED', 'WITHDRAWN', 'TERMINATED', 'TRANSFERRED_CRIME', 'TRANSFERRED_AGENCY',
                               'CLOSED', 'ARCHIVED')) conduct;
    IF NOT FOUND OR public.yizhi_person() IS NULL OR cardinality(public.yizhi_writes()) = 0 THEN RETURN; END IF;
    IF public.yizhi_person() NOT IN (c.lead_id, c.co_id)
       AND NOT public.yizhi_keys(c.division, c.line) && public.yizhi_writes() THEN RETURN; END IF;
    FOR p IN
        SELECT s.id, s.identity_mark AS mark FROM public.subjects_party s
         WHERE s.identity_mark IS NOT NULL AND s.id IN (
            SELECT party_id FROM public.cases_simplecase WHERE id = asked
            UNION SELECT party_id FROM public.cases_caseparty WHERE case_id = asked AND excluded_at IS NULL)
         ORDER BY s.identity_mark  -- one order for all, so that no two wait for each other
    LOOP
        IF hold THEN PERFORM pg_advisory_xact_lock(hashtextextended('fine/' || p.mark, 0)); END IF;
        RETURN QUERY
        SELECT f.id, p.id, f.agency_name::text, f.decision_number::text, f.decided_on, f.item_code::text,
               f.item_name::text,
               (extract(epoch FROM greatest(interval '0', c.begun - coalesce(f.ended_at, f.occurred_at),
                                            f.occurred_at - c.ended)) / 3600)::double precision,
               ({_METRES})::double precision,
               btrim(f.place) = btrim(c.place),
               public.yizhi_keys(f.division, f.line) && public.yizhi_reads()
          FROM public.cases_imposedfine f
         WHERE f.party_mark = p.mark
         ORDER BY f.decided_on DESC, f.id DESC LIMIT {_MOST};
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION cases_fines_on_party(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_fines_on_party(uuid, boolean) TO yizhi_web, yizhi_worker;
"""
_GONE = "DROP FUNCTION cases_fines_on_party(uuid, boolean);"


def fines_across_agencies() -> migrations.RunSQL:
    """The migration step that lets the one question be asked of cases at the scene."""
    return migrations.RunSQL(_FIRST, _GONE)


def fines_of_both_procedures() -> migrations.RunSQL:
    """The migration step that lets it be asked of general cases as well."""
    return migrations.RunSQL(_GONE + _FUNCTION, _GONE + _FIRST)


# A fine whose decision was revoked is asked about no more.
_STANDING = _FUNCTION.replace("WHERE f.party_mark = p.mark", "WHERE f.party_mark = p.mark AND f.annulled_on IS NULL")


# Of a row in the index nothing else can be changed than that its decision fell.
_ANNUL = f"""
CREATE POLICY yizhi_change ON cases_imposedfine FOR UPDATE USING ({scoped_writes()});
GRANT UPDATE (annulled_on, version) ON cases_imposedfine TO yizhi_web, yizhi_worker;
"""
_NO_ANNULMENT = """
REVOKE UPDATE (annulled_on, version) ON cases_imposedfine FROM yizhi_web, yizhi_worker;
DROP POLICY yizhi_change ON cases_imposedfine;
"""


def fines_that_stand() -> migrations.RunSQL:
    """The migration step after which revoked fines are left out, and a fine can be marked as revoked."""
    return migrations.RunSQL(_GONE + _STANDING + _ANNUL, _NO_ANNULMENT + _GONE + _FUNCTION)


_OWNER = """
CREATE FUNCTION cases_calendar_owner(asked uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT person_id FROM public.cases_calendaraddress WHERE id = asked AND revoked_at IS NULL
$$;
REVOKE ALL ON FUNCTION cases_calendar_owner(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_calendar_owner(uuid) TO yizhi_web;
"""


def calendar_owner() -> migrations.RunSQL:
    """The migration step for a reader without an account: who owns the calendar address that they showed."""
    return migrations.RunSQL(_OWNER, "DROP FUNCTION cases_calendar_owner(uuid);")
