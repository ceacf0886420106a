"""Fast track (慎罚快办): may a general case take the compressed path? Statutory rights stay whole in either path."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from yizhi.statute.decision import Decision, decide
from yizhi.statute.laws import APL
from yizhi.statute.money import Fen, in_yuan
from yizhi.statute.refusal import Refusal

KEPT = (
    f"告知并听取陈述、申辩（{APL.article(44).citation}、{APL.article(45).place}）",
    f"两名以上执法人员（{APL.article(42).citation}）",
    f"法定期限内送达（{APL.article(61).citation}）",
)
SHORTENED = (
    "调查终结报告与案件处理审批表合并为一张审批表",
    "调查终结与送审一次办理",
    "审查、审核和全案办理用更短的目标期限",
)


@dataclass(frozen=True, slots=True)
class FastTrack:
    """The facts of a case. ``hearing_from`` is the hearing threshold in fen; None: none is known, so never below it."""

    facts_clear: bool
    evidence_fixed: bool
    admitted_and_signed: bool
    fine: Fen
    hearing_from: Fen | None
    other_penalty_with_hearing: bool
    crime_suspected: bool
    coercion_disputed: bool
    grave_or_complex: bool = False
    transfer_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One condition and whether the case meets it; ``why`` says what is the matter when it does not."""

    key: str
    title: str
    met: bool
    why: str

    @property
    def refusal(self) -> Refusal | None:
        """The condition as a refusal; None if and only if it is met."""
        step = "按普通程序的一般流程办理；补正后符合条件的，再申请适用"
        return None if self.met else Refusal("不能适用慎罚快办", self.why, "", step)


POINTS = {
    "FACTS": "违法事实清楚",
    "EVIDENCE": "证据已在现场固定完整并查证",
    "ADMITTED": "当事人承认违法事实并签名",
    "BELOW_HEARING": "低于听证标准",
    "NO_CRIME": "不涉嫌犯罪",
    "NO_DISPUTE": "对行政强制措施没有争议",
    "SIMPLE": "情节不复杂，不属于重大违法行为",
    "OURS": "没有管辖、移送争议",
}


def points(facts: FastTrack, wanted: Collection[str] = tuple(POINTS)) -> tuple[Point, ...]:
    """Every condition of ``wanted`` (keys of ``POINTS``), in their order, each answered by the facts."""
    below = facts.hearing_from is not None and facts.fine < facts.hearing_from
    hearing = f"拟罚款{in_yuan(facts.fine)}达到听证标准" if facts.hearing_from is not None else "没有配置听证标准"
    answers = {
        "FACTS": (facts.facts_clear, "违法事实尚不清楚"),
        "EVIDENCE": (facts.evidence_fixed, "现场证据尚未固定完整"),
        "ADMITTED": (facts.admitted_and_signed, "当事人没有承认违法事实并签名"),
        "BELOW_HEARING": (
            below and not facts.other_penalty_with_hearing,
            hearing if not below else "拟处罚种类有听证权利",
        ),
        "NO_CRIME": (not facts.crime_suspected, "涉嫌犯罪，须移送"),
        "NO_DISPUTE": (not facts.coercion_disputed, "对行政强制措施有争议"),
        "SIMPLE": (not facts.grave_or_complex, "已标明重大、复杂情形"),
        "OURS": (not facts.transfer_disputed, "管辖、移送有争议"),
    }
    return tuple(Point(key, title, *answers[key]) for key, title in POINTS.items() if key in wanted)


def judge_fast_track(facts: FastTrack, wanted: Collection[str] = tuple(POINTS)) -> Decision:
    """Whether the case may take the fast track. The conditions are the platform's design until a local document says
    otherwise; the law knows no such procedure, so nothing it demands may be left out: ``duties`` name it."""
    return decide(
        (point.refusal for point in points(facts, wanted)),
        grounds=("事实清楚、证据完整、当事人认可，低于听证标准",),
        duties=KEPT,
    )
