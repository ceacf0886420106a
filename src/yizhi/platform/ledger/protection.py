"""How the ledger's tables are protected in the database itself: added to, never changed, not even by their owner."""

from yizhi.platform.scope.policies import scoped_reads

_TABLES = ("ledger_entry", "ledger_opening", "ledger_leaf", "ledger_head")

# Row triggers stop UPDATE and DELETE, statement triggers stop TRUNCATE, whoever asks. Whoever disables the triggers is
# found by the nightly verification instead.
_GUARD = """
CREATE OR REPLACE FUNCTION yizhi_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%: 台账只可追加，不可更改或删除', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
"""

_PENDING = """
CREATE OR REPLACE FUNCTION yizhi_entry_pending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS
$$ BEGIN INSERT INTO public.ledger_pending (entry_id) VALUES (NEW.id); RETURN NULL; END $$;
CREATE TRIGGER yizhi_entry_pending AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION yizhi_entry_pending();
"""


def _append_only(table: str) -> str:
    return f"""
CREATE TRIGGER yizhi_append_only_row BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION yizhi_append_only();
CREATE TRIGGER yizhi_append_only_table BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION yizhi_append_only();
"""


_ENTRY_READ = f"actor_person = (SELECT yizhi_person()) OR {scoped_reads('record_id')}"

_POLICIES = f"""
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON ledger_entry FOR SELECT TO yizhi_web USING ({_ENTRY_READ});
CREATE POLICY yizhi_add ON ledger_entry FOR INSERT
    WITH CHECK (actor_person IS NOT DISTINCT FROM (SELECT yizhi_person()));
CREATE POLICY yizhi_seal ON ledger_entry FOR SELECT TO yizhi_worker USING (true);
ALTER TABLE ledger_opening ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON ledger_opening FOR SELECT
    USING (EXISTS (SELECT 1 FROM ledger_entry e WHERE e.id = ledger_opening.entry_id));
CREATE POLICY yizhi_add ON ledger_opening FOR INSERT WITH CHECK (true);
GRANT SELECT, INSERT ON ledger_entry, ledger_opening TO yizhi_web, yizhi_worker;
GRANT SELECT ON ledger_leaf, ledger_tile, ledger_head TO yizhi_web;
GRANT SELECT, INSERT ON ledger_leaf, ledger_head TO yizhi_worker;
GRANT SELECT, INSERT, UPDATE ON ledger_tile TO yizhi_worker;
GRANT SELECT, DELETE ON ledger_pending TO yizhi_worker;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO yizhi_worker;
"""


def entry_reading_sql(*, companions: bool) -> str:
    """Who reads an entry. The trace of a record that is open only along with another one stays closed."""
    shared = scoped_reads("record_id", companions=companions)
    return f"ALTER POLICY yizhi_read ON ledger_entry USING (actor_person = (SELECT yizhi_person()) OR {shared});"


def protection_sql() -> str:
    return _GUARD + "".join(_append_only(table) for table in _TABLES) + _PENDING + _POLICIES


def unprotection_sql() -> str:
    dropped = "".join(
        f"DROP TRIGGER IF EXISTS yizhi_append_only_row ON {t}; DROP TRIGGER IF EXISTS yizhi_append_only_table ON {t};"
        for t in _TABLES
    )
    return f"""{dropped}
DROP TRIGGER IF EXISTS yizhi_entry_pending ON ledger_entry;
DROP FUNCTION IF EXISTS yizhi_entry_pending();
DROP FUNCTION IF EXISTS yizhi_append_only();
DROP POLICY IF EXISTS yizhi_read ON ledger_entry; DROP POLICY IF EXISTS yizhi_add ON ledger_entry;
DROP POLICY IF EXISTS yizhi_seal ON ledger_entry;
DROP POLICY IF EXISTS yizhi_read ON ledger_opening; DROP POLICY IF EXISTS yizhi_add ON ledger_opening;
ALTER TABLE ledger_entry DISABLE ROW LEVEL SECURITY; ALTER TABLE ledger_opening DISABLE ROW LEVEL SECURITY;
"""
