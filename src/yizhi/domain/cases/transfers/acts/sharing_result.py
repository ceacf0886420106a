"""Sixth link, and back to the first: the result is shared against a receipt, the regulator looks after the source."""

from datetime import date
from typing import Annotated, Any

from pydantic import StringConstraints

from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import RiskChange, SharedWith
from yizhi.domain.cases.transfers import opening, rules
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing

Receipt = Annotated[Line, StringConstraints(max_length=80)]


@act(
    "transfer.share_information",
    title="登记信息共享",
    on=Transfer,
    basis=(rules.CAE_5, rules.CAE_11),
    by=rules.staff_of_a_side,
    says="{actor}将处理结果共享至{target}（回执{receipt}）",
)
def share_information(
    writing: Writing,
    transfer: Transfer,
    *,
    target: Annotated[SharedWith, Shown("共享至")],
    shared_on: Annotated[date, Shown("共享日期")],
    receipt: Annotated[Receipt, Shown("回执编号", help="对方平台返回的编号；书面报送的填写签收记录")],
    content: Annotated[Line, Shown("共享的内容", help="如决定书文号、处理结果、执行情况；不写个人信息")],
) -> dict[str, Any]:
    """What was shared, where, when and against which receipt; the same place again only with another receipt."""
    copied = clock.day(transfer.copied_at) if transfer.copied_at else writing.at.date()
    if not copied <= shared_on <= writing.at.date():
        raise ActInvalid({"shared_on": ["共享日期应在抄告之后、今天以前"]})
    if any(one["target"] == target.value and one["receipt"] == receipt for one in transfer.shared):
        raise ActInvalid({"receipt": ["该回执已登记"]})
    row = {
        "target": target.value,
        "on": shared_on.isoformat(),
        "receipt": receipt,
        "content": content,
        "agency": _own(writing, transfer).name,
    }
    writing.change(transfer, shared=[*transfer.shared, row])
    return {"target": str(target.label), "receipt": receipt}


@act(
    "transfer.renew_source",
    title="登记源头管理",
    on=Transfer,
    basis=(rules.CAE_16,),
    by=rules.sending_officer | rules.sending_leader,
    says="{actor}登记源头管理情况：{risk}；{guidance}",
)
def renew_source(
    writing: Writing,
    transfer: Transfer,
    *,
    risk: Annotated[RiskChange, Shown("风险等级")],
    guidance: Annotated[Line, Shown("指导、服务情况", help="如指导规范经营的时间和内容；不写个人信息")],
    reminder: Annotated[OptionalLine, Shown("提醒事项", help="如许可到期、整改期限")] = "",
) -> dict[str, Any]:
    """The regulator's supervision goes on after the penalty; whoever punished learns what was done at the source."""
    row = {
        "risk": risk.value,
        "guidance": guidance,
        "reminder": reminder,
        "on": writing.at.date().isoformat(),
    }
    writing.change(transfer, source=[*transfer.source, row])
    opening.tell_agency(writing, transfer.receiver, "移送机关已登记源头管理情况", transfer)
    return {"risk": str(risk.label), "guidance": guidance}


def _own(writing: Writing, transfer: Transfer) -> Any:
    side = rules.side_of(writing.actor, transfer)
    return transfer.agency_of(side) if side else transfer.sender
