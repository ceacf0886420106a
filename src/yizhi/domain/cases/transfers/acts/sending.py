"""The sender's part: what was found, what was fixed at the scene, and the letter with which it goes."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.general import EvidenceShare
from yizhi.domain.cases.models.terms import EvidenceKind
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import TransferKind
from yizhi.domain.cases.officers import named, partner_refusal
from yizhi.domain.cases.procedures.clue import OPEN as OPEN_CLUE
from yizhi.domain.cases.transfers import conditions, opening, papers, rules
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, OptionalParagraph, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import foresee, issue
from yizhi.platform.files.queries import files_of
from yizhi.platform.procedure import catalogue
from yizhi.statute.deadlines import compute
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_46 = "《行政处罚法》第四十六条"


def receiving_agency(identity: UUID, own: UUID) -> Any:
    """Errors: ActInvalid for an unknown agency, one without enforcement status, or one's own."""
    found = org.Agency.objects.filter(pk=identity, subject_qualified=True).exclude(pk=own).first()
    if found is None:
        raise ActInvalid({"receiver": ["接收机关须为其他具有执法主体资格的机关"]})
    return found


@act(
    "transfer.draft",
    title="移送案件",
    basis=(rules.CAE_18, rules.CAE_11),
    by=role("OFFICER", title="执法人员", article=rules.CAE_18) & org.certified_on_the_day,
    says="{actor}拟将“{title}”移送{receiver}",
    foresees=True,
)
def draft(
    writing: Writing,
    *,
    receiver: Annotated[UUID, Shown("接收机关", choices="receiving_agencies")],
    title: Annotated[Line, Shown("案由", help="涉嫌的违法行为，不写当事人姓名")],
    found_at: Annotated[AwareDatetime, Shown("发现时间", kind=Kind.DATETIME)],
    place: Annotated[Line, Shown("地点")],
    facts: Annotated[Paragraph, Shown("发现的情况", kind=Kind.LONG_TEXT, personal=True)],
    measures_taken: Annotated[Line, Shown("现场处置", help="制止、责令改正的情况；没有处置的写明原因")],
    reason: Annotated[Line, Shown("移送理由", help="为何应当由该机关处理")],
    second: Annotated[UUID, Shown("另一名执法人员", choices="agency_partners", help="现场取证的不得少于两人")],
    party: Annotated[OptionalLine, Shown("当事人", personal=True, help="姓名或者名称、证件号码；不明的不填")] = "",
    item: Annotated[UUID | None, Shown("涉嫌违法事项", choices="any_items")] = None,
    clue: Annotated[UUID | None, Shown("线索", kind=Kind.HIDDEN)] = None,
) -> Any:
    """Second and third link (违法处置、现场取证): the package is filled next, before it can be sent."""
    agency = org.agency_of(writing.actor)
    if agency is None:
        raise ActRefused(Refusal("不能移送", "您没有所属机关", rules.CAE_18, "请由发现违法行为的机关移送"))
    not_in_the_future(found_at, writing.at, "found_at")
    other = receiving_agency(receiver, agency.pk)
    if second == writing.actor.person:
        raise ActInvalid({"second": [f"现场取证须有另一名执法人员（{_42}）"]})
    if refusal := partner_refusal(second, agency.pk, "", writing.at):
        raise ActRefused(refusal)
    version = norms.item_version(item) if item else None
    made = begin(
        writing, agency, other, writing.actor.line,
        clue=_clue(clue), first_id=writing.actor.person, second_id=second, found_at=found_at, place=place,
        title=title, party=party or None, facts=facts, measures_taken=measures_taken, reason=reason,
        item_code=version.code if version else "",
    )  # fmt: skip
    foresee(writing, "D57", made, papers.letter(made, writing.at), papers.issuer(agency))
    return made, {"title": title, "receiver": other.name}


def begin(writing: Writing, agency: Any, other: Any, line: str, **facts: Any) -> Transfer:
    """A draft of the agency, on the line; nobody else sees it before it is sent."""
    made: Transfer = writing.create(
        Transfer,
        procedure=catalogue.current("transfer", writing.at.date()).name,
        state="DRAFT",
        division=writing.actor.division,
        line=line,
        sender=agency,
        receiver=other,
        coordinator=rules.office_for(agency, other),
        drafted_at=writing.at,
        **{"kind": TransferKind.HANDOVER} | facts,
    )
    return made


def _clue(identity: UUID | None) -> Clue | None:
    if identity is None:
        return None
    found: Clue | None = Clue.objects.filter(pk=identity).first()
    if found is None:
        raise RecordNotFound
    if found.state not in OPEN_CLUE:
        why = f"该线索处于“{found.present_state.title}”"
        raise ActRefused(Refusal("不能移送这一线索", why, rules.CAE_18, "请移送尚未办结的线索"))
    return found


