"""Fast track (慎罚快办): may a general case take the compressed path? Statutory rights stay whole in either path."""

from __future__ import annotations

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


def judge_fast_track(facts: FastTrack) -> Decision:
    """Whether the case may take the fast track. The conditions are the platform's design until a local document says
    otherwise; the law knows no such procedure, so nothing it demands may be left out: ``duties`` name it."""
    below = facts.hearing_from is not None and facts.fine < facts.hearing_from
    hearing = f"拟罚款{in_yuan(facts.fine)}达到听证标准" if facts.hearing_from is not None else "没有配置听证标准"
    return decide(
        (
            _no(facts.facts_clear, "违法事实尚不清楚"),
            _no(facts.evidence_fixed, "现场证据尚未固定完整"),
            _no(facts.admitted_and_signed, "当事人没有承认违法事实并签名"),
            _no(below and not facts.other_penalty_with_hearing, hearing if not below else "拟处罚种类有听证权利"),
            _no(not facts.crime_suspected, "涉嫌犯罪，须移送"),
            _no(not facts.coercion_disputed, "对行政强制措施有争议"),
        ),
        grounds=("事实清楚、证据完整、当事人认可，低于听证标准",),
        duties=KEPT,
    )


def _no(met: bool, why: str) -> Refusal | None:
    return None if met else Refusal("不能适用慎罚快办", why, "", "按普通程序的一般流程办理")
