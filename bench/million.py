"""Fill a database with simple cases far beyond what the demo city has: copies of its own, spread over its townships.

Measurements only: the copies are made by SQL, past the acts, and have one ledger entry each; nothing else may do this.
"""

from collections.abc import Sequence

import psycopg

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import installation_cluster
from yizhi.platform.database.roles import DATABASE

_CHUNK = 100_000

# A version 7 identifier that says when the case was opened, so that newest first is by id as in real use.
_ID = """CREATE OR REPLACE FUNCTION pg_temp.bench_id(at timestamptz, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
        || '8' || substr(md5(n::text), 4, 15))::uuid $$"""

_MADE = """CREATE TEMP TABLE bench_made AS
SELECT n, pg_temp.bench_id(at, n) AS id, at, t.id AS template, t.lead_id, t.division, t.line
FROM generate_series(%(from)s::bigint, %(to)s::bigint) AS n
CROSS JOIN LATERAL (SELECT now() - (%(total)s - n) * interval '31 seconds' AS at) AS moment
JOIN bench_template t ON t.place = n %% %(templates)s"""

_ENTRIES = """INSERT INTO ledger_entry (id, key, request, at, verb, actor_person, record_kind, record_id, division,
    line, body, mac)
SELECT pg_temp.bench_id(m.at, -m.n), pg_temp.bench_id(m.at, -m.n), '', m.at, e.verb, m.lead_id, e.record_kind, m.id,
    m.division, m.line, e.body, '' FROM bench_made m
JOIN LATERAL (
    SELECT * FROM ledger_entry WHERE record_id = m.template AND verb = 'simple_case.issue' LIMIT 1
) e ON true"""


def fill(cases: int) -> None:
    """Bring the number of simple cases to about `cases`. Idempotent: copies already there are counted."""
    with embedded.connect(installation_cluster(), database=DATABASE) as connection:
        connection.execute(_ID.encode())
        columns = _columns(connection, "cases_simplecase", but=("id", "opened_at", "occurred_at"))
        (there,) = connection.execute("SELECT count(*) FROM cases_simplecase").fetchone() or (0,)
        if there >= cases:
            return
        print(f"  装入 {cases:,} 件当场处罚 simple cases", flush=True)
        (templates,) = _templates(connection)
        for first in range(there, cases, _CHUNK):
            last = min(first + _CHUNK, cases) - 1
            _chunk(connection, columns, {"from": first, "to": last, "total": cases, "templates": templates})
            print(f"    … {last + 1:,}", flush=True)
        connection.execute("ANALYZE")


def _columns(connection: psycopg.Connection, table: str, but: Sequence[str]) -> str:
    rows = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position", [table]
    ).fetchall()
    return ", ".join(f'"{name}"' for (name,) in rows if name not in but)


def _templates(connection: psycopg.Connection) -> tuple[int]:
    """The demo city's decided cases, numbered, so that copies take their turn."""
    connection.execute(
        "CREATE TEMP TABLE bench_template AS SELECT id, lead_id, division, line, row_number() OVER (ORDER BY id) - 1"
        " AS place FROM cases_simplecase WHERE state = 'CLOSED' AND opened_at > now() - interval '370 days'"
    )
    (found,) = connection.execute("SELECT count(*) FROM bench_template").fetchone() or (0,)
    return (found,)


def _chunk(connection: psycopg.Connection, columns: str, numbers: dict[str, int]) -> None:
    connection.execute(_MADE, numbers)
    prefixed = ", ".join(f"t.{name}" for name in columns.split(", "))
    connection.execute(
        f"INSERT INTO cases_simplecase (id, opened_at, occurred_at, {columns})"
        f" SELECT m.id, m.at, m.at, {prefixed} FROM bench_made m JOIN cases_simplecase t ON t.id = m.template".encode()
    )
    connection.execute("ALTER TABLE ledger_entry DISABLE TRIGGER yizhi_entry_pending")
    connection.execute(_ENTRIES)
    connection.execute("ALTER TABLE ledger_entry ENABLE TRIGGER yizhi_entry_pending")
    connection.execute("DROP TABLE bench_made")
