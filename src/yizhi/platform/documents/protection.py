"""Whoever holds a document's code sees that document, and the ledger entries that prove it; nothing else."""

from django.db import migrations

_TOKEN = "(SELECT yizhi_token())"  # noqa: S105 - a function of the database
_MINE = f"verification_mark = {_TOKEN} OR party_mark = {_TOKEN}"

# The records of the documents whose code is held; asked once a statement, and only for who holds a code. Definer, so
# that the policy of a case does not bring the documents with all their policies into each statement.
BORNE = """
CREATE OR REPLACE FUNCTION yizhi_borne(party_alone boolean) RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public AS $$ BEGIN
    RETURN ARRAY(
        SELECT d.record_id FROM public.documents_document d
         WHERE d.party_mark = public.yizhi_token()
            OR NOT party_alone AND d.verification_mark = public.yizhi_token());
END $$;
REVOKE ALL ON FUNCTION yizhi_borne(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION yizhi_borne(boolean) TO yizhi_web, yizhi_worker;
"""


def _borne(record: str, *, party_alone: bool) -> str:
    asked = f"yizhi_borne(party_alone => {party_alone})"
    return f"{_TOKEN} IS NOT NULL AND yizhi_among({record}, (SELECT {asked}))"


_PROOF = _borne("record_id", party_alone=False)
_PROVED = f"CREATE POLICY yizhi_bearer ON ledger_entry FOR SELECT TO yizhi_web USING ({_PROOF});"
_ALLOW = f"""
CREATE POLICY yizhi_bearer ON documents_document FOR SELECT USING ({_MINE});
{_PROVED}
-- The personal values behind an entry are the party's alone: the verification code is printed for everybody.
CREATE POLICY yizhi_bearer ON ledger_opening AS RESTRICTIVE FOR SELECT USING (
    {_TOKEN} IS NULL OR EXISTS (
        SELECT 1 FROM ledger_entry e JOIN documents_document d ON d.record_id = e.record_id
        WHERE e.id = ledger_opening.entry_id AND d.party_mark = {_TOKEN}));
"""


def bearers() -> migrations.RunSQL:
    """A migration step that opens documents to the holders of their codes."""
    return migrations.RunSQL(
        BORNE + _ALLOW,
        "DROP POLICY yizhi_bearer ON documents_document; DROP POLICY yizhi_bearer ON ledger_entry;"
        "DROP POLICY yizhi_bearer ON ledger_opening; DROP FUNCTION yizhi_borne(boolean);",
    )


def bearers_asked_once() -> migrations.RunSQL:
    """A migration step that gives an older database the question, and the entries' policy that puts it."""
    return migrations.RunSQL(f"{BORNE} DROP POLICY yizhi_bearer ON ledger_entry; {_PROVED}", migrations.RunSQL.noop)


def bearer_of_case(table: str) -> migrations.RunSQL:
    """A migration step that lets the holder of the party's code see the record that the document decides."""
    return migrations.RunSQL(_bearer(table), f"DROP POLICY yizhi_bearer ON {table};")


def bearer_of_case_asked_once(table: str) -> migrations.RunSQL:
    """A migration step that puts the question in place of the sub-select that older databases have."""
    return migrations.RunSQL(f"DROP POLICY yizhi_bearer ON {table}; {_bearer(table)}", migrations.RunSQL.noop)


def _bearer(table: str) -> str:
    return f"CREATE POLICY yizhi_bearer ON {table} FOR SELECT USING ({_borne('id', party_alone=True)});"
