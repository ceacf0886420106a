"""The receiver's part: the receipt, and the answer: accepted, or given back with the ground and why."""

from typing import Annotated, Any

from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.terms import ClueSource
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import ReturnGround
from yizhi.domain.cases.transfers import conditions, opening, papers, rules
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import numbering
from yizhi.platform.procedure import catalogue
from yizhi.statute.refusal import Refusal

_25 = "《行政处罚法》第二十五条第一款"
_38 = "《行政处罚法》第三十八条"


@act(
    "transfer.receive",
    title="签收",
    on=Transfer,
    basis=(rules.CAE_11,),
    by=rules.receiving_staff,
    says="{actor}签收{sender}移送的案件和{count}项材料",
)
def receive(writing: Writing, transfer: Transfer) -> dict[str, Any]:
    """The receipt (回执): who took it, when, and how much of it; the period for the answer runs from the sending."""
    writing.change(transfer, received_at=writing.at, received_by_id=writing.actor.person)
    return {"sender": transfer.sender.name, "count": transfer.items.count()}


@act(
    "transfer.accept",
    title="受理",
    on=Transfer,
    basis=(rules.CAE_11, "《行政处罚法》第五十四条"),
    by=rules.receiving_leader,
    says="{actor}受理{sender}移送的案件，登记为线索{number}",
)
def accept(writing: Writing, transfer: Transfer) -> dict[str, Any]:
    """It becomes a clue here, to be handed out as any other; limitation counts from when the sender found it."""
    agency = transfer.receiver
    number = numbering.draw(papers.issuer(agency), "线", writing.at.year)
    told = f"{transfer.facts}\n当事人：{transfer.party or '待查'}"
    made = writing.create(
        Clue,
        procedure=catalogue.current("clue", writing.at.date()).name,
        state="RECEIVED",
        division=writing.actor.division,
        line=writing.actor.line,
        agency=agency,
        number=number.text,
        source=ClueSource.TRANSFER_IN,
        source_reference=transfer.document.number if transfer.document else "",
        received_at=transfer.sent_at or writing.at,
        discovered_on=clock.day(transfer.found_at),
        content=told,
        place=transfer.place,
        item_code=transfer.item_code,
        item_name=transfer.title,
        intake_id=writing.actor.person,
    )
    writing.change(transfer, result_clue_id=made.pk, accepted_at=writing.at, answered_at=writing.at)
    opening.tell_agency(writing, transfer.sender, "移送的案件已受理", transfer)
    return {"sender": transfer.sender.name, "number": number.text}


@act(
    "transfer.return_matter",
    title="退回",
    on=Transfer,
    basis=(rules.CAE_11, "《行政处罚法》第二十二条至第二十五条"),
    by=rules.receiving_leader,
    when=conditions.not_designated,
    says="{actor}退回移送的案件：{ground}。{reason}",
)
def return_matter(
    writing: Writing,
    transfer: Transfer,
    *,
    ground: Annotated[ReturnGround, Shown("退回的情形")],
    reason: Annotated[Line, Shown("理由", help="缺少哪些材料、由哪个机关管辖等；不写当事人的个人信息")],
    filed_elsewhere: Annotated[OptionalLine, Shown("先立案的机关和日期", help="以已先立案为由的必填")] = "",
) -> dict[str, Any]:
    """Not for a matter that the published lists give to this agency: then it accepts or disputes."""
    if ground is ReturnGround.ALREADY_FILED and not filed_elsewhere:
        raise ActInvalid({"filed_elsewhere": [f"请写明先立案的机关和立案日期（{_25}）"]})
    if ground is ReturnGround.NOT_OURS:
        _not_ours(transfer, writing)
    said = f"{reason}{f'（{filed_elsewhere}）' if filed_elsewhere else ''}"
    writing.change(
        transfer, answered_at=writing.at, ground=ground, answer=said, returns=transfer.returns + 1, received_at=None
    )
    opening.tell_agency(writing, transfer.sender, "移送的案件被退回", transfer, "DECIDER", "UNIT_HEAD", "OFFICER")
    return {"ground": str(ground.label), "reason": said}


def _not_ours(transfer: Transfer, writing: Writing) -> None:
    if not transfer.item_code:
        return
    refusal = norms.power_refusal(
        agency_id=transfer.receiver_id, item_code=transfer.item_code, on=org.day_of(writing.at)
    )
    if refusal is None:
        why = f"事项{transfer.item_code}在{transfer.receiver.name}现行的权限以内"
        step = "请受理；认为应当由其他机关管辖的，提出管辖争议"
        raise ActRefused(Refusal("不能以没有权限为由退回", why, f"{_38}、{rules.APL_25}", step))
