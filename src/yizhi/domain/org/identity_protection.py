"""What the database keeps of linked identities: no session reads the hash, one function finds the account."""

from django.db import migrations

_ROLES = "yizhi_web, yizhi_worker"
_FUNCTION = "org_vouched(text, text)"

_SQL = f"""
CREATE FUNCTION org_vouched(given text, name text)
RETURNS TABLE (account uuid, person uuid, is_demo boolean, second boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT a.id, a.person_id, a.demo, a.second_since IS NOT NULL FROM public.org_account a
   WHERE a.active AND ((given <> '' AND a.identity = given) OR (name <> '' AND a.identity = '' AND a.username = name))
   ORDER BY a.identity = given DESC LIMIT 1 $$;
REVOKE ALL ON FUNCTION {_FUNCTION} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {_FUNCTION} TO {_ROLES};
GRANT SELECT (identity_since) ON org_account TO {_ROLES};
"""
_UNDO = f"""
DROP FUNCTION {_FUNCTION};
REVOKE SELECT (identity_since) ON org_account FROM {_ROLES};
"""


def identities() -> migrations.RunSQL:
    """After the columns are there."""
    return migrations.RunSQL(_SQL, _UNDO)
