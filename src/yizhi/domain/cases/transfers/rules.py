"""Who may act in a handing over: the sender's people, the receiver's people, the coordinating office; never another."""

from typing import Any

from yizhi.domain.cases.general.authority import works_for
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import Side
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

CAE_5 = "《浙江省综合行政执法条例》第五条"
CAE_11 = "《浙江省综合行政执法条例》第十一条"
CAE_12 = "《浙江省综合行政执法条例》第十二条第二项"
CAE_16 = "《浙江省综合行政执法条例》第十六条"
CAE_17 = "《浙江省综合行政执法条例》第十七条第二款"
CAE_18 = "《浙江省综合行政执法条例》第十八条第二款"
APL_25 = "《行政处罚法》第二十五条第二款"
_HEADS = ("DECIDER", "UNIT_HEAD")


def side_of(actor: Actor, transfer: Transfer) -> Side | None:
    """The side for which the actor works; None for a stranger. Of two posts the leading one says which."""
    leading = {transfer.sender_id: Side.SENDER, transfer.receiver_id: Side.RECEIVER}
    if (agency := actor.extra.get("agency")) in leading:
        return leading[agency]
    if works_for(actor, transfer.sender_id):
        return Side.SENDER
    if works_for(actor, transfer.receiver_id):
        return Side.RECEIVER
    return None


@condition("属于移送机关")
def of_sender(situation: Situation) -> Refusal | None:
    if side_of(situation.actor, situation.record) is Side.SENDER:
        return None
    return Refusal("您不能办理此项", "此项由移送机关办理", CAE_18, "请由移送机关的人员办理")


@condition("属于接收机关")
def of_receiver(situation: Situation) -> Refusal | None:
    if side_of(situation.actor, situation.record) is Side.RECEIVER:
        return None
    return Refusal("您不能办理此项", "此项由接收机关办理", CAE_11, "请由接收机关的人员办理")


@condition("属于争议双方之一")
def of_a_side(situation: Situation) -> Refusal | None:
    if side_of(situation.actor, situation.record) is not None:
        return None
    return Refusal("您不能办理此项", "此项由移送机关或者接收机关办理", APL_25, "请由争议双方办理")


@condition("属于负责协调的综合执法指导办")
def of_coordinator(situation: Situation) -> Refusal | None:
    if works_for(situation.actor, situation.record.coordinator_id):
        return None
    why = "职责争议由双方共同所属地区的综合执法指导办协调"
    return Refusal("您不能协调本争议", why, f"{CAE_12}、{CAE_17}", "请由负责协调的综合执法指导办办理")


sending_officer = role("OFFICER", title="执法人员", article=CAE_18) & of_sender
sending_head = role("DECIDER", title="行政机关负责人", article=CAE_18) & of_sender
sending_leader = role(*_HEADS, title="移送机关负责人", article=CAE_18) & of_sender
receiving_staff = role("OFFICER", *_HEADS, title="接收机关执法人员", article=CAE_11) & of_receiver
receiving_leader = role(*_HEADS, title="接收机关负责人", article=CAE_11) & of_receiver
staff_of_a_side = role("OFFICER", *_HEADS, title="移送、接收机关执法人员", article=CAE_5) & of_a_side
leader_of_a_side = role(*_HEADS, title="争议双方负责人", article=APL_25) & of_a_side
coordinator = role("GUIDANCE_OFFICE", title="综合执法指导办", article=CAE_12) & of_coordinator


def office_for(one: Any, other: Any) -> Any | None:
    """The guidance office of the smallest division that holds both agencies; None where there is none."""
    county = one.division[:6]
    same = len(county) == 6 and other.division[:6] == county
    found = org.agencies_in(county if same else one.division[:4], org.AgencyKind.GUIDANCE_OFFICE)
    return found[0] if found else None


def office_may_settle(one: Any, other: Any) -> bool:
    """Whether the guidance office itself may settle it: a township and an agency of its county (条例第十七条第二款).

    All others are designated by the common superior, whose decision the office hands in (行政处罚法第二十五条第二款).
    """
    kinds = {one.kind == org.AgencyKind.TOWNSHIP, other.kind == org.AgencyKind.TOWNSHIP}
    return len(kinds) == 2 and one.division[:6] == other.division[:6] and 6 in (len(one.division), len(other.division))
