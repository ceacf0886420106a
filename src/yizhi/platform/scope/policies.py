"""Row-level security as migration operations: one place says how each kind of table is protected.

Use in a migration after the table exists:

    operations = [
        ...,
        protect("cases_simplecase", Policy.SCOPED),
        protect("cases_photo", Policy.CHILD, parent=("case_id", "cases_simplecase")),
    ]
"""

from enum import StrEnum

from django.db import migrations


class Policy(StrEnum):
    """How rows are seen and written.

    SCOPED: territory x line, or an explicit share.
    CHILD: seen exactly as the parent row is seen; written by whoever sees the parent and may write anything.
    OPEN: everybody reads (laws, divisions, published names of officers); writing needs some writing key.
    PERSONAL: only the person named in `person_id` reads and changes; anybody may address a row to a person.
    """

    SCOPED = "scoped"
    CHILD = "child"
    OPEN = "open"
    PERSONAL = "personal"


FUNCTIONS = """
CREATE OR REPLACE FUNCTION yizhi_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('yizhi.person', true), '')::uuid $$;
CREATE OR REPLACE FUNCTION yizhi_reads() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(string_to_array(nullif(current_setting('yizhi.reads', true), ''), ','), '{}') $$;
CREATE OR REPLACE FUNCTION yizhi_writes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(string_to_array(nullif(current_setting('yizhi.writes', true), ''), ','), '{}') $$;
CREATE OR REPLACE FUNCTION yizhi_token() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('yizhi.token', true), '') $$;
CREATE OR REPLACE FUNCTION yizhi_keys(division text, line text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ARRAY[left(division, 2) || ':*', left(division, 4) || ':*',
                left(division, 6) || ':*', left(division, 9) || ':*',
                left(division, 2) || ':' || line, left(division, 4) || ':' || line,
                left(division, 6) || ':' || line, left(division, 9) || ':' || line] $$;
"""

# What is opened to the reader, asked at most once a statement and only when a row is not of the reader's territory.
# Definer and not inlined on purpose: as a sub-select of the policy, each table of a statement would bring shares and
# their policy, and a page's statement hundreds of sub-plans to set up. The price of `yizhi_among` tells the
# planner that looking through others' rows is dear, and its being a function that it cannot look into, that a good part
# of the rows are seen: else it goes through a million for one person's twenty.
OPENED = """
CREATE OR REPLACE FUNCTION yizhi_opened(to_write boolean, along_too boolean) RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$ BEGIN
    RETURN ARRAY(
        SELECT s.record_id FROM public.scope_share s
         WHERE (s.person_id = public.yizhi_person() OR s.key = ANY (public.yizhi_reads())
                OR s.token_hash = public.yizhi_token())
           AND s.revoked_at IS NULL AND (s.until IS NULL OR s.until > now())
           AND (s.may_write OR NOT to_write) AND (along_too OR NOT s.companion));
END $$;
REVOKE ALL ON FUNCTION yizhi_opened(boolean, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION yizhi_opened(boolean, boolean) TO yizhi_web, yizhi_worker;
CREATE OR REPLACE FUNCTION yizhi_among(record uuid, opened uuid[]) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 2000 AS $$ BEGIN RETURN record = ANY (opened); END $$;
"""

# The sub-selects run once a statement, not once a row. The cast makes ANY read an array and not a set of rows.
# Before the first migration the database holds nothing of ours.
WITHOUT_FUNCTIONS = """
DROP FUNCTION yizhi_person(); DROP FUNCTION yizhi_reads(); DROP FUNCTION yizhi_writes(); DROP FUNCTION yizhi_token();
DROP FUNCTION yizhi_keys(text, text); DROP FUNCTION yizhi_opened(boolean, boolean);
DROP FUNCTION yizhi_among(uuid, uuid[]);
"""

_READS = "(SELECT yizhi_reads())::text[]"
_WRITES = "(SELECT yizhi_writes())::text[]"


def _opened(record: str, *, writing: bool = False, companions: bool = True) -> str:
    asked = f"yizhi_opened(to_write => {writing}, along_too => {companions})"
    return f"yizhi_among({record}, (SELECT {asked}))"


def scoped_reads(record: str = "id", *, companions: bool = True) -> str:
    """`companions=False`: what is opened only along with another record does not count."""
    return f"yizhi_keys(division, line) && {_READS} OR {_opened(record, companions=companions)}"


def scoped_writes(record: str = "id") -> str:
    return f"yizhi_keys(division, line) && {_WRITES} OR {_opened(record, writing=True)}"


