"""Which version of a norm judges an act: the old one, unless the new one is lighter (从旧兼从轻)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from yizhi.statute.chinese import dated
from yizhi.statute.laws import APL
from yizhi.statute.provenance import InForce, Reliability, Rule
from yizhi.statute.refusal import Refusal, RefusedError

TEMPORAL_RULE = Rule(
    id="R-APL-37",
    title="从旧兼从轻",
    articles=(APL.article(37),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="是否较轻由审核人员逐条比对认定，系统只提示版本不同",
)


class Comparison(Enum):
    """What a human reviewer found when comparing a newer version with the one at the time of the act."""

    NOT_LIGHTER = "不较轻"
    LIGHTER = "较轻"
    NOT_ILLEGAL = "不认为是违法"


@dataclass(frozen=True, slots=True)
class NormVersion:
    name: str
    in_force: InForce


@dataclass(frozen=True, slots=True)
class Applicable:
    """The version to apply, and the newer versions still to be compared by a human before deciding."""

    version: NormVersion
    legal_now: bool
    to_compare: tuple[NormVersion, ...]

    @property
    def refusal(self) -> Refusal | None:
        if not self.to_compare:
            return None
        names = "、".join(version.name for version in self.to_compare)
        return Refusal(
            what="尚不能作出处罚决定",
            why=f"违法行为发生后规定有修改（{names}），还没有比对新旧规定的轻重",
            article=TEMPORAL_RULE.citation,
            next_step="由法制审核人员并列比对新旧条文，记录较轻、不较轻或者不认为是违法的结论",
        )


def applicable_version(
    versions: Sequence[NormVersion],
    violated_on: date,
    decided_on: date,
    found: Mapping[NormVersion, Comparison] | None = None,
) -> Applicable:
    """The version that judges an act ended on ``violated_on`` and decided on ``decided_on``.

    The version in force at the act, unless a newer one in force at the decision was found lighter or no longer
    illegal. A repeal is entered as a version of its own. Errors: ``RefusedError`` when none was in force at the
    act, for without basis a penalty is void (article 38), or none at the decision. Article: 行政处罚法第三十七条.
    """
    TEMPORAL_RULE.require_in_force(decided_on)
    if decided_on < violated_on:
        raise RefusedError(
            Refusal(what="决定日期未被接受", why="决定日期早于违法行为日期", next_step="核对两个日期后重新提交")
        )
    chosen = next((version for version in versions if violated_on in version.in_force), None)
    if chosen is None:
        raise RefusedError(_no_basis(violated_on))
    newer = tuple(v for v in versions if v.in_force.start > violated_on and decided_on in v.in_force)
    if not newer and decided_on not in chosen.in_force:
        raise RefusedError(_repealed(chosen))
    legal = False
    for version in newer:
        outcome = (found or {}).get(version, Comparison.NOT_LIGHTER)
        if outcome is not Comparison.NOT_LIGHTER:
            chosen, legal = version, outcome is Comparison.NOT_ILLEGAL
    return Applicable(chosen, legal, tuple(version for version in newer if version not in (found or {})))


def _repealed(version: NormVersion) -> Refusal:
    return Refusal(
        what="尚不能作出处罚决定",
        why=f"{version.name}已经失效，没有录入决定时有效的规定",
        article=TEMPORAL_RULE.citation,
        next_step="录入修改后的规定；已经废止的，把废止决定录为新版本，再比对新旧规定的轻重",
    )


def _no_basis(day: date) -> Refusal:
    return Refusal(
        what="不能给予行政处罚",
        why=f"{dated(day)}没有有效的处罚规定，没有依据的行政处罚无效",
        article=f"{TEMPORAL_RULE.citation}、{APL.article(38, 1).place}",
        next_step="核对违法行为日期和引用的规定；确无依据的，不予立案",
    )
