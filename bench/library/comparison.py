"""The same cases and questions given to SQLite FTS5 and to PostgreSQL, both with the words already cut.

They get fewer cases than the index (`COMPARED`, 500,000): both need time in proportion to the cases, so what is
printed is their better side. Lucene is not compared: its wheel brings a machine-learning stack of gigabytes along.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from bench.library.measuring import Figures, timed
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.compiling import wanted
from yizhi.domain.library.index.words import words
from yizhi.domain.library.lake.store import Lake

Classes = dict[str, list[Question]]
Row = tuple[int, str, str, str, str, int, int]
_PATIENCE_S: Final = 10.0
_ASKED: Final = 60
_COLUMNS: Final = ["key", "violation", "party", "facts", "division", "tier", "decided_on", "fine_fen"]


def rows(lake: Lake, count: int) -> Iterator[Row]:
    """Key, cut text, county, city, tier, day and fine of the first cases, spread over the years."""
    parts = lake.parts()
    for part in parts:
        for batch in part.batches(max(1, count // len(parts)), _COLUMNS):
            for row in batch.to_pylist():
                told = " ".join(words(f"{row['violation']}\n{row['party']}\n{row['facts']}"))
                division, day = row["division"] or "", int(row["decided_on"].strftime("%Y%m%d"))
                yield row["key"], told, division[:6], division[:4], row["tier"] or "", day, row["fine_fen"] or 0
            break


@dataclass(frozen=True, slots=True)
class Other:
    """Another engine: how it is told what to match, and how it is asked."""

    name: str
    mark: str
    match: Callable[[Question], str]
    run: Callable[[str, Sequence[Any]], Any]
    source: str
    holds: str
    rank: str

    def ask(self, question: Question) -> None:
        """Count, first page, and with filters the counts by county and tier."""
        where, given = self._where(question)
        run, found = self.run, f"from {self.source} where {where}"
        run(f"select count(*) {found}", given)
        order = {"date": "day desc", "fine": "fine desc", "-fine": "fine"}.get(question.sort)
        ranked = [] if order or "%" not in self.rank else [self.match(question)]
        run(f"select cases.key {found} order by {order or self.rank} limit 20", [*given, *ranked])
        if question.filtered:
            for name in ("county", "tier"):
                run(f"select {name}, count(*) {found} group by {name}", given)

    def _where(self, question: Question) -> tuple[str, list[Any]]:
        where, given = [self.holds], [self.match(question)]
        limits = [("city = {}", question.division), ("fine >= {}", question.lowest_fine or "")]
        if question.first_year:
            limits += [("day >= {}", question.first_year * 10_000), ("day < {}", (question.last_year + 1) * 10_000)]
        for text, value in limits:
            if value != "":
                where.append(text.format(self.mark))
                given.append(value)
        return " and ".join(where), given


def measured(other: Other, classes: Classes, count: int, figures: Figures) -> None:
    for name, questions in classes.items():
        taken = timed(other.ask, islice(questions, _ASKED))
        title = f"{other.name}, {count} cases: {name}"
        figures.times(title, taken)
        ours = next(one.value for one in figures.kept if one.name == f"{name}: p95")
        theirs = next(one.value for one in figures.kept if one.name == f"{title}: p95")
        figures.add(f"{name}: our p95 ÷ {other.name}'s", ours / max(theirs, 0.001), "", 1)


def fts5(lake: Lake, count: int, classes: Classes, figures: Figures) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table texts using fts5(told, content='', detail=full)")
    database.execute("create table cases (key integer primary key, county, city, tier, day integer, fine integer)")
    begun = time.monotonic()
    for key, told, *values in rows(lake, count):
        database.execute("insert into texts (rowid, told) values (?, ?)", (key, told))
        database.execute("insert or replace into cases values (?, ?, ?, ?, ?, ?)", (key, *values))
    figures.add(f"SQLite FTS5, {count} cases: build", time.monotonic() - begun, "s")

    def match(question: Question) -> str:
        asked = wanted(question.words)
        single = [f'"{word}"' for word in asked.words]
        phrases = [f'"{" ".join(words("".join(phrase)))}"' for phrase in asked.phrases]
        return (" OR " if question.any_word else " AND ").join([*single, *phrases])

    def run(statement: str, given: Sequence[Any]) -> Any:
        until = time.monotonic() + _PATIENCE_S
        database.set_progress_handler(lambda: time.monotonic() > until, 100_000)
        try:
            return database.execute(statement, given).fetchall()
        except sqlite3.OperationalError:
            return None  # out of patience: the time until then counts

    source = "texts join cases on cases.key = texts.rowid"
    measured(Other("SQLite FTS5", "?", match, run, source, "texts match ?", "rank"), classes, count, figures)
    database.close()


def postgresql(lake: Lake, count: int, classes: Classes, figures: Figures) -> None:
    """In a temporary table of the installation's database."""
    from django.db import OperationalError, connection, transaction

    with connection.cursor() as cursor:
        cursor.execute(
            "create temporary table cases"
            " (key bigint, told tsvector, county text, city text, tier text, day int, fine bigint)"
        )
        begun = time.monotonic()
        with cursor.copy("copy cases from stdin") as copy:
            for key, told, *values in rows(lake, count):
                vector = " ".join(f"'{word}':{at + 1}" for at, word in enumerate(told.split()[:16_000]))
                copy.write_row((key, vector, *values))
        cursor.execute("create index on cases using gin (told)")
        cursor.execute("create index on cases (city, day)")
        cursor.execute("analyze cases")
        figures.add(f"PostgreSQL, {count} cases: build", time.monotonic() - begun, "s")
        cursor.execute(f"set statement_timeout = {int(_PATIENCE_S * 1000)}")

        def match(question: Question) -> str:
            asked = wanted(question.words)
            phrases = [" <-> ".join(f"'{w}'" for w in words("".join(phrase))) for phrase in asked.phrases]
            single = [f"'{word}'" for word in asked.words]
            return (" | " if question.any_word else " & ").join([*single, *(f"({one})" for one in phrases)])

        def run(statement: str, given: Sequence[Any]) -> Any:
            try:
                with transaction.atomic():
                    cursor.execute(statement, given)
                    return cursor.fetchall()
            except OperationalError:
                return None  # out of patience: the time until then counts

        holds, rank = "told @@ %s::tsquery", "ts_rank(told, %s::tsquery) desc"
        measured(Other("PostgreSQL", "%s", match, run, "cases", holds, rank), classes, count, figures)
        cursor.execute("drop table cases")
