"""Which reviews and discussions a case needs, and whether it had them (第五十七条第二款、第五十八条)."""

from collections.abc import Iterator
from datetime import date

from yizhi.domain.cases.general.configuration import configured
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.penalties import hearing_right
from yizhi.domain.cases.models.general import PenaltyLine
from yizhi.domain.cases.models.terms import MajorGround, PenaltyCode, ReviewKind
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.org import api as org
from yizhi.statute.money import yuan
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import Refusal

_57 = "《行政处罚法》第五十七条第二款"
_58 = "《行政处罚法》第五十八条"
_OF_58 = (MajorGround.PUBLIC_INTEREST, MajorGround.COMPLEX, MajorGround.BY_LAW)
_OF_57 = tuple(ground for ground in MajorGround if ground is not MajorGround.BY_LAW)
_GRAVE = (PenaltyCode.REVOKE_LICENCE, PenaltyCode.CLOSE_BUSINESS)


def needs_compliance_review(dossier: Dossier) -> bool:
    """Cases of a township are looked at by its own centre before the legal review."""
    return bool(dossier.case.agency.kind == org.AgencyKind.TOWNSHIP)


def needs_second_review(dossier: Dossier) -> list[str]:
    """Why the law demands a review after hearing the party as well; empty if it does not."""
    found = [str(ground.label) for ground in _OF_58 if ground in dossier.case.major_grounds]
    if any(hearing.outcome == "HELD" for hearing in dossier.hearings):
        found.append("直接关系当事人重大权益，经过听证程序")
    return found


def needs_discussion(dossier: Dossier, day: date) -> list[str]:
    """Why the heads must decide together; empty if one may decide. Amounts and numbers are configuration."""
    if dossier.proposal is None or not dossier.proposal.punishes:
        return []
    found = [str(ground.label) for ground in _OF_57 if ground in dossier.case.major_grounds]
    if any(hearing_right(dossier, party, day) for party in dossier.parties):
        found.append("拟作出的处罚达到听证标准")
    if any(line.kind in _GRAVE for line in dossier.lines):
        found.append("拟吊销许可证件或者责令关闭")
    if any(
        line.kind == PenaltyCode.FINE and line.amount_fen >= _major_from(dossier, line, day) for line in dossier.lines
    ):
        found.append("罚款数额较大")
    if len(dossier.parties) >= configured("general_many_parties", day):
        found.append("当事人人数众多")
    return found


def _major_from(dossier: Dossier, line: PenaltyLine, day: date) -> int:
    """From which fine a case is major, in fen: the field's own threshold, else the installation's single amount."""
    party = STATUTORY_KIND[line.case_party.party.kind]
    own = dossier.thresholds(day).major(party, PenaltyKind.FINE)
    return own if own is not None else yuan(configured("general_major_fine_yuan", day))


def review_refusals(dossier: Dossier) -> Iterator[Refusal]:
    """A proposal without the reviews it needs goes nowhere."""
    if needs_compliance_review(dossier) and dossier.passed(ReviewKind.COMPLIANCE) is None:
        step = "请送本乡镇（街道）合规性审查中心审查"
        article = "《浙江省综合行政执法条例》第二十四条"
        yield Refusal("尚不能继续", "现有处理意见没有通过合规性审查", article, step)
    if dossier.passed(ReviewKind.LEGAL_1) is None:
        yield Refusal("尚不能继续", "现有处理意见没有通过法制审核", _58, "请送法制审核；被退回的，补正后重新送审")


def second_review_refusals(dossier: Dossier) -> Iterator[Refusal]:
    why = needs_second_review(dossier)
    if why and dossier.passed(ReviewKind.LEGAL_2) is None:
        said = f"本案{'；'.join(why)}，未经法制审核或者审核未通过的，不得作出决定"
        yield Refusal("尚不能决定", said, f"{_58}第一款", "请办理决定前法制审核")


def discussion_refusals(dossier: Dossier, day: date) -> Iterator[Refusal]:
    why = needs_discussion(dossier, day)
    if not why:
        return
    proposal = dossier.proposal
    agreed = any(d.agreed and proposal is not None and d.proposal_id == proposal.pk for d in dossier.discussions)
    if not agreed:
        said = f"本案{'；'.join(why)}，行政机关负责人应当集体讨论决定"
        yield Refusal("尚不能决定", said, _57, "请组织集体讨论并记录")
