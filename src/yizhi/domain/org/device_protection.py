"""How sessions are protected in the database: no table to read, only a door for whoever holds the key.

A session is looked up before anybody is known, so row-level security alone cannot tell whose it is. The web role has
no right to add or change rows; functions with the owner's rights take the hash of a key and touch that one row.
"""

from django.db import migrations

from yizhi.domain.org.lines import ORGANISATION
from yizhi.platform.scope.policies import unprotection_sql

_ROLES = "yizhi_web, yizhi_worker"
_SAFE = "SECURITY DEFINER SET search_path = pg_catalog, public"
_SEEN = "id, person_id, division, browser, address, since, seen_at, idle_until, ends_at"
_OWN = f"(person_id = public.yizhi_person() OR public.yizhi_keys(division, '{ORGANISATION}') && public.yizhi_%s())"

_FUNCTIONS = f"""
CREATE FUNCTION org_device_open(given text, at timestamptz) RETURNS SETOF org_device
LANGUAGE sql STABLE {_SAFE} AS
$$ SELECT * FROM public.org_device WHERE key_hash = given AND idle_until > at AND ends_at > at $$;

CREATE FUNCTION org_device_begin(hash text, row_id uuid, person uuid, words text, browser text, address text,
                                 at timestamptz, idle timestamptz, ends timestamptz) RETURNS boolean
LANGUAGE sql {_SAFE} AS $$
  INSERT INTO public.org_device
    (id, key_hash, person_id, division, content, browser, address, since, seen_at, idle_until, ends_at)
  SELECT row_id, hash, person, coalesce((SELECT p.division FROM public.org_person p WHERE p.id = person), ''), words,
         browser, address, at, at, idle, ends
  ON CONFLICT (key_hash) DO NOTHING RETURNING true $$;

CREATE FUNCTION org_device_keep(given text, person uuid, words text) RETURNS boolean
LANGUAGE sql {_SAFE} AS $$
  UPDATE public.org_device
     SET content = words, person_id = person,
         division = coalesce((SELECT p.division FROM public.org_person p WHERE p.id = person), '')
   WHERE key_hash = given RETURNING true $$;

CREATE FUNCTION org_device_seen(given text, at timestamptz, idle timestamptz) RETURNS void
LANGUAGE sql {_SAFE} AS $$
  UPDATE public.org_device SET seen_at = at, idle_until = least(idle, ends_at)
   WHERE key_hash = given AND idle_until > at $$;

CREATE FUNCTION org_device_leave(given text) RETURNS void
LANGUAGE sql {_SAFE} AS $$ DELETE FROM public.org_device WHERE key_hash = given $$;

CREATE FUNCTION org_devices_end(given uuid[]) RETURNS bigint
LANGUAGE sql {_SAFE} AS $$
  WITH gone AS (DELETE FROM public.org_device WHERE id = ANY (given) AND {_OWN % "writes"} RETURNING 1)
  SELECT count(*) FROM gone $$;

CREATE FUNCTION org_devices_clear(at timestamptz) RETURNS bigint
LANGUAGE sql {_SAFE} AS $$
  WITH gone AS (DELETE FROM public.org_device WHERE idle_until <= at OR ends_at <= at RETURNING 1)
  SELECT count(*) FROM gone $$;
"""
_SIGNATURES = (
    "org_device_open(text, timestamptz)",
    "org_device_begin(text, uuid, uuid, text, text, text, timestamptz, timestamptz, timestamptz)",
    "org_device_keep(text, uuid, text)",
    "org_device_seen(text, timestamptz, timestamptz)",
    "org_device_leave(text)",
    "org_devices_end(uuid[])",
    "org_devices_clear(timestamptz)",
)


def devices() -> migrations.RunSQL:
    """Read by their person and with the organisation key; never the hash of a key nor what the session holds."""
    functions = ", ".join(_SIGNATURES)
    sql = f"""
ALTER TABLE org_device ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON org_device FOR SELECT USING ({_OWN % "reads"});
CREATE POLICY yizhi_add ON org_device FOR INSERT WITH CHECK (false);
GRANT SELECT ({_SEEN}) ON org_device TO {_ROLES};
{_FUNCTIONS}
REVOKE ALL ON FUNCTION {functions} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {functions} TO {_ROLES};
"""
    return migrations.RunSQL(sql, f"DROP FUNCTION {functions};" + unprotection_sql("org_device"))


_ENDED = f"""
CREATE FUNCTION org_device_ended() RETURNS trigger LANGUAGE plpgsql {_SAFE} AS $$
BEGIN
  PERFORM pg_notify('yizhi_live', json_build_object('session', OLD.id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER org_device_ended AFTER DELETE ON org_device FOR EACH ROW EXECUTE FUNCTION org_device_ended();
"""


def endings() -> migrations.RunSQL:
    """A session that ends, however it does, is told at commit to the live streams, which end with it."""
    return migrations.RunSQL(_ENDED, "DROP TRIGGER org_device_ended ON org_device; DROP FUNCTION org_device_ended();")
