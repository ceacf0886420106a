"""Who handles it: negotiated, conceded by one side, or coordinated and designated (第二十五条)."""

from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import Side, TransferKind
from yizhi.domain.cases.transfers import conditions, opening, papers, rules
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_25 = "《行政处罚法》第二十五条第一款"
Handler = Literal["SENDER", "RECEIVER"]


def said(writing: Writing, transfer: Transfer, text: str) -> list[dict[str, str]]:
    """The positions with one more: whose, when, what."""
    side = rules.side_of(writing.actor, transfer)
    agency = transfer.agency_of(side or Side.SENDER).name
    return [*transfer.positions, {"agency": agency, "on": writing.at.date().isoformat(), "text": text}]


@act(
    "transfer.dispute",
    title="提出管辖争议",
    on=Transfer,
    basis=(rules.APL_25, rules.CAE_17),
    by=rules.leader_of_a_side,
    when=conditions.not_designated & conditions.own_turn,
    says="{actor}就管辖提出争议：{position}",
)
def dispute(
    writing: Writing,
    transfer: Transfer,
    *,
    position: Annotated[Line, Shown("意见和依据", help="认为应当由谁办理，依据哪一规定")],
) -> dict[str, Any]:
    """Seven days to agree begin."""
    disputing = Side.RECEIVER if transfer.state == "RECEIVED" else Side.SENDER
    writing.change(transfer, disputed_at=writing.at, positions=said(writing, transfer, position))
    other = transfer.agency_of(Side.SENDER if disputing is Side.RECEIVER else Side.RECEIVER)
    opening.tell_agency(writing, other, "请协商管辖争议", transfer)
    return {"position": position}


@act(
    "transfer.take_position",
    title="提出管辖意见",
    on=Transfer,
    basis=(rules.APL_25,),
    by=rules.leader_of_a_side,
    says="{actor}提出管辖意见：{position}",
)
def take_position(
    writing: Writing,
    transfer: Transfer,
    *,
    position: Annotated[Line, Shown("意见和依据")],
    own_case: Annotated[
        UUID | None,
        Shown("本机关就同一行为立案的案件", choices="own_filed_cases", help="已立案的选择，立案日期随之填入"),
    ] = None,
) -> dict[str, Any]:
    """The file of one's own case shows when one filed: who filed first handles it (第二十五条第一款)."""
    side = rules.side_of(writing.actor, transfer)
    changes: dict[str, Any] = {"positions": said(writing, transfer, position)}
    if own_case is not None:
        agency = transfer.sender_id if side is Side.SENDER else transfer.receiver_id
        rows = GeneralCase.objects.filter(agency_id=agency, filed_at__isnull=False)
        case = of_case(rows, own_case, "own_case")
        filed = clock.day(case.filed_at)
        mine = {"case_id": case.pk, "sender_filed_on": filed}
        changes |= mine if side is Side.SENDER else {"other_case_id": case.pk, "receiver_filed_on": filed}
    writing.change(transfer, **changes)
    return {"position": position}


