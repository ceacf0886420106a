"""Whoever holds a document's code sees that document, and the ledger entries that prove it; nothing else."""

from django.db import migrations

_TOKEN = "(SELECT yizhi_token())"  # noqa: S105 - a function of the database
_MINE = f"verification_mark = {_TOKEN} OR party_mark = {_TOKEN}"

_ALLOW = f"""
CREATE POLICY yizhi_bearer ON documents_document FOR SELECT USING ({_MINE});
CREATE POLICY yizhi_bearer ON ledger_entry FOR SELECT TO yizhi_web USING (
    {_TOKEN} IS NOT NULL AND EXISTS (
        SELECT 1 FROM documents_document d WHERE d.record_id = ledger_entry.record_id
        AND (d.verification_mark = {_TOKEN} OR d.party_mark = {_TOKEN})));
-- The personal values behind an entry are the party's alone: the verification code is printed for everybody.
CREATE POLICY yizhi_bearer ON ledger_opening AS RESTRICTIVE FOR SELECT USING (
    {_TOKEN} IS NULL OR EXISTS (
        SELECT 1 FROM ledger_entry e JOIN documents_document d ON d.record_id = e.record_id
        WHERE e.id = ledger_opening.entry_id AND d.party_mark = {_TOKEN}));
"""


def bearers() -> migrations.RunSQL:
    """A migration step that opens documents to the holders of their codes."""
    return migrations.RunSQL(
        _ALLOW,
        "DROP POLICY yizhi_bearer ON documents_document; DROP POLICY yizhi_bearer ON ledger_entry;"
        "DROP POLICY yizhi_bearer ON ledger_opening;",
    )


def bearer_of_case(table: str) -> migrations.RunSQL:
    """A migration step that lets the holder of the party's code see the record that the document decides."""
    return migrations.RunSQL(
        f"""CREATE POLICY yizhi_bearer ON {table} FOR SELECT USING (
            {_TOKEN} IS NOT NULL AND EXISTS (
                SELECT 1 FROM documents_document d WHERE d.record_id = {table}.id AND d.party_mark = {_TOKEN}));""",
        f"DROP POLICY yizhi_bearer ON {table};",
    )
