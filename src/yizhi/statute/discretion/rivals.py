"""Several norms for one act, and an old and a new norm: which fine applies, and what a human must compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from yizhi.statute.fine_form import FineLimits
from yizhi.statute.fine_range import ONE_FINE_RULE, FineRule, heavier
from yizhi.statute.money import Fen
from yizhi.statute.party import PartyKind
from yizhi.statute.refusal import RefusedError
from yizhi.statute.temporal_law import TEMPORAL_RULE


@dataclass(frozen=True, slots=True)
class NormChoice:
    """The provision to apply to one act that offends several, the others, and why in words."""

    chosen: FineRule
    others: tuple[FineRule, ...]
    explanation: tuple[str, ...]


def choose_norm(rules: Sequence[FineRule], party: PartyKind, *, base: Fen | None = None) -> NormChoice:
    """The provision with the higher fine for this party: higher maximum, then higher minimum, else the first.

    Provisions that fine no such party stand aside. Errors: ``RefusedError`` when none fines it, or a base is missing.
    Article: 行政处罚法第二十九条. A human confirms that it is one act.
    """
    fining = [rule for rule in rules if _fines(rule, party)]
    if not fining:
        rules[0].form(party)  # refuses in the words of the first provision
    chosen = heavier(fining, party, base=base)
    others = tuple(rule for rule in rules if rule is not chosen)
    lines = [f"{rule.citation}：{_limits_in_words(rule, party, base)}" for rule in rules]
    if others:
        lines.append(f"适用罚款数额较高的{chosen.citation}，只罚款一次（{ONE_FINE_RULE.citation}）")
    return NormChoice(chosen, others, tuple(lines))


class Hint(Enum):
    """What the ranges alone suggest; whether the newer norm is lighter is for the reviewer to say."""

    LOWER = "新规定的罚款幅度较低，可能较轻"
    HIGHER = "新规定的罚款幅度较高"
    SAME = "罚款幅度相同，须比对其他处罚和构成要件"
    MIXED = "上下限一升一降，须逐条比对"
    NO_FINE = "新规定对此类当事人没有设定罚款，可能较轻或者不认为是违法"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The range at the time of the conduct beside the newer one, with a hint. Article: 行政处罚法第三十七条."""

    old: FineLimits
    new: FineLimits | None
    hint: Hint

    @property
    def article(self) -> str:
        return TEMPORAL_RULE.citation


def side_by_side(
    old: FineRule, new: FineRule, party: PartyKind, *, base: Fen | None = None, quantity: Decimal | int | None = None
) -> SideBySide:
    """Old and new range for the reviewer. It decides nothing: `temporal_law.applicable_version` takes the finding."""
    before = old.limits(party, base=base, quantity=quantity)
    if not _fines(new, party):
        return SideBySide(before, None, Hint.NO_FINE)
    after = new.limits(party, base=base, quantity=quantity)
    lower, higher = after.lowest - before.lowest, after.highest - before.highest
    if not lower and not higher:
        hint = Hint.SAME
    elif lower <= 0 and higher <= 0:
        hint = Hint.LOWER
    else:
        hint = Hint.HIGHER if lower >= 0 and higher >= 0 else Hint.MIXED
    return SideBySide(before, after, hint)


def _fines(rule: FineRule, party: PartyKind) -> bool:
    try:
        rule.form(party)
    except RefusedError:
        return False
    return True


def _limits_in_words(rule: FineRule, party: PartyKind, base: Fen | None) -> str:
    return f"罚款{rule.limits(party, base=base)}" if _fines(rule, party) else f"没有对{party.chinese}设定罚款"