@act(
    "transfer.concede",
    title="同意由对方办理（移送机关收回自办）",
    on=Transfer,
    basis=(rules.APL_25,),
    by=rules.leader_of_a_side,
    when=conditions.own_turn,
    says="{actor}同意由{handler}办理：{reason}",
    asks_confirmation="同意后，本争议即告解决。",
)
def concede(writing: Writing, transfer: Transfer, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    """Negotiation ends by the word of whoever gives way; nobody speaks for the other side."""
    side = rules.side_of(writing.actor, transfer)
    # In a contest each side wants the matter, in a handing over neither: to give way means the opposite.
    contest = transfer.kind == TransferKind.CONTEST
    handler = Side.RECEIVER if (side is Side.RECEIVER) != contest else Side.SENDER
    own = transfer.agency_of(side or Side.SENDER)
    settle(writing, transfer, handler, reason, by="")
    if transfer.disputed_at is not None:
        _paper(writing, transfer, own, "双方协商解决")
    return {"handler": transfer.agency_of(handler).name, "reason": reason}


def settle(writing: Writing, transfer: Transfer, handler: Side, reason: str, *, by: str) -> None:
    """Who handles it is fixed. A handed-over matter goes on at the receiver, who may not give it back any more."""
    over = transfer.kind == TransferKind.CONTEST or handler is Side.SENDER
    ended = {"ended_at": writing.at} if over else {}
    writing.change(transfer, handler=handler, settlement=reason, designated_by=by, settled_at=writing.at, **ended)
    if transfer.kind == TransferKind.CONTEST:
        writing.lead_to("SETTLED")
    else:
        writing.lead_to("KEPT" if handler is Side.SENDER else "RECEIVED")
    for agency in (transfer.sender, transfer.receiver):
        opening.tell_agency(writing, agency, f"管辖已确定：由{transfer.agency_of(handler).name}办理", transfer)


def _paper(writing: Writing, transfer: Transfer, agency: Any, how: str) -> None:
    data = papers.settlement(transfer, agency, how, writing.at.date())
    issued = issue(writing, "D05", opening.of_agency(transfer, agency), data, papers.issuer(agency))
    for other in (transfer.sender, transfer.receiver):
        if other.pk != agency.pk:
            opening.show_paper(writing, issued.document, other, "管辖协商（协调）记录")


@act(
    "transfer.refer",
    title="提请协调、指定管辖",
    on=Transfer,
    basis=(rules.APL_25, rules.CAE_17, rules.CAE_12),
    by=rules.leader_of_a_side,
    says="{actor}提请{office}协调管辖争议：{negotiated}",
)
def refer(
    writing: Writing,
    transfer: Transfer,
    *,
    negotiated: Annotated[Line, Shown("协商经过", help="何时、以何种方式协商，为何没有达成一致")],
) -> dict[str, Any]:
    office = transfer.coordinator
    if office is None:
        why = "双方共同所属的地区没有登记综合执法指导办"
        raise ActRefused(Refusal("不能在线提请", why, rules.APL_25, "请书面报请共同的上一级行政机关指定管辖"))
    if {one["agency"] for one in transfer.positions} != {transfer.sender.name, transfer.receiver.name}:
        why = "对方尚未提出意见，没有经过协商"
        if not _negotiation_over(transfer, writing):
            step = "请等待对方意见；协商期限届满仍不答复的，可以直接提请"
            raise ActRefused(Refusal("尚不能提请协调", why, rules.APL_25, step))
    writing.change(transfer, referred_at=writing.at, positions=said(writing, transfer, negotiated))
    opening.tell_agency(writing, office, "请协调管辖争议", transfer, "GUIDANCE_OFFICE")
    return {"office": office.name, "negotiated": negotiated}


def _negotiation_over(transfer: Transfer, writing: Writing) -> bool:
    return transfer.due_on is not None and writing.at.date() > transfer.due_on


@act(
    "transfer.designate",
    title="协调、指定管辖",
    on=Transfer,
    basis=(rules.APL_25, rules.CAE_12, rules.CAE_17),
    by=rules.coordinator,
    says="{actor}就管辖争议确定由{handler}办理：{reason}（{by}）",
    asks_confirmation="确定后，双方不得再就同一案件提出管辖争议。",
)
def designate(
    writing: Writing,
    transfer: Transfer,
    *,
    handler: Annotated[Handler, Shown("由谁办理", choices="disputing_sides")],
    reason: Annotated[Line, Shown("理由和依据")],
    body: Annotated[
        OptionalLine, Shown("指定管辖的机关", help="共同的上一级行政机关；乡镇（街道）与本县级机关之间的争议不填")
    ] = "",
    number: Annotated[OptionalLine, Shown("指定管辖的文号")] = "",
    later_filer: Annotated[OptionalLine, Shown("不由先立案机关办理的理由", help="先立案的机关没有管辖权时填写")] = "",
) -> dict[str, Any]:
    """Between a township and an agency of its county the office settles it; else it hands in what the superior said."""
    office = transfer.coordinator
    if not rules.office_may_settle(transfer.sender, transfer.receiver) and not (body and number):
        why = "双方不是乡镇（街道）与本县级机关，争议须由共同的上一级行政机关指定管辖，指导办只能提出协调建议"
        step = "请报请指定管辖，取得文书后填写指定机关和文号"
        raise ActRefused(Refusal("不能由指导办直接确定", why, f"{rules.APL_25}、{rules.CAE_12}", step))
    side = Side(handler)
    first = _filed_first(transfer)
    if first is not None and first is not side and not later_filer:
        why = f"{transfer.agency_of(first).name}最先立案，两个以上机关都有管辖权的，由最先立案的机关管辖"
        raise ActInvalid({"later_filer": [f"{why}（{_25}）；先立案的机关没有管辖权的，请写明理由"]})
    by = f"{body}，{number}" if body else office.name if office else ""
    settle(writing, transfer, side, f"{reason}{f'；{later_filer}' if later_filer else ''}", by=by)
    if office is not None:
        _paper(writing, transfer, office, f"{by}确定管辖")
    return {"handler": transfer.agency_of(handler).name, "reason": reason, "by": by}


def _filed_first(transfer: Transfer) -> Side | None:
    one, other = transfer.sender_filed_on, transfer.receiver_filed_on
    if (one is None and other is None) or one == other:
        return None
    if one is None or (other is not None and other < one):
        return Side.RECEIVER
    return Side.SENDER