def _conditions(table: str, policy: Policy, parent: tuple[str, str] | None) -> tuple[str, str, str]:
    """SQL conditions for reading, adding and changing."""
    if policy is Policy.SCOPED:
        return scoped_reads(), f"yizhi_keys(division, line) && {_WRITES}", scoped_writes()
    if policy is Policy.CHILD:
        if parent is None:
            raise ValueError(f"{table}: a CHILD policy names its parent (column, table)")
        column, parent_table = parent
        seen = f"EXISTS (SELECT 1 FROM {parent_table} p WHERE p.id = {table}.{column})"
        return seen, f"{seen} AND cardinality({_WRITES}) > 0", f"{seen} AND cardinality({_WRITES}) > 0"
    if policy is Policy.OPEN:
        return "true", f"cardinality({_WRITES}) > 0", f"cardinality({_WRITES}) > 0"
    mine = "person_id = (SELECT yizhi_person())"
    return mine, "true", mine


def protection_sql(
    table: str, policy: Policy, parent: tuple[str, str] | None = None, *, append_only: bool = False
) -> str:
    """The statements that protect a table and grant what the web and worker roles need of it; never DELETE."""
    reads, adds, changes = _conditions(table, policy, parent)
    grants = "SELECT, INSERT" if append_only else "SELECT, INSERT, UPDATE"
    change = f"CREATE POLICY yizhi_change ON {table} FOR UPDATE USING ({changes}) WITH CHECK ({changes});"
    update = "" if append_only else change
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON {table} FOR SELECT USING ({reads});
CREATE POLICY yizhi_add ON {table} FOR INSERT WITH CHECK ({adds});
{update}
GRANT {grants} ON {table} TO yizhi_web, yizhi_worker;
"""


def share_protection_sql() -> str:
    """Shares are seen by whom they open something to and by those whose record it is; only the latter give them."""
    mine = (
        f"person_id = (SELECT yizhi_person()) OR key = ANY (({_READS})::text[]) OR token_hash = (SELECT yizhi_token())"
    )
    given = f"yizhi_keys(division, line) && {_WRITES}"
    return f"""
ALTER TABLE scope_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON scope_share FOR SELECT USING ({mine} OR yizhi_keys(division, line) && {_READS});
CREATE POLICY yizhi_add ON scope_share FOR INSERT WITH CHECK ({given});
CREATE POLICY yizhi_change ON scope_share FOR UPDATE USING ({given}) WITH CHECK ({given});
GRANT SELECT, INSERT, UPDATE ON scope_share TO yizhi_web, yizhi_worker;
"""


REPHRASED = f"""
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT tablename, policyname, with_check FROM pg_policies
                WHERE qual LIKE '%scope_share s%' AND tablename <> 'ledger_entry' LOOP
        IF one.policyname = 'yizhi_read' THEN
            EXECUTE format('ALTER POLICY yizhi_read ON %I USING ({scoped_reads()})', one.tablename);
        ELSIF one.with_check IS NULL THEN
            EXECUTE format('ALTER POLICY %I ON %I USING ({scoped_writes()})', one.policyname, one.tablename);
        ELSE
            EXECUTE format('ALTER POLICY %I ON %I USING ({scoped_writes()}) WITH CHECK ({scoped_writes()})',
                           one.policyname, one.tablename);
        END IF;
    END LOOP;
END $$;
"""


def unprotection_sql(table: str) -> str:
    return f"""
DROP POLICY IF EXISTS yizhi_read ON {table};
DROP POLICY IF EXISTS yizhi_add ON {table};
DROP POLICY IF EXISTS yizhi_change ON {table};
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON {table} FROM yizhi_web, yizhi_worker;
"""


def protect(
    table: str, policy: Policy, parent: tuple[str, str] | None = None, *, append_only: bool = False
) -> migrations.RunSQL:
    """A migration step that puts `table` under `policy`, reversible."""
    return migrations.RunSQL(protection_sql(table, policy, parent, append_only=append_only), unprotection_sql(table))


def technical(table: str, grants: str = "SELECT, INSERT, UPDATE, DELETE") -> migrations.RunSQL:
    """A migration step for a table without any business record (sessions, queues): granted, not scoped."""
    return migrations.RunSQL(
        f"GRANT {grants} ON {table} TO yizhi_web, yizhi_worker;", f"REVOKE ALL ON {table} FROM yizhi_web, yizhi_worker;"
    )
