"""Each item is held against the words of the statute it cites: amounts, 可以, and how correction comes first."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from yizhi.domain.norms.sources import china_law, items, jsonl
from yizhi.domain.norms.sources.item_text import ItemText, ProvisionText, RangeText
from yizhi.domain.norms.sources.law_text import ArticleText, Report
from yizhi.domain.norms.sources.terms import Correction
from yizhi.domain.norms.sources.tests.larger_corpus import shared_laws
from yizhi.statute.fine_form import FineForm, FineFormKind
from yizhi.statute.place import Place, number

ITEMS = list(items.read(Report()))
NATIONAL = frozenset({"AIR", "NOISE", "WASTE", "ECOLOGY", "PLANNING"})
_AMOUNT = re.compile(r"([零一二三四五六七八九十百千万\d]+)元")
_SHARE = re.compile(r"百分之([一二三四五六七八九十百]+)")
_TIMES = re.compile(r"([一二三四五六七八九十])(?:至|倍)")

Case = tuple[ItemText, ProvisionText]
CASES: list[Case] = [(item, p) for item in ITEMS for version in item.versions for p in version.provisions]


def _identity(case: Case) -> str:
    return f"{case[0].code}-{case[1].law.code}-{case[1].penalty.short}"


def _named(national: bool) -> list[Case]:
    return [case for case in CASES if (case[1].law.code in NATIONAL) is national]


@cache
def _national() -> dict[str, dict[tuple[int, int], ArticleText]]:
    read = china_law.read(Report())
    return {law.name: {(a.number, a.sub): a for v in law.versions for a in v.articles} for law in read}


@cache
def _every() -> dict[str, dict[tuple[int, int], ArticleText]]:
    read = jsonl.read(shared_laws(), Report())
    return {law.name: {(a.number, a.sub): a for v in law.versions for a in v.articles} for law in read}


def _yuan(text: str) -> int:
    return (
        int(text.removesuffix("万")) * 10_000
        if text[:-1].isdigit() and text.endswith("万")
        else (int(text) if text.isdigit() else number(text))
    )


def _figures(form: FineForm) -> Iterator[tuple[FineFormKind, int]]:
    scale = 1 if form.needs_base else 100
    yield from ((form.kind, int(figure / scale)) for figure in (form.low, form.high) if figure)


def _words(laws: dict[str, dict[tuple[int, int], ArticleText]], provision: ProvisionText, at: Place) -> str:
    words = laws[provision.law.title][at.article, at.sub].quoted(at.paragraph, at.item)
    assert words, f"{provision.law.title}没有{at}"
    return words


def _hold(laws: dict[str, dict[tuple[int, int], ArticleText]], case: Case) -> None:
    provision = case[1]
    for at in (*provision.violates, *provision.heads):
        _words(laws, provision, at)
    words = _words(laws, provision, provision.penalty)
    heads = "".join(_words(laws, provision, Place(at.article, at.sub, at.paragraph)) for at in provision.heads)
    for one in provision.ranges:
        _hold_range(words, one)
    _hold_correction(words + heads, provision.correction)


def _hold_range(words: str, one: RangeText) -> None:
    amounts = {_yuan(text) for text in _AMOUNT.findall(words)}
    shares = {number(text) for text in _SHARE.findall(words)}
    times = {number(text) for text in _TIMES.findall(words)}
    known = {FineFormKind.PERCENTAGE: shares, FineFormKind.MULTIPLE: times}
    for form in filter(None, (one.citizen, one.organisation)):
        for kind, figure in _figures(form):
            assert figure in known.get(kind, amounts), f"条文没有 {figure}"
    if one.optional:
        assert re.search(r"可以(并)?处|可以处", words)


def _hold_correction(words: str, correction: Correction) -> None:
    expected = {
        Correction.OVERDUE: "逾期",
        Correction.REFUSES: "拒不",
        Correction.ORDER: "责令",
        Correction.WARNING_FIRST: "警告后不改正",
    }
    assert expected.get(correction, "") in words


@pytest.mark.parametrize("case", _named(national=True), ids=_identity)
def test_item_agrees_with_the_national_law(case: Case) -> None:
    _hold(_national(), case)


@pytest.mark.parametrize("case", _named(national=False), ids=_identity)
def test_item_agrees_with_the_regulation(case: Case) -> None:
    _hold(_every(), case)


def test_all_items_of_the_catalogue_are_there_and_read_without_a_problem() -> None:
    report = Report()
    codes = [item.code for item in items.read(report)]
    assert sorted(codes) == [f"C-{n:03d}" for n in range(1, 55)]
    assert report.problems == []


def test_names_are_official_and_facts_have_their_slots() -> None:
    for item in ITEMS:
        assert item.name.startswith("对")
        assert item.name.endswith("的行政处罚") or item.code == "C-053"
        assert all(slot in item.facts for slot in ("{time}", "{place}", "{thing}"))
        assert item.facts.format(time="时", place="地", thing="物")
        assert len(item.name) <= 100
        assert len(item.short) <= 24


def test_dates_of_the_norms_are_those_of_their_texts() -> None:
    known = {law.name: law for law in china_law.read(Report())}
    for code, law in items.laws().items():
        if code in NATIONAL:
            assert law.dated in {v.dated for v in known[law.title].versions}, law.title
