"""Whether two fines on one party would punish one act twice (一事不再罚)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yizhi.statute.fine_range import ONE_FINE_RULE
from yizhi.statute.refusal import Refusal


class Likeness(StrEnum):
    """How close an earlier fine comes to the conduct at hand."""

    SAME = "SAME"
    RELATED = "RELATED"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Nearness:
    """What counts as one place and one period. The law names neither: local configuration with a source.

    ``metres`` and ``hours`` bound one conduct; within ``related_days`` the same item at the same place may still be the
    continuation of one conduct, so that a person must say why it is another.
    """

    metres: int
    hours: int
    related_days: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The conduct at hand beside one that was fined. ``metres`` is None where a position is unknown."""

    same_item: bool
    same_words_of_place: bool
    metres: float | None
    hours_apart: float


def likeness(found: Comparison, nearness: Nearness) -> Likeness:
    """SAME if and only if item (or an item the same act offends), place and period are the same.

    RELATED if and only if the item is the same, and either the period (wherever it was), or the place within
    ``related_days``. The party is the same already. Article: 行政处罚法第二十九条. A human decides in the end.
    """
    if not found.same_item:
        return Likeness.OTHER
    here = found.same_words_of_place or (found.metres is not None and found.metres <= nearness.metres)
    now = abs(found.hours_apart) <= nearness.hours
    if here and now:
        return Likeness.SAME
    lately = abs(found.hours_apart) <= nearness.related_days * 24
    return Likeness.RELATED if now or (here and lately) else Likeness.OTHER


def second_fine_refusal(agency: str, number: str, decided_on: str) -> Refusal:
    """Why the same conduct is not fined again."""
    return Refusal(
        what="不能再处以罚款",
        why=f"{agency}已于{decided_on}以{number}对该当事人的同一违法行为处以罚款，同一个违法行为不得给予两次以上罚款",
        article=ONE_FINE_RULE.citation,
        next_step="可以依法给予警告或者结束办理；确实不是同一违法行为的，请本机关负责人写明理由予以认定",
    )


def unexplained_refusal(agency: str, number: str, decided_on: str) -> Refusal:
    """Why a fine for a like conduct waits for a written reason."""
    return Refusal(
        what="须写明不是同一违法行为的理由",
        why=f"{agency}于{decided_on}以{number}对该当事人的同类违法行为处以罚款，须先排除是同一个违法行为",
        article=ONE_FINE_RULE.citation,
        next_step="请在拟定处罚时写明时间、地点、情节有何不同；属于同一违法行为的，不再处以罚款",
    )
