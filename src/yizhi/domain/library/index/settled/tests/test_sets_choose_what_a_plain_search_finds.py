"""Choosing, counting and ordering by sets of numbers agrees with looking at every case."""

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhi.domain.library.index.fields import KIND_CODES, TIER_CODES
from yizhi.domain.library.index.settled.arrays import bits_of, numbers_of
from yizhi.domain.library.index.settled.collecting import named
from yizhi.domain.library.index.settled.counting import facets
from yizhi.domain.library.index.settled.ordering import Effort, best, first, likely, weights
from yizhi.domain.library.index.settled.piece import Chosen, Piece
from yizhi.domain.library.index.settled.tests.modelled import UNIONS, Told, drawn, piece_of

TERMS = [f"w{at}" for at in range(25)] + [
    "unknown",
    *UNIONS,
    named("county", 330803),
    named("tier", 2),
    named("kind", 1),
    named("kind", 8),
    named("frame", "s0"),
]
Groups = list[tuple[str, ...]]
Fines = tuple[int, int | None] | None

cases_ = st.lists(
    st.builds(
        Told,
        words=st.lists(st.sampled_from(TERMS[:6]), max_size=6).map(tuple),
        codes=st.lists(st.sampled_from(["s0", "s1"]), max_size=2).map(tuple),
        county=st.sampled_from([330801, 330803, 0]),
        kinds=st.sets(st.integers(0, 9)).map(lambda kinds: tuple(sorted(kinds))),
        tier=st.integers(0, 3),
        date=st.integers(20260101, 20260105),
        fine=st.integers(0, 4),
    ),
    min_size=1,
    max_size=150,
)
groups_ = st.lists(st.lists(st.sampled_from(TERMS), min_size=1, max_size=3).map(tuple), max_size=4)
fines_ = st.none() | st.tuples(st.integers(0, 4), st.none() | st.integers(0, 4))


def wanted(cases: list[Told], gone: set[int], groups: Groups, fines: Fines) -> list[int]:
    low, high = fines or (0, None)
    return [
        at
        for at, case in enumerate(cases)
        if at not in gone
        and all(any(case.holds(term) for term in group) for group in groups)
        and case.fine >= low
        and (high is None or case.fine <= high)
    ]


def agrees(chosen: Chosen, expected: list[int], cases: list[Told]) -> None:
    size = chosen.piece.size
    assert chosen.count == len(expected)
    assert sorted(chosen.docs.tolist()) == expected
    assert numbers_of(chosen.bits, size).tolist() == expected
    assert chosen.holds(np.arange(size)).tolist() == np.isin(np.arange(size), expected).tolist()
    counted = facets(chosen, 2026)
    found = [cases[at] for at in expected]
    kinds = {code: title for title, code in KIND_CODES.items()}
    tiers = {code: title for title, code in TIER_CODES.items()}
    if found:
        assert counted["year"] == {"2026": len(found)}
        assert counted["county"] == Counter(str(case.county) for case in found)
        assert counted["tier"] == Counter(tiers[case.tier] for case in found)
        assert counted["kind"] == Counter(kinds[kind] for case in found for kind in case.kinds)
    else:
        assert not any(counted.values())
    for most in (7, len(expected) + 1):
        orders: list[tuple[Any, bool]] = [("date", False), ("fine", False), ("fine", True)]
        for column, rising in orders:
            shown = first(chosen, column, most, rising=rising)
            values = sorted((getattr(case, column) for case in found), reverse=not rising)[:most]
            assert [one.score for one in shown] == values
            assert [getattr(cases[one.doc], column) for one in shown] == values
            assert {one.doc for one in shown} <= set(expected)
            assert len({one.doc for one in shown}) == len(shown)


