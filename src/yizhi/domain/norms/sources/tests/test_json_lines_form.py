import gzip
import json
from pathlib import Path
from typing import Any

from yizhi.domain.norms.sources import jsonl, markdown
from yizhi.domain.norms.sources.law_text import Report
from yizhi.domain.norms.sources.tests.larger_corpus import shared_laws

LAW = {"id": "a1", "title": "某条例", "date": "2020-01-02", "level": "行政法规", "region": "全国", "articles": 2}
ARTICLES = [
    {"law": "a1", "article": 1, "sub": 0, "path": [], "text": "为了某事，制定本条例。"},
    {"law": "a1", "article": 2, "sub": 0, "path": ["第一章"], "text": "本条例自2020年3月1日起施行。"},
]


def _write(folder: Path, laws: list[Any], articles: list[Any]) -> None:
    for name, rows in (("laws", laws), ("articles", articles)):
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.write("\n".join(lines))


def test_lines_that_cannot_be_read_are_said_with_their_number(tmp_path: Path) -> None:
    _write(
        tmp_path,
        [LAW, "{不是 JSON", {"id": "a2"}],
        [ARTICLES[0], "[]", {"law": "a1", "article": "二", "text": "x"}, ARTICLES[1], {**ARTICLES[0], "law": "zz"}],
    )
    report = Report()
    (law,) = jsonl.read(tmp_path, report)
    assert [a.number for a in law.versions[0].articles] == [1, 2]
    said = [(p.source, p.line) for p in report.problems]
    assert ("laws.jsonl.gz", 2) in said
    assert ("laws.jsonl.gz", 3) in said
    assert ("articles.jsonl.gz", 2) in said
    assert ("articles.jsonl.gz", 3) in said
    assert any("zz" in p.words for p in report.problems)


def test_missing_articles_are_said(tmp_path: Path) -> None:
    _write(tmp_path, [{**LAW, "articles": 3}], ARTICLES)
    report = Report()
    assert len(list(jsonl.read(tmp_path, report))) == 1
    assert "应有 3 条，读到 2 条" in report.problems[0].words


def test_shared_corpus_is_read_whole() -> None:
    folder = shared_laws()
    report = Report()
    laws = list(jsonl.read(folder, report))
    assert len(laws) == 1922
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        written = sum(1 for line in lines if line.strip())
    assert sum(len(v.articles) for law in laws for v in law.versions) == written
    assert all("条文不连续" in p.words for p in report.problems)
    assert len(report.problems) == 32


def test_both_forms_of_one_statute_agree() -> None:
    folder = shared_laws()
    lines = {(law.title, v.dated): v for law in jsonl.read(folder, Report()) for v in law.versions}
    for law in markdown.read(folder / "markdown", Report()):
        (version,) = law.versions
        assert lines[law.title, version.dated].articles == version.articles
