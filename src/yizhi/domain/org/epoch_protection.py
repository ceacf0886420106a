"""The epoch of the organisation: another number whenever anything changes that says who a person is.

The web process keeps actors it has built and asks for the epoch along with the session, in the same query; an actor
built under another epoch is built anew. A number from a sequence, so that no number ever comes back, not even after a
transaction that was rolled back. Changes of the organisation wait for each other; they are rare.
"""

from django.db import migrations

# What `actors.py` reads. Of accounts only whether they are open: signing in changes nothing about who somebody is.
_WATCHED = {
    "org_appointment": "",
    "org_certificate": "",
    "org_person": "",
    "org_agency": "",
    "org_team": "",
    "org_account": "OF active",
}


def _trigger(table: str, columns: str) -> str:
    return f"""CREATE TRIGGER yizhi_epoch AFTER INSERT OR DELETE OR UPDATE {columns} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION org_epoch_passes();"""


def epoch() -> migrations.RunSQL:
    """The table of one row, and the triggers that renew it."""
    made = f"""
CREATE SEQUENCE org_epoch_numbers;
CREATE TABLE org_epoch (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), number bigint NOT NULL);
INSERT INTO org_epoch (number) VALUES (nextval('org_epoch_numbers'));
GRANT SELECT ON org_epoch TO yizhi_web, yizhi_worker;
CREATE FUNCTION org_epoch_passes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ BEGIN UPDATE public.org_epoch SET number = nextval('public.org_epoch_numbers'); RETURN NULL; END $$;
{"".join(_trigger(table, columns) for table, columns in _WATCHED.items())}
"""
    dropped = "".join(f"DROP TRIGGER yizhi_epoch ON {table};" for table in _WATCHED)
    unmade = f"{dropped} DROP FUNCTION org_epoch_passes(); DROP TABLE org_epoch; DROP SEQUENCE org_epoch_numbers;"
    return migrations.RunSQL(made, unmade)
