"""What the database itself keeps of signing in: former passwords, tries counted together, single use of codes.

No session selects a hash, a secret or a count; each function touches the one account that signs in or is signed in.
"""

from django.db import migrations

from yizhi.platform.scope.policies import unprotection_sql

_ROLES = "yizhi_web, yizhi_worker"
_SAFE = "SECURITY DEFINER SET search_path = pg_catalog, public"
_NEW_COLUMNS = "password_since, password_until, second_since"

_FUNCTIONS = f"""
CREATE FUNCTION org_remember_password() RETURNS trigger LANGUAGE plpgsql {_SAFE} AS $$
BEGIN
  IF OLD.password IS DISTINCT FROM NEW.password THEN
    INSERT INTO public.org_formerpassword (account_id, hash, until) VALUES (OLD.id, OLD.password, clock_timestamp());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER org_account_remembers BEFORE UPDATE OF password ON org_account
  FOR EACH ROW EXECUTE FUNCTION org_remember_password();

CREATE FUNCTION org_own_former_passwords(most integer) RETURNS SETOF text LANGUAGE sql STABLE {_SAFE} AS $$
  SELECT f.hash FROM public.org_formerpassword f JOIN public.org_account a ON a.id = f.account_id
   WHERE a.active AND a.person_id = public.yizhi_person() ORDER BY f.id DESC LIMIT most $$;

CREATE FUNCTION org_try(given text, at timestamptz, minutes integer) RETURNS integer LANGUAGE sql {_SAFE} AS $$
  INSERT INTO public.org_signintry AS t (subject, tries, since, until)
  VALUES (given, 1, at, at + make_interval(mins => minutes))
  ON CONFLICT (subject) DO UPDATE
     SET tries = CASE WHEN t.until > at THEN least(t.tries + 1, 1000000) ELSE 1 END,
         since = CASE WHEN t.until > at THEN t.since ELSE at END,
         until = CASE WHEN t.until > at THEN t.until ELSE at + make_interval(mins => minutes) END
  RETURNING tries $$;

CREATE FUNCTION org_forgive(given text) RETURNS void LANGUAGE sql {_SAFE} AS
$$ DELETE FROM public.org_signintry WHERE subject = given $$;

CREATE FUNCTION org_tries_clear(at timestamptz) RETURNS bigint LANGUAGE sql {_SAFE} AS $$
  WITH gone AS (DELETE FROM public.org_signintry WHERE until <= at RETURNING 1) SELECT count(*) FROM gone $$;

DROP FUNCTION org_sign_in_attempt(text);
CREATE FUNCTION org_sign_in_attempt(given text, name text, network text, at timestamptz, minutes integer,
                                    most integer, most_network integer)
RETURNS TABLE (account uuid, person uuid, hash text, is_demo boolean, must boolean, password_at timestamptz,
               good_until timestamptz, second boolean, tries integer, network_tries integer)
LANGUAGE plpgsql {_SAFE} AS $$
DECLARE here integer; around integer := 0;
BEGIN
  here := public.org_try(name, at, minutes);
  -- Only read: a lock on the network's count would make a whole office sign in one after the other.
  SELECT coalesce(max(t.tries), 0) INTO around FROM public.org_signintry t WHERE t.subject = network AND t.until > at;
  RETURN QUERY
  SELECT a.id, a.person_id,
         CASE WHEN here > most OR around >= most_network THEN '' ELSE a.password::text END,
         a.demo, a.must_change, a.password_since, a.password_until, a.second_since IS NOT NULL, here, around
    FROM (SELECT 1) one LEFT JOIN public.org_account a ON a.username = given AND a.active;
END $$;

CREATE FUNCTION org_own_second_step(at timestamptz, minutes integer, most integer)
RETURNS TABLE (secret bytea, used bigint, recovery text[], tries integer) LANGUAGE plpgsql {_SAFE} AS $$
DECLARE here integer;
BEGIN
  here := public.org_try('code:' || public.yizhi_person(), at, minutes);
  RETURN QUERY
  SELECT CASE WHEN here > most THEN NULL ELSE a.second_secret END, a.second_used, a.recovery::text[], here
    FROM public.org_account a WHERE a.active AND a.person_id = public.yizhi_person();
END $$;

CREATE FUNCTION org_use_code(step bigint) RETURNS boolean LANGUAGE sql {_SAFE} AS $$
  UPDATE public.org_account SET second_used = step
   WHERE active AND person_id = public.yizhi_person() AND coalesce(second_used, 0) < step RETURNING true $$;

CREATE FUNCTION org_use_recovery(given text) RETURNS integer LANGUAGE sql {_SAFE} AS $$
  UPDATE public.org_account SET recovery = array_remove(recovery, given)
   WHERE active AND person_id = public.yizhi_person() AND given = ANY (recovery) RETURNING cardinality(recovery) $$;
"""
_CALLED = (
    "org_own_former_passwords(integer)",
    "org_try(text, timestamptz, integer)",
    "org_forgive(text)",
    "org_tries_clear(timestamptz)",
    "org_sign_in_attempt(text, text, text, timestamptz, integer, integer, integer)",
    "org_own_second_step(timestamptz, integer, integer)",
    "org_use_code(bigint)",
    "org_use_recovery(text)",
)


def _closed(table: str) -> str:
    """Nobody reads or adds; only the functions above, which run as the owner."""
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON {table} FOR SELECT USING (false);
CREATE POLICY yizhi_add ON {table} FOR INSERT WITH CHECK (false);
"""


def signing_in(former_attempt: str) -> migrations.RunSQL:
    """Put the two closed tables and the functions there; `former_attempt` is the SQL that brings the old one back."""
    functions = ", ".join(_CALLED)
    sql = f"""{_closed("org_formerpassword")}{_closed("org_signintry")}{_FUNCTIONS}
GRANT SELECT ({_NEW_COLUMNS}) ON org_account TO {_ROLES};
REVOKE ALL ON FUNCTION {functions} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {functions} TO {_ROLES};
"""
    undo = f"""
DROP TRIGGER org_account_remembers ON org_account;
DROP FUNCTION {functions}, org_remember_password();
REVOKE SELECT ({_NEW_COLUMNS}) ON org_account FROM {_ROLES};
{former_attempt}
{unprotection_sql("org_formerpassword")}{unprotection_sql("org_signintry")}
"""
    return migrations.RunSQL(sql, undo)
