"""Whether a waiver for age or incapacity is true, and the penalty a person must not get (第三十条、第三十一条)."""

from collections.abc import Iterator

from yizhi.domain.cases.general import discretion
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.terms import Element, NoPenaltyGround
from yizhi.statute.discretion import Ground
from yizhi.statute.refusal import Refusal


def refusals(dossier: Dossier) -> Iterator[Refusal]:
    """Why the proposal contradicts age or capacity; none if and only if it does not."""
    proposal = dossier.proposal
    if proposal is None or not proposal.ground:
        return
    ground = NoPenaltyGround(proposal.ground)
    if ground is NoPenaltyGround.UNDER_14:
        for one in dossier.parties:
            if discretion.ground_of(dossier, one) is not Ground.UNDER_14:
                why = f"没有证明{one}违法时不满十四周岁"
                yield Refusal("不能以此不予处罚", why, "《行政处罚法》第三十条", "请核实出生日期，或者另拟处理意见")
    if ground is NoPenaltyGround.NO_CAPACITY and not _proven(dossier, Element.FAULT):
        why = "没有经查证属实的证据证明当事人在不能辨认或者不能控制自己行为时违法"
        yield Refusal("不能以此不予处罚", why, "《行政处罚法》第三十一条", "请收集诊断、鉴定等证明主观过错的证据")
    if ground is NoPenaltyGround.NO_FAULT and not _proven(dossier, Element.FAULT):
        why = "没有当事人足以证明没有主观过错的证据"
        yield Refusal("不能以此不予处罚", why, "《行政处罚法》第三十三条第二款", "请收集并查证当事人提供的证据")
    if ground in (NoPenaltyGround.UNDER_14, NoPenaltyGround.NO_CAPACITY):
        for one in dossier.parties:
            if not one.guardian:
                step = "请在当事人信息中登记监护人，决定后责令其管教、看管"
                yield Refusal("处理意见不完整", f"没有登记{one}的监护人", _article(ground), step)


def _article(ground: NoPenaltyGround) -> str:
    number = "三十" if ground is NoPenaltyGround.UNDER_14 else "三十一"
    return f"《行政处罚法》第{number}条"


def _proven(dossier: Dossier, element: Element) -> bool:
    return any(element.value in one.proves for one in dossier.lawful_evidence)
