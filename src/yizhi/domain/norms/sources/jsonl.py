"""Laws as two streams of JSON lines: `laws.jsonl.gz` (one law a line) and `articles.jsonl.gz` (one article a line)."""

import gzip
import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from yizhi.domain.norms.sources.dating import dated_by, day, starts, stated_start
from yizhi.domain.norms.sources.law_text import IN_FORCE, ArticleText, LawText, Report, VersionText, check_sequence

LAWS, ARTICLES = "laws.jsonl", "articles.jsonl"
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_LONGEST_LINE = 4_000_000


def read(folder: Path, report: Report) -> Iterator[LawText]:
    """Every law of the folder. Articles of one law stand together, as they do in every export known."""
    laws = {row["id"]: row for _, row in _rows(_found(folder, LAWS), report, ("id", "title", "level"))}
    source = _found(folder, ARTICLES)
    rows = _rows(source, report, ("law", "article", "text"))
    done: set[str] = set()
    for identity, group in groupby(rows, key=lambda numbered: numbered[1]["law"]):
        articles = tuple(_articles(source.name, group, report))
        law = laws.get(identity)
        if law is None:
            report.add(source.name, 0, f"有 {len(articles)} 条所属的法规 {identity} 不在目录中")
        elif identity in done:
            report.add(source.name, 0, f"《{law['title']}》的条文不在一处，后一部分未读入")
        else:
            done.add(identity)
            yield _law(source.name, law, articles, report)
    for identity, law in laws.items():
        if identity not in done:
            if law.get("articles"):
                report.add(source.name, 0, f"《{law['title']}》在目录中有 {law['articles']} 条，没有读到条文")
            yield _law(source.name, law, (), report)


def _found(folder: Path, name: str) -> Path:
    packed = folder / f"{name}.gz"
    return packed if packed.exists() else folder / name


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", errors="replace")
    return path.open(encoding="utf-8", errors="replace")


def _rows(path: Path, report: Report, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows with their line numbers; a line that is no object, or lacks what is needed, is reported and left out."""
    with _opened(path) as lines:
        for at, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line) if len(line) <= _LONGEST_LINE else None
            except ValueError:
                row = None
            if not isinstance(row, dict):
                report.add(path.name, at, "不是 JSON 对象，未读入")
            elif missing := [name for name in needed if row.get(name) is None]:
                report.add(path.name, at, f"缺少 {'、'.join(missing)}，未读入")
            else:
                yield at, row


def _articles(source: str, group: Iterator[tuple[int, dict[str, Any]]], report: Report) -> Iterator[ArticleText]:
    for at, row in group:
        number, sub, path = row["article"], row.get("sub", 0), row.get("path", [])
        if isinstance(number, int) and isinstance(sub, int) and isinstance(path, list) and number >= 0:
            yield ArticleText(number, sub, tuple(map(str, path)), str(row["text"]))
        else:
            report.add(source, at, f"条序“{number}”不是数字，未读入")


def _law(source: str, row: dict[str, Any], articles: tuple[ArticleText, ...], report: Report) -> LawText:
    title = str(row["title"])
    check_sequence(source, title, articles, report)
    expected = row.get("articles")
    if isinstance(expected, int) and articles and expected != len(articles):
        report.add(source, 0, f"《{title}》应有 {expected} 条，读到 {len(articles)} 条")
    history = tuple(map(str, row.get("history") or ()))
    found = _ISO.match(str(row.get("date") or ""))
    dated = day(found.groups()) if found else dated_by(history)
    effective, known = starts(dated, stated_start(articles))
    version = VersionText(dated, effective, None, known, IN_FORCE, history, articles, (str(row["id"]),))
    region, category = str(row.get("region") or ""), str(row.get("category") or "")
    return LawText(title, str(row["level"]), region, category, "", (version,))
