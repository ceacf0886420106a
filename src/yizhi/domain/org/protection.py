"""How this module's tables are protected in the database.

Published tables are read by everybody and written with the key `division:organisation` (certificates also with
`division:justice`). Personnel files, recusals and codes are narrower. The password hash is in no session's reach: the
web role has no right to select that column, and two functions that run with the owner's rights hand it out one at a
time: for the account that signs in, counting every attempt, and for the person who is signed in.
"""

from django.db import migrations

from yizhi.domain.org.lines import ORGANISATION, PERSONNEL
from yizhi.platform.scope.policies import unprotection_sql

_READS = "(SELECT yizhi_reads())"
_WRITES = "(SELECT yizhi_writes())"
_ME = "(SELECT yizhi_person())"
_ROLES = "yizhi_web, yizhi_worker"


def _protection(table: str, reads: str, adds: str, changes: str, grants: str = "SELECT, INSERT, UPDATE") -> str:
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON {table} FOR SELECT USING ({reads});
CREATE POLICY yizhi_add ON {table} FOR INSERT WITH CHECK ({adds});
CREATE POLICY yizhi_change ON {table} FOR UPDATE USING ({changes}) WITH CHECK ({changes});
GRANT {grants} ON {table} TO {_ROLES};
"""


def _held(line: str, keys: str = _WRITES) -> str:
    return f"yizhi_keys(division, '{line}') && {keys}"


def published(table: str, *, also: str = "") -> migrations.RunSQL:
    """Everybody reads; whoever holds the organisation key of the row's division (or that of the line `also`) writes."""
    writes = " OR ".join(_held(line) for line in (ORGANISATION, also) if line)
    return migrations.RunSQL(_protection(table, "true", writes, writes), unprotection_sql(table))


def internal(table: str, *, changed_by: str = f"person_id = {_ME}") -> migrations.RunSQL:
    """Read by everybody who works inside, added by the person it concerns."""
    sql = _protection(table, f"cardinality({_READS}) > 0", f"person_id = {_ME}", changed_by)
    return migrations.RunSQL(sql, unprotection_sql(table))


def confirmation_codes() -> migrations.RunSQL:
    """The first officer's session counts attempts and marks the code used, so whoever may write anything changes it."""
    return internal("org_confirmationcode", changed_by=f"cardinality({_WRITES}) > 0")


def personnel_files() -> migrations.RunSQL:
    """The person, and whoever holds the personnel key of the territory, of every line or of the home agency's."""
    own = f"person_id = {_ME}"
    chain = f"{_held(PERSONNEL, _READS)} OR yizhi_keys(division, '{PERSONNEL}/' || home_line) && {_READS}"
    # Whoever appoints moves the file to the new unit, so the organisation key may change it.
    changes = f"{own} OR {_held(PERSONNEL)} OR {_held(ORGANISATION)}"
    sql = _protection("org_personfile", f"{own} OR {chain}", _held(PERSONNEL), changes)
    return migrations.RunSQL(sql, unprotection_sql("org_personfile"))


_ACCOUNT_COLUMNS = (
    "id, version, username, person_id, division, active, demo, must_change, failed, failed_at, last_sign_in"
)

# As first installed; `account_protection.py` puts another in its place.
FIRST_ATTEMPT = """
CREATE FUNCTION org_sign_in_attempt(given text)
RETURNS TABLE (account uuid, person uuid, hash text, is_demo boolean, locked boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE fresh interval := interval '15 minutes';
BEGIN
  RETURN QUERY
  UPDATE public.org_account a
     SET failed = CASE WHEN a.failed_at > clock_timestamp() - fresh THEN least(a.failed + 1, 1000) ELSE 1 END,
         failed_at = CASE WHEN a.failed_at > clock_timestamp() - fresh THEN a.failed_at ELSE clock_timestamp() END
   WHERE a.username = given AND a.active
  RETURNING a.id, a.person_id,
            CASE WHEN a.failed > 5 THEN '' ELSE a.password::text END,
            a.demo, a.failed > 5;
END $$;
REVOKE ALL ON FUNCTION org_sign_in_attempt(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION org_sign_in_attempt(text) TO yizhi_web, yizhi_worker;
"""

_ACCOUNT_FUNCTIONS = f"""{FIRST_ATTEMPT}
CREATE FUNCTION org_own_password() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT password::text FROM public.org_account WHERE active AND person_id = public.yizhi_person() $$;

CREATE FUNCTION org_account_closed(given uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT coalesce(NOT bool_or(active), false) FROM public.org_account WHERE person_id = given $$;

REVOKE ALL ON FUNCTION org_own_password(), org_account_closed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION org_own_password(), org_account_closed(uuid) TO {_ROLES};
"""


def accounts() -> migrations.RunSQL:
    """Own account, or with the organisation key of the territory; never the hash."""
    own, organised = f"person_id = {_ME}", _held(ORGANISATION)
    sql = _protection(
        "org_account",
        f"{own} OR {organised}",
        organised,
        f"{own} OR {organised}",
        grants=f"INSERT, UPDATE, SELECT ({_ACCOUNT_COLUMNS})",
    )
    undo = "DROP FUNCTION org_sign_in_attempt(text), org_own_password(), org_account_closed(uuid);"
    return migrations.RunSQL(sql + _ACCOUNT_FUNCTIONS, undo + unprotection_sql("org_account"))
