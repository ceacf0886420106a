"""What must hold before a step of a handing over."""

from yizhi.domain.cases.models.transfer_terms import Side
from yizhi.domain.cases.transfers.rules import APL_25, CAE_11, CAE_18, side_of
from yizhi.platform.acts.condition import Situation, condition
from yizhi.statute.refusal import Refusal


@condition("证据包不是空的")
def package_filled(situation: Situation) -> Refusal | None:
    """The third link: what was fixed at the scene goes along, or the receiver cannot examine anything."""
    if situation.record.items.exists():
        return None
    return Refusal("不能移送", "没有随案移送的证据材料", CAE_18, "请先列入录音录像、照片、笔录等固定的材料")


@condition("未经指定管辖")
def not_designated(situation: Situation) -> Refusal | None:
    one = situation.record
    if not one.handler:
        return None
    why = f"已由{one.designated_by or '双方协商'}确定由接收机关办理"
    return Refusal("不能退回，也不能再提出争议", why, APL_25, "请受理本案")


@condition("轮到本机关答复")
def own_turn(situation: Situation) -> Refusal | None:
    """Of what arrived the receiver disputes, of what came back the sender; what came back the sender alone keeps."""
    one = situation.record
    turn = {"RECEIVED": Side.RECEIVER, "RETURNED": Side.SENDER}.get(one.state)
    if turn is None or side_of(situation.actor, one) is turn:
        return None
    why = "已签收的由接收机关答复，退回移送机关的由移送机关答复"
    return Refusal("现在由对方答复", why, APL_25, "请等待对方答复")


@condition("决定书已送达，或者没有作出决定")
def result_served(situation: Situation) -> Refusal | None:
    one = situation.record
    if one.served_on is not None or not one.result_number:
        return None
    return Refusal("尚不能抄告", f"{one.result_number}尚未送达当事人", CAE_11, "请先送达决定书")
