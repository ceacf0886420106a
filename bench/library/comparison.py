"""The same cases and questions given to SQLite FTS5 and to PostgreSQL, both with the words already cut."""

import sqlite3
import time
from collections.abc import Iterator
from typing import Any

from bench.library.measuring import Figures, timed
from yizhi.domain.library.index.words import asked_words, words
from yizhi.domain.library.lake.store import Lake

_PATIENCE_MS = 10_000


def rows(lake: Lake, count: int) -> Iterator[tuple[int, str]]:
    """Key and cut text of the first cases, spread over the years."""
    parts = lake.parts()
    for part in parts:
        for batch in part.batches(max(1, count // len(parts)), ["key", "violation", "party", "facts"]):
            for row in batch.to_pylist():
                yield row["key"], " ".join(words(f"{row['violation']}\n{row['party']}\n{row['facts']}"))
            break


def fts5(lake: Lake, count: int, questions: list[str], figures: Figures) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table cases using fts5(told, content='', detail=full)")
    begun = time.monotonic()
    database.executemany("insert into cases(rowid, told) values (?, ?)", rows(lake, count))
    figures.add(f"SQLite FTS5, {count} cases: build", time.monotonic() - begun, "s")

    def ask(question: str) -> Any:
        match = " ".join(f'"{word}"' for word in asked_words(question))
        database.execute("select count(*) from cases where cases match ?", (match,)).fetchone()
        ranked = "select rowid from cases where cases match ? order by rank limit 20"
        return database.execute(ranked, (match,)).fetchall()

    figures.times(f"SQLite FTS5, {count} cases: words and count", timed(ask, questions))
    database.close()


def postgresql(lake: Lake, count: int, questions: list[str], figures: Figures) -> None:
    """In a temporary table of the embedded database; left out, and said so, where none is running."""
    from django.db import OperationalError, connection

    try:
        cursor = connection.cursor()
    except OperationalError:
        print("   PostgreSQL 未运行，略去比较；先执行 yizhi database start")
        return
    with cursor:
        cursor.execute("create temporary table told (key bigint, words tsvector)")
        begun = time.monotonic()
        insert = (
            "insert into told select key, array_to_tsvector(string_to_array(words, ' '))"
            " from unnest(%s::bigint[], %s::text[]) as t(key, words)"
        )
        batch: list[tuple[int, str]] = []
        for row in rows(lake, count):
            batch.append((row[0], " ".join(dict.fromkeys(row[1].split()))))
            if len(batch) == 5_000:
                cursor.execute(insert, [[one[0] for one in batch], [one[1] for one in batch]])
                batch = []
        cursor.execute("create index on told using gin (words)")
        cursor.execute("analyze told")
        figures.add(f"PostgreSQL, {count} cases: build", time.monotonic() - begun, "s")
        cursor.execute(f"set statement_timeout = {_PATIENCE_MS}")

        def ask(question: str) -> Any:
            match = " & ".join(f"'{word}'" for word in asked_words(question))
            cursor.execute("select count(*) from told where words @@ %s::tsquery", [match])
            cursor.execute(
                "select key from told where words @@ %s::tsquery order by ts_rank(words, %s::tsquery) desc limit 20",
                [match, match],
            )
            return cursor.fetchall()

        figures.times(f"PostgreSQL, {count} cases: words and count", timed(ask, questions))
        cursor.execute("drop table told")
