"""Which level of norm may create which penalty, and how high a fine a Zhejiang government rule may set."""

from __future__ import annotations

from datetime import date
from enum import Enum

from yizhi.statute.laws import APL, ZJ_FINE_CAP
from yizhi.statute.money import Fen, in_yuan, require_fen, yuan
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.provenance import Article, Reliability, Rule
from yizhi.statute.refusal import Refusal


class NormLevel(Enum):
    """Levels of norms, highest first; the value is the Chinese name."""

    LAW = "法律"
    ADMINISTRATIVE_REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    DEPARTMENT_RULE = "部门规章"
    LOCAL_GOVERNMENT_RULE = "地方政府规章"
    OTHER_DOCUMENT = "其他规范性文件"

    @property
    def chinese(self) -> str:
        return self.value


_ARTICLES: dict[NormLevel, Article] = {
    NormLevel.LAW: APL.article(10),
    NormLevel.ADMINISTRATIVE_REGULATION: APL.article(11),
    NormLevel.LOCAL_REGULATION: APL.article(12),
    NormLevel.DEPARTMENT_RULE: APL.article(13),
    NormLevel.LOCAL_GOVERNMENT_RULE: APL.article(14),
    NormLevel.OTHER_DOCUMENT: APL.article(16),
}
_TITLES = {NormLevel.OTHER_DOCUMENT: "其他规范性文件不得设定行政处罚"}
CREATION_RULES = {
    level: Rule(
        id=f"R-APL-{article.number}",
        title=_TITLES.get(level, f"{level.chinese}可以设定的行政处罚"),
        articles=(article,),
        in_force=APL.in_force,
        reliability=Reliability.LAW,
    )
    for level, article in _ARTICLES.items()
}
FINE_CAP_RULE = Rule(
    id="R-ZJ-FINECAP-3",
    title="浙江省政府规章设定罚款的限额",
    articles=(ZJ_FINE_CAP.article(3),),
    in_force=ZJ_FINE_CAP.in_force,
    reliability=Reliability.LAW,
)
FINE_CAP: Fen = yuan(30_000)
FINE_CAP_GRAVE: Fen = yuan(100_000)
"""Where personal health, life and property safety, public safety, ecology or limited resources are at stake."""

_MINOR = frozenset({PenaltyKind.WARNING, PenaltyKind.CRITICISM, PenaltyKind.FINE})
_RULES = frozenset({NormLevel.DEPARTMENT_RULE, NormLevel.LOCAL_GOVERNMENT_RULE})


def check_creation(
    level: NormLevel, kind: PenaltyKind, at: date, *, details_upper_law: bool = False, business_licence: bool = False
) -> Refusal | None:
    """Whether a norm of this level may provide for this penalty.

    Allowed if and only if the level may create the kind; a department or government rule that only details an
    upper norm (``details_upper_law``) may repeat every kind that norm has, deprivation of liberty excepted.
    ``business_licence`` marks the revocation of a 营业执照, closed to local regulations by article 12.
    A local regulation may not create 其他行政处罚: article 9 item 6 reserves these to laws and administrative
    regulations, which is stricter than a reading of article 12 alone.
    """
    CREATION_RULES[level].require_in_force(at)
    why = _why_not(level, kind, details_upper_law=details_upper_law, business_licence=business_licence)
    if not why:
        return None
    return Refusal(
        what=f"{level.chinese}不能设定{kind.chinese}",
        why=why,
        article=_ARTICLES[level].citation,
        next_step="改引有权设定该处罚的法律、法规；没有的，不得给予该处罚",
    )


def creatable(level: NormLevel, at: date, *, details_upper_law: bool = False) -> frozenset[PenaltyKind]:
    """Every kind the level may provide for, a revocation being of another licence than the business licence."""
    return frozenset(
        kind for kind in PenaltyKind if check_creation(level, kind, at, details_upper_law=details_upper_law) is None
    )


def check_rule_fine(amount: Fen, at: date, *, grave: bool) -> Refusal | None:
    """Whether a Zhejiang government rule may set a fine up to ``amount`` fen on its own authority (article 3)."""
    FINE_CAP_RULE.require_in_force(at)
    cap = FINE_CAP_GRAVE if grave else FINE_CAP
    if require_fen(amount) <= cap:
        return None
    return Refusal(
        what=f"政府规章不能设定{in_yuan(amount)}的罚款",
        why=f"该类违法行为的罚款限额为{in_yuan(cap)}",
        article=FINE_CAP_RULE.citation,
        next_step="核对规章原文和录入金额；确有超限的，不适用超出部分并报告有权机关审查",
    )


def _why_not(level: NormLevel, kind: PenaltyKind, *, details_upper_law: bool, business_licence: bool) -> str:
    if level is NormLevel.OTHER_DOCUMENT:
        return "除法律、法规、规章外，其他规范性文件不得设定行政处罚"
    if level is NormLevel.LAW:
        return ""
    if kind.restricts_liberty:
        return "限制人身自由的行政处罚只能由法律设定"
    if level in _RULES:
        return "" if details_upper_law or kind in _MINOR else "规章只能设定警告、通报批评或者一定数额的罚款"
    if level is NormLevel.LOCAL_REGULATION:
        return _closed_to_local_regulation(kind, business_licence=business_licence)
    return ""


def _closed_to_local_regulation(kind: PenaltyKind, *, business_licence: bool) -> str:
    if kind is PenaltyKind.REVOKE_LICENCE and business_licence:
        return "地方性法规不得设定吊销营业执照"
    if kind is PenaltyKind.OTHER_BY_LAW:
        return f"其他行政处罚只能由法律、行政法规规定（{kind.article}）"
    return ""