def score_of(piece: Piece, case: Told, worth: dict[str, float]) -> float:
    """BM25, multiplied by the part of the worth of the terms that the case tells."""
    slack = 1.2 * (1 - 0.75 + 0.75 * len(case.words) / piece.length)
    score = part = 0.0
    for term, weight in worth.items():
        times = 1 if piece.docs(term) is None and case.holds(term) else case.words.count(term)
        score += weight * times * 2.2 / (times + slack)
        part += weight * (times > 0)
    return score * part / sum(worth.values()) + case.date * 1e-12


@settings(max_examples=70, deadline=None)
@given(cases=cases_, groups=groups_, fines=fines_, data=st.data())
def test_of_few_cases(cases: list[Told], groups: Groups, fines: Fines, data: st.DataObject) -> None:
    cases = [*(replace(case, words=(*case.words, "near")) for case in cases), Told(("far",))]
    groups = [("near",), *groups]
    gone = data.draw(st.sets(st.integers(0, len(cases) - 1)))
    piece = piece_of(cases).without(np.array(sorted(gone), np.int64))
    assert piece.live == len(cases) - len(gone)
    chosen = piece.choose(groups, fines)
    agrees(chosen, wanted(cases, gone, groups, fines), cases)
    terms = data.draw(st.lists(st.sampled_from(TERMS), min_size=1, max_size=4))
    some = [at for at in wanted(cases, gone, groups, fines) if any(cases[at].holds(term) for term in terms)]
    agrees(piece.any_of(terms, chosen), some, cases)


@settings(max_examples=60, deadline=None)
@given(cases=cases_, fines=fines_, terms=st.sets(st.sampled_from(TERMS[:6]), min_size=1), data=st.data())
def test_the_best_of_few_cases_is_the_best(
    cases: list[Told], fines: Fines, terms: set[str], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, len(cases) - 1)))
    piece = piece_of(cases).without(np.array(sorted(gone), np.int64))
    worth = weights([piece], sorted(terms))
    allowed = piece.choose([], fines) if fines else None
    docs = likely(piece, worth, allowed, Effort(touched=1, near=1_000, exact=1_000, whole=True))
    left = wanted(cases, gone, [], fines)
    found = best([(piece, docs)], worth, 5)
    assert {one.doc for one in found} <= set(left)
    if any(cases[at].holds(term) for at in left for term in worth) and all(
        piece.docs(term) is not None for term in worth
    ):
        truly = max(score_of(piece, cases[at], worth) for at in left)
        assert found[0].score == pytest.approx(truly)
        assert score_of(piece, cases[found[0].doc], worth) == pytest.approx(truly)


@pytest.mark.parametrize(("count", "questions"), [(300, 25), (3_000, 12), (60_000, 2)])
def test_of_many_cases(count: int, questions: int) -> None:
    """Common terms are bits, rare ones lists, those between both."""
    cases = drawn(count, count)
    whole = piece_of(cases)
    kept = {(whole.bits(term) is not None, whole.docs(term) is not None) for term in TERMS}
    assert kept >= {(True, False), (False, True)}
    assert count < 3_000 or (True, True) in kept
    random = np.random.default_rng(count + 1)
    for at in range(questions):
        gone = set(random.integers(0, count, at * 3).tolist())
        piece = whole.without(np.array(sorted(gone), np.int64))
        groups = [("w1", "w2")]
        groups += [tuple(random.choice(TERMS, size).tolist()) for size in random.integers(1, 3, at % 4).tolist()]
        low = int(random.integers(0, 9_000))
        fines: Fines = (None, (low, None), (low, low + 2_000))[at % 3]
        agrees(piece.choose(groups, fines), wanted(cases, gone, groups, fines), cases)


def test_numbers_and_bits_are_the_same() -> None:
    random = np.random.default_rng(1)
    for size in (1, 63, 64, 65, 1_000, 4_099):
        for part in (0.0, 0.001, 0.1, 1.0):
            docs = np.flatnonzero(random.random(size) < part)
            assert numbers_of(bits_of(docs, size), size).tolist() == docs.tolist()
