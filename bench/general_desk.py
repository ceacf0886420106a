"""How long the desk of general cases takes when the city has a hundred thousand of them.

The cases are copies of the demo city's own, in every state, with all that a deadline is computed from, and spread over
the officers of its townships. Measurements only: the copies are made by SQL, past the acts.
"""

import os
import sys
from collections.abc import Iterator
from typing import Any

import psycopg

from bench import installation
from bench.figures import Figure, figure, milliseconds, percentile, publish

CASES = int(os.environ.get("GENERAL_CASES", "100000"))
ROUNDS = 40
GOAL_MS = 100
_CHUNK = 10_000
_CASE = "cases_generalcase"
_TABLES = (
    "caseparty", "casestaff", "proposal", "notice", "statement", "hearing", "review", "measure", "payable",
    "paymententry", "remedy", "publication", "fasttrack", "clockpause", "clockextension", "correctionorder",
    "cooperationletter",
)  # fmt: skip
"""What the desk reads of a case, in an order in which each refers only to those before it."""
_PAGES = {
    "my cases": "/cases/general/mine/",
    "general list": "/cases/general/",
    "calendar": "/cases/general/calendar/",
    "board": "/cases/general/board/",
}
_OF_UNIT = {"unit": "/cases/general/unit/", "board of the unit": "/cases/general/board/?of=unit"}

_REFERENCES = """SELECT a.attname, k.confrelid::regclass::text FROM pg_constraint k
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'f' AND k.conrelid = %s::regclass"""
_COLUMNS = "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position"
_SEATS = """CREATE TEMP TABLE bench_seat AS
SELECT row_number() OVER (ORDER BY division) - 1 AS place, division, line, agency_id,
       array_agg(DISTINCT lead_id) AS leads
FROM cases_simplecase GROUP BY division, line, agency_id HAVING count(DISTINCT lead_id) > 1"""
_TEMPLATES = f"""CREATE TEMP TABLE bench_template AS
SELECT row_number() OVER (ORDER BY id) - 1 AS place, id, opened_at FROM {_CASE} WHERE state_before <> 'BENCH'"""
# A version 7 identifier that says when the case was opened, as in real use: the newest come first.
_MADE = """CREATE TEMP TABLE bench_made AS
SELECT n, t.id AS template, s.division, s.line, s.agency_id, s.leads[1 + n %% cardinality(s.leads)] AS lead,
       s.leads[1 + (n + 1) %% cardinality(s.leads)] AS co,
       (lpad(to_hex((extract(epoch FROM t.opened_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
        || '8' || substr(md5(n::text), 4, 15))::uuid AS id
FROM generate_series(%(from)s::bigint, %(to)s::bigint) AS n
JOIN bench_template t ON t.place = n %% (SELECT count(*) FROM bench_template)
JOIN bench_seat s ON s.place = (n / 7) %% (SELECT count(*) FROM bench_seat)"""


def fill(cases: int) -> None:
    """Bring the number of general cases to `cases`. Idempotent: copies already there are counted."""
    from yizhi.platform.database import embedded
    from yizhi.platform.database.cluster import installation_cluster
    from yizhi.platform.database.roles import DATABASE

    with embedded.connect(installation_cluster(), database=DATABASE) as connection:
        (there,) = connection.execute(f"SELECT count(*) FROM {_CASE}".encode()).fetchone() or (0,)
        if there >= cases:
            return
        print(f"  装入 {cases:,} 件普通程序案件 general cases", flush=True)
        connection.execute(_SEATS)
        connection.execute(_TEMPLATES.encode())
        for first in range(there, cases, _CHUNK):
            last = min(first + _CHUNK, cases) - 1
            connection.execute(_MADE, {"from": first, "to": last})
            for table in (_CASE, *(f"cases_{name}" for name in _TABLES)):
                connection.execute(_copied(connection, table).encode())
            connection.execute("DROP TABLE bench_made")
            connection.commit()
            print(f"    … {last + 1:,}", flush=True)
        connection.execute("ANALYZE")


def _copied(connection: psycopg.Connection, table: str) -> str:
    """The statement that copies the rows of the table; what refers to a copied row refers to its copy."""
    copied = {_CASE, *(f"cases_{name}" for name in _TABLES)}
    to = dict(connection.execute(_REFERENCES, [table]).fetchall())
    names = [name for (name,) in connection.execute(_COLUMNS, [table]).fetchall()]
    own = {"id": "m.id", "division": "m.division", "line": "m.line", "agency_id": "m.agency_id", "lead_id": "m.lead"}
    own |= {"co_id": "m.co", "archive_number": "CASE s.archive_number WHEN '' THEN '' ELSE m.n::text END"}
    own |= {"state_before": "'BENCH'"}
    values = []
    for name in names:
        if table == _CASE:
            values.append(own.get(name, f's."{name}"'))
        elif to.get(name) == _CASE:
            values.append("m.id")
        elif name == "id" or to.get(name) in copied:
            values.append(f"md5(s.{name}::text || m.n)::uuid")
        else:
            values.append({"division": "m.division", "line": "m.line"}.get(name, f's."{name}"'))
    joined = f"JOIN {table} s ON s.{'id' if table == _CASE else 'case_id'} = m.template"
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)} FROM bench_made m {joined}"


def _measured() -> Iterator[Figure]:
    from bench.pages import _browser

    for username in ("officer", "captain"):
        browser: Any = _browser(username)
        for name, url in (_PAGES if username == "officer" else _PAGES | _OF_UNIT).items():
            answer = browser.get(url)
            if answer.status_code != 200:
                raise SystemExit(f"{url}: {answer.status_code}")
            taken = milliseconds(lambda u=url, b=browser: b.get(u), ROUNDS)
            yield figure(f"{name} ({username}), p50", percentile(taken, 0.5), "ms")
            yield figure(f"{name} ({username}), p95", percentile(taken, 0.95), "ms", GOAL_MS)


def main() -> int:
    installation.setup("web")
    fill(CASES)
    return 1 if publish("general_desk", list(_measured())) else 0


if __name__ == "__main__":
    sys.exit(main())
