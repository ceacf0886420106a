"""Cases like the one at hand, and for each why: same item, the words both tell, same tier, same place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from yizhi.domain.library.cases.suggestion import Suggestion, Witness, suggest
from yizhi.domain.library.index.asking import Case, CaseSearch, Question
from yizhi.domain.library.index.words import words
from yizhi.domain.library.lake.schema import TIERS

_POOL: Final = 40
_SURE: Final = 0.6
_SAME_TIER, _SAME_PLACE, _SAME_PARTY = 0.2, 0.1, 0.05
_NEIGHBOURS: Final = 30
MOST_SHARED: Final = 8


@dataclass(frozen=True, slots=True)
class Similar:
    """A case with what it has in common with the one at hand."""

    case: Case
    shared: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtHand:
    """The case that others are compared with. What is not known is empty."""

    facts: str
    item: str = ""
    tier: str = ""
    division: str = ""
    party_kind: str = ""


def items_of(search: CaseSearch, facts: str) -> list[Suggestion]:
    """The items that the facts may be about, from the items' words and from cases told alike."""
    own = search.own_text(facts)
    return suggest(own, search.similar(facts, question=Question(size=_NEIGHBOURS)), witness=_witness(search))


@lru_cache(maxsize=2)
def _witness(search: CaseSearch) -> Witness:
    return Witness(search.item_names())


def similar_cases(search: CaseSearch, at_hand: AtHand, question: Question) -> list[Similar]:
    """Best first. Without an item the likeliest one counts, or the three likeliest when none stands out."""
    items = [at_hand.item] if at_hand.item else _likely(items_of(search, at_hand.facts))
    telling = search.telling(at_hand.facts)
    pool = search.similar(at_hand.facts, items=items, question=replace(question, size=_POOL))
    found = [_compared(case, at_hand, telling) for case in pool]
    strongest = max((case.score for case in pool), default=0.0) or 1.0
    ranked = sorted(zip(found, pool, strict=True), key=lambda one: -_weight(one[1], at_hand, strongest))
    return [one for one, _ in ranked[: question.size]]


def _likely(suggested: Sequence[Suggestion]) -> list[str]:
    if suggested and suggested[0].confidence >= _SURE:
        return [suggested[0].item]
    return [one.item for one in suggested[:3]]


def _weight(case: Case, at_hand: AtHand, strongest: float) -> float:
    weight = case.score / strongest
    weight += _SAME_TIER * bool(at_hand.tier and case["tier"] == at_hand.tier)
    weight += _SAME_PLACE * _same_place(case, at_hand)
    return weight + _SAME_PARTY * bool(at_hand.party_kind and case["party_kind"] == at_hand.party_kind)


def _same_place(case: Case, at_hand: AtHand) -> bool:
    return bool(at_hand.division) and (case["division"] or "")[:4] == at_hand.division[:4]


def _compared(case: Case, at_hand: AtHand, telling: Sequence[str]) -> Similar:
    told = set(words(case["facts"] or ""))
    shared = tuple(word for word in telling if word in told)[:MOST_SHARED]
    reasons = []
    if at_hand.item and case["item"] == at_hand.item:
        reasons.append("同一事项")
    if shared:
        reasons.append(f"共同的事实用词：{'、'.join(shared)}")
    if at_hand.tier and case["tier"] == at_hand.tier:
        reasons.append(f"同一裁量档次（{TIERS.get(case['tier'], '未标注')}）")
    if _same_place(case, at_hand):
        reasons.append("同一地区")
    if at_hand.party_kind and case["party_kind"] == at_hand.party_kind:
        reasons.append(f"当事人同为{case['party_kind']}")
    return Similar(case, shared, tuple(reasons))
