"""Other ends: stopping for a time, withdrawing, ending, handing over to whom it belongs."""

from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.acts import crime
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import before, parts
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.procedures.general_penalty import BEFORE_DECISION
from yizhi.domain.cases.transfers.of_case import came_back, hand_over
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue

_54 = "《行政处罚法》第五十四条"
_57 = "《行政处罚法》第五十七条"
_27 = "《行政处罚法》第二十七条"
WITHDRAWAL_REASONS = {
    "LIMITATION": "已过追责期限（《行政处罚法》第三十六条）",
    "NO_POWER": "不属于本机关管辖或者权限（《行政处罚法》第二十二条至第二十五条）",
    "NOT_ILLEGAL": "新法不认为是违法（《行政处罚法》第三十七条）",
    "WRONG_FILING": "立案有误",
}


def _sheet(writing: Writing, case: GeneralCase, what: str, reason: str, basis: str = "") -> None:
    data = before.stopping(Dossier.of(case), what, reason, basis, writing.actor, writing.at.date())
    issue(writing, "D61", case, data, parts.issuer_of(case))


@act(
    "general_case.suspend",
    title="中止调查",
    on=GeneralCase,
    basis=(_57,),
    by=authority.head,
    says="{actor}批准中止调查：{reason}",
)
def suspend(
    writing: Writing,
    case: GeneralCase,
    *,
    reason: Annotated[Line, Shown("理由", help="如需要以其他案件的处理结果为依据、当事人下落不明等")],
    basis: Annotated[OptionalLine, Shown("依据")] = "",
) -> dict[str, Any]:
    """Stopping does not by itself stop the 90 days: what does not count is recorded as such, with its provision."""
    _sheet(writing, case, "SUSPEND", reason, basis)
    writing.change(case, state_before=case.state)
    return {"reason": reason}


@act(
    "general_case.resume",
    title="恢复调查",
    on=GeneralCase,
    basis=(_57,),
    by=authority.head,
    says="{actor}批准恢复调查：{reason}",
)
def resume(writing: Writing, case: GeneralCase, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    _sheet(writing, case, "RESUME", reason)
    back = case.state_before if case.state_before in BEFORE_DECISION else "INVESTIGATING"
    writing.change(case, state_before="")
    writing.lead_to(back)
    return {"reason": reason}


@act(
    "general_case.withdraw",
    title="撤销案件",
    on=GeneralCase,
    basis=(_54, "《行政处罚法》第三十六条"),
    by=authority.head,
    says="{actor}撤销案件：{title}",
    asks_confirmation="撤销后不能再作出处罚决定。",
)
def withdraw(
    writing: Writing,
    case: GeneralCase,
    *,
    ground: Annotated[
        Literal["LIMITATION", "NO_POWER", "NOT_ILLEGAL", "WRONG_FILING"], Shown("理由", choices="withdrawal_reasons")
    ],
    explanation: Annotated[Line, Shown("说明")],
) -> dict[str, Any]:
    title = WITHDRAWAL_REASONS[ground]
    _sheet(writing, case, "WITHDRAW", f"{title}。{explanation}")
    return {"title": title, "explanation": explanation}


@act(
    "general_case.terminate",
    title="终止调查",
    on=GeneralCase,
    basis=(_57,),
    by=authority.head,
    says="{actor}批准终止调查：{reason}",
    asks_confirmation="终止后不能再作出处罚决定。",
)
def terminate(
    writing: Writing,
    case: GeneralCase,
    *,
    reason: Annotated[Line, Shown("理由", help="如涉嫌违法的公民死亡，法人或者其他组织终止且无权利义务承受人")],
) -> dict[str, Any]:
    _sheet(writing, case, "TERMINATE", reason)
    return {"reason": reason}


@act(
    "general_case.transfer_crime",
    title="批准移送司法机关",
    on=GeneralCase,
    basis=(_27, "《行政执法机关移送涉嫌犯罪案件的规定》第五条"),
    by=authority.head,
    when=crime.reported,
    says="{actor}决定将本案移送{receiver}",
    asks_confirmation="应在批准后二十四小时内向同级公安机关移送。",
)
def transfer_crime(
    writing: Writing,
    case: GeneralCase,
    *,
    receiver: Annotated[Line, Shown("接收机关", help="同级公安机关")],
    reason: Annotated[Line, Shown("审批意见")],
    principal: Annotated[bool, Shown("本人为正职负责人或者主持工作的负责人")] = False,
) -> dict[str, Any]:
    crime.decide(writing, case, approved=True, principal=principal, reason=reason, receiver=receiver)
    _sheet(writing, case, "TRANSFER_CRIME", f"移送{receiver}。{reason}", _27)
    return {"receiver": receiver}


@act(
    "general_case.take_back",
    title="司法机关退回，继续办理",
    on=GeneralCase,
    basis=(f"{_27}第一款", "《行政执法机关移送涉嫌犯罪案件的规定》第十条"),
    by=authority.head,
    when=crime.refused_by_police,
    says="{actor}收回司法机关退回的案件：{reason}",
)
def take_back(writing: Writing, case: GeneralCase, *, reason: Annotated[Line, Shown("退回情况")]) -> dict[str, Any]:
    return {"reason": reason}


@act(
    "general_case.transfer_agency",
    title="移送其他行政机关",
    on=GeneralCase,
    basis=("《行政处罚法》第二十二条至第二十五条",),
    by=authority.head,
    says="{actor}决定将本案移送{receiver}",
)
def transfer_agency(
    writing: Writing,
    case: GeneralCase,
    *,
    reason: Annotated[Line, Shown("理由")],
    agency: Annotated[UUID | None, Shown("接收机关", choices="other_agencies", help="在本平台的选择，在线移送")] = None,
    receiver: Annotated[OptionalLine, Shown("其他接收机关", help="不在本平台的填写名称，另行书面移送")] = "",
) -> dict[str, Any]:
    """To an agency on the platform a handing over is drafted, with the lawful evidence; the head sends it next."""
    if bool(agency) == bool(receiver) or receiver.strip() == case.agency.name:
        raise ActInvalid({"receiver": ["请选择或者填写一个接收机关，须为其他机关"]})
    made = hand_over(writing, case, agency, reason) if agency else None
    name = made.receiver.name if made else receiver
    _sheet(writing, case, "TRANSFER_AGENCY", f"移送{name}。{reason}")
    return {"receiver": name, **({"transfer": str(made.pk)} if made else {})}


@act(
    "general_case.resume_returned",
    title="移送未成，继续办理",
    on=GeneralCase,
    basis=("《行政处罚法》第二十五条",),
    by=authority.head,
    when=came_back,
    says="{actor}决定继续办理本案：{reason}",
)
def resume_returned(writing: Writing, case: GeneralCase, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    return {"reason": reason}