@act(
    "transfer.add_item",
    title="列入证据材料",
    on=Transfer,
    basis=(rules.CAE_18, _46),
    by=rules.sending_officer,
    says="{actor}将第{number}项材料（{kind}）列入移送",
)
def add_item(
    writing: Writing,
    transfer: Transfer,
    *,
    kind: Annotated[EvidenceKind, Shown("种类")],
    name: Annotated[Line, fits(EvidenceShare, "name"), Shown("名称", personal=True)],
    collected_at: Annotated[AwareDatetime, Shown("取得时间", kind=Kind.DATETIME)],
    place: Annotated[Line, Shown("取得地点")],
    lawful: Annotated[bool, Shown("依照法定程序取得，没有以非法手段取证的情形")] = False,
    content: Annotated[OptionalParagraph, Shown("内容摘要", kind=Kind.LONG_TEXT, personal=True)] = "",
    is_copy: Annotated[bool, Shown("是复制件、影印件")] = False,
    original_location: Annotated[
        OptionalLine, fits(EvidenceShare, "original_location"), Shown("原件存放处", help="复制件必填")
    ] = "",
    file: Annotated[UUID | None, Shown("文件", choices="transfer_files")] = None,
) -> dict[str, Any]:
    """Collected by the two officers of the matter, both certified at that moment; the hash goes along."""
    not_in_the_future(collected_at, writing.at, "collected_at")
    if not lawful:
        why = "没有确认材料依照法定程序取得，以非法手段取得的证据不得作为认定案件事实的根据"
        raise ActRefused(Refusal("不能列入", why, f"{_46}第三款", "请核实取得经过；非法取得的，不得移送使用"))
    if is_copy and not original_location:
        raise ActInvalid({"original_location": ["复制件须注明原件存放处"]})
    collectors = [named(person, collected_at) for person in (transfer.first_id, transfer.second_id)]
    without = [one.name for one in collectors if not one.certificate_number]
    if without:
        why = f"{'、'.join(without)}在取得时没有有效的执法证件"
        raise ActRefused(Refusal("不能列入", why, _42, "请由两名持有效证件的执法人员重新取证"))
    stored = of_case(files_of(transfer.pk), file, "file") if file else None
    people = (transfer.first_id, transfer.second_id)
    made = writing.create(
        EvidenceShare,
        division=transfer.division,
        line=transfer.line,
        transfer=transfer,
        receiver=transfer.receiver,
        origin_agency=transfer.sender.name,
        origin_case=transfer.title,
        origin_number=transfer.package.count() + 1,
        kind=kind,
        name=name,
        content=content or None,
        collected_at=collected_at,
        place=place,
        collectors=[
            {"person": str(person), "name": one.name, "certificate": one.certificate_number}
            for person, one in zip(people, collectors, strict=True)
        ],
        is_copy=is_copy,
        original_location=original_location,
        file=stored,
        sha256=stored.sha256 if stored else "",
        purpose=transfer.reason,
        sent_at=writing.at,
    )
    if transfer.state == "RETURNED":  # already known to the receiver: what is added is shown at once
        opening.open_to_agency(writing, made, transfer.receiver, "随案移送的证据材料")
    return {"number": made.origin_number, "kind": str(kind.label)}


@act(
    "transfer.send",
    title="批准并移送",
    on=Transfer,
    basis=(rules.CAE_18, rules.CAE_11),
    by=rules.sending_head,
    when=conditions.package_filled,
    says="{actor}将案件移送{receiver}（{number}）{late}",
    asks_confirmation="移送后，接收机关可以看到全部移送材料。",
)
def send(
    writing: Writing, transfer: Transfer, *, opinion: Annotated[Line, Shown("审批意见")] = "同意移送。"
) -> dict[str, Any]:
    """Fourth link. After a return the same matter goes again with what was added; late or not, it must go."""
    again = transfer.sent_at is not None
    issued = issue(writing, "D57", transfer, papers.letter(transfer, writing.at), papers.issuer(transfer.sender))
    writing.change(
        transfer, sent_at=writing.at, document=issued.document, received_at=None, answered_at=None, ground="", answer=""
    )
    if not again:
        opening.open_transfer(writing, transfer, "接收移送案件")
        for item in transfer.items:
            opening.open_to_agency(writing, item, transfer.receiver, "随案移送的证据材料")
        if transfer.clue is not None:
            said = f"移送{transfer.receiver.name}：{transfer.reason}"
            writing.change_also(transfer.clue, state="TRANSFERRED", reason=said, ended_at=writing.at)
    opening.show_paper(writing, issued.document, transfer.receiver, "案件移送函")
    due = compute("T-LINK-SEND", clock.day(transfer.found_at))
    opening.tell_agency(writing, transfer.receiver, "请签收移送案件", transfer, "DECIDER", "UNIT_HEAD")
    late = "，超过移送期限" if not again and due.is_over(writing.at.date()) else ""
    return {"receiver": transfer.receiver.name, "number": issued.document.number, "late": late, "opinion": opinion}


@act(
    "transfer.give_up",
    title="不再移送",
    on=Transfer,
    by=rules.sending_officer | rules.sending_leader,
    says="{actor}决定不再移送：{reason}",
)
def give_up(writing: Writing, transfer: Transfer, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    writing.change(transfer, answer=reason, ended_at=writing.at)
    return {"reason": reason}


@act(
    "transfer.drop_item",
    title="移出证据材料",
    on=Transfer,
    by=rules.sending_officer,
    says="{actor}将第{number}项材料移出：{reason}",
)
def drop_item(
    writing: Writing,
    transfer: Transfer,
    *,
    item: Annotated[UUID, Shown("材料", choices="package_items")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    found = of_case(transfer.items, item, "item")
    writing.change(found, withdrawn_at=writing.at)
    return {"number": found.origin_number, "reason": reason}
