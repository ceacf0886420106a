"""抽样取证: applied for, approved, taken under seal by two officers, tested by a qualified body, returned or kept."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general import authority, waiting_for
from yizhi.domain.cases.general.acts.investigating import collectors
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.heads import tell_heads
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.papers import sampling as papers
from yizhi.domain.cases.models.general import Evidence, GeneralCase, Sample, Sampling
from yizhi.domain.cases.models.record_terms import SampleEnd
from yizhi.domain.cases.models.terms import Element, EvidenceKind, EvidenceSource
from yizhi.domain.cases.officers import named
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_46 = "《行政处罚法》第四十六条第二款"
_55 = "《行政处罚法》第五十五条第一款"
_56 = "《行政处罚法》第五十六条"
Quantity = Annotated[Decimal, Field(gt=0, le=10**9, decimal_places=2)]


def _open(case: GeneralCase, sampling: UUID) -> Sampling:
    """One that is still going on. Errors: ActInvalid."""
    found: Sampling = of_case(case.samplings.filter(given_up_at=None, ended_at=None), sampling, "sampling")
    return found


@act(
    "general_case.apply_sampling",
    title="申请抽样取证",
    on=GeneralCase,
    basis=(_56,),
    by=authority.officer,
    says="{actor}申请对{thing}抽样取证：{reason}",
)
def apply_sampling(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    thing: Annotated[Line, fits(Sampling, "thing"), Shown("抽样对象", help="名称，如某品牌水泥")],
    reason: Annotated[Line, Shown("理由", help="要查明什么，为何需要抽样")],
    place: Annotated[Line, Shown("抽样地点")],
) -> dict[str, Any]:
    made = writing.create(
        Sampling,
        case=case,
        number=case.samplings.count() + 1,
        party=of_case(case.parties.filter(excluded_at=None), party, "party"),
        thing=thing,
        reason=reason,
        place=place,
        applied_by_id=writing.actor.person,
        applied_at=writing.at,
    )
    tell_heads(writing, case, case.agency_id, "请审批抽样取证", text=case.item_name, url=f"/cases/general/{case.pk}/")
    return {"sampling": str(made.pk), "thing": made.thing, "reason": reason}


@act(
    "general_case.approve_sampling",
    title="批准抽样取证",
    on=GeneralCase,
    basis=(_56,),
    by=authority.head,
    when=waiting_for.sampling_to_approve,
    says="{actor}批准对{thing}抽样取证（{number}）",
)
def approve_sampling(
    writing: Writing,
    case: GeneralCase,
    *,
    sampling: Annotated[UUID, Shown("抽样取证", choices="samplings_to_approve")],
    opinion: Annotated[Line, Shown("审批意见")] = "同意抽样取证。",
) -> dict[str, Any]:
    one = of_case(case.samplings.filter(approved_at=None, given_up_at=None), sampling, "sampling")
    data = papers.approval(Dossier.of(case), one, opinion, writing.actor, writing.at)
    paper = issue(writing, "S11", case, data, parts.issuer_of(case)).document
    writing.change(one, approved_by_id=writing.actor.person, approved_at=writing.at, approval=paper)
    return {"thing": one.thing, "number": paper.number}


@act(
    "general_case.list_sample",
    title="登记样品",
    on=GeneralCase,
    basis=(_56,),
    by=authority.officer,
    when=waiting_for.sampling_to_take,
    says="{actor}登记样品“{name}”{amount}，封条{seal_number}",
)
def list_sample(
    writing: Writing,
    case: GeneralCase,
    *,
    sampling: Annotated[UUID, Shown("抽样取证", choices="samplings_to_take")],
    name: Annotated[Line, fits(Sample, "name"), Shown("名称")],
    batch: Annotated[Line, fits(Sample, "batch"), Shown("批号或者生产日期")],
    base: Annotated[Quantity, Shown("抽样基数", help="现场同一批次的总数量")],
    quantity: Annotated[Quantity, Shown("抽样数量")],
    unit: Annotated[Line, fits(Sample, "unit"), Shown("单位")],
    seal_number: Annotated[Line, fits(Sample, "seal_number"), Shown("封条编号", help="样品当场加封")],
    spec: Annotated[OptionalLine, fits(Sample, "spec"), Shown("规格型号")] = "",
    note: Annotated[OptionalLine, fits(Sample, "note"), Shown("备注", help="如备份样品数量")] = "",
) -> dict[str, Any]:
    one = _approved(_open(case, sampling))
    if one.taken_at is not None:
        raise ActRefused(Refusal("不能登记样品", "抽样已经完成，凭证已出具", _56, "需要另行抽样的，请重新申请"))
    if quantity > base:
        why = f"抽样数量{quantity}{unit}超过抽样基数{base}{unit}，不是从中抽取的样品"
        raise ActRefused(Refusal("不能登记样品", why, _56, "请核对基数和数量；需要保全全部物品的，办理先行登记保存"))
    if one.samples.filter(seal_number=seal_number).exists():
        raise ActInvalid({"seal_number": ["该封条编号已登记"]})
    made = writing.create(
        Sample,
        case=case,
        sampling=one,
        number=one.samples.count() + 1,
        name=name,
        spec=spec,
        batch=batch,
        base=base,
        quantity=quantity,
        unit=unit,
        seal_number=seal_number,
        note=note,
    )
    return {"name": made.name, "amount": made.amount, "seal_number": made.seal_number}


def _approved(one: Sampling) -> Sampling:
    if one.approved_at is None:
        why = "抽样取证尚未经行政机关负责人批准"
        raise ActRefused(Refusal("不能抽样", why, _56, "请先报行政机关负责人批准"))
    return one


@act(
    "general_case.take_samples",
    title="实施抽样，出具凭证",
    on=GeneralCase,
    basis=(_56, _42, _55),
    by=authority.officer,
    when=waiting_for.sampling_to_take,
    says="{actor}对{thing}抽样取证，共{count}项，出具{number}",
)
def take_samples(
    writing: Writing,
    case: GeneralCase,
    *,
    sampling: Annotated[UUID, Shown("抽样取证", choices="samplings_to_take")],
    taken_at: Annotated[AwareDatetime, Shown("抽样时间", kind=Kind.DATETIME)],
    second: Annotated[UUID, Shown("另一名执法人员", choices="team_officers", help="执法人员不得少于两人")],
    identity_shown: Annotated[bool, Shown("已主动出示执法证件")] = False,
    signed: Annotated[bool, Shown("当事人已在凭证和封条上签名")] = False,
    refusal_note: Annotated[OptionalLine, Shown("当事人未签名情况", help="拒绝签名或者不在场的填写")] = "",
    witness: Annotated[OptionalLine, Shown("见证人", personal=True, help="当事人未签名的必填，姓名和身份")] = "",
) -> dict[str, Any]:
    """Approved before, by two certified officers, each lot listed and sealed, before the party or a witness."""
    not_in_the_future(taken_at, writing.at, "taken_at")
    one = _approved(_open(case, sampling))
    if one.taken_at is not None:
        raise ActRefused(Refusal("不能重复抽样", "该次抽样已经完成", _56, "需要另行抽样的，请重新申请"))
    collectors(writing, case, second, taken_at)
    if refusals := list(papers.taking_refusals(one, taken_at, shown=identity_shown, signed=signed, witness=witness)):
        raise ActRefused(*refusals)
    if not signed and not refusal_note:
        raise ActInvalid({"refusal_note": ["请写明当事人未签名的情况"]})
    first = writing.actor.person
    writing.change(
        one,
        taken_at=taken_at,
        first_id=first,
        second_id=second,
        certificates=[named(person, taken_at).certificate_number for person in (first, second) if person],
        signed=signed,
        refusal_note="" if signed else refusal_note,
        witness=witness or None,
    )
    paper = issue(writing, "D10", case, papers.receipt(Dossier.of(case), one, writing.at), parts.issuer_of(case))
    writing.change(one, notice=paper.document)
    return {"thing": one.thing, "count": one.samples.count(), "number": paper.document.number}


@act(
    "general_case.send_samples",
    title="样品送检",
    on=GeneralCase,
    basis=(_46, _56),
    by=authority.officer,
    when=waiting_for.sample_to_send,
    says="{actor}委托{institution}检验检测样品（{letter}）",
)
def send_samples(
    writing: Writing,
    case: GeneralCase,
    *,
    sampling: Annotated[UUID, Shown("抽样取证", choices="samplings_to_test")],
    institution: Annotated[Line, Shown("检验检测机构")],
    qualification: Annotated[OptionalLine, Shown("资质证书编号", help="检验检测机构资质认定证书上的编号")] = "",
    qualified_until: Annotated[date | None, Shown("资质有效期至")] = None,
    within_scope: Annotated[bool, Shown("已核对：检验项目在证书附表的能力范围内")] = False,
    question: Annotated[Line, Shown("检验检测项目")],
    sent_on: Annotated[date, Shown("送检日期")],
) -> dict[str, Any]:
    """Only to a body that is qualified that day for that question: the opinion of another proves nothing."""
    one = _open(case, sampling)
    if one.taken_at is None:
        raise ActRefused(Refusal("不能送检", "尚未实施抽样、出具凭证", _56, "请先实施抽样"))
    if sent_on > writing.at.date():
        raise ActInvalid({"sent_on": ["日期不能晚于今天"]})
    if refusal := papers.qualification_refusal(qualification, qualified_until, sent_on, within_scope=within_scope):
        raise ActRefused(refusal)
    said = {"qualification": qualification, "qualified_until": qualified_until, "question": question}
    writing.change(one, institution=institution, sent_on=sent_on, **said)
    data = papers.commission(Dossier.of(case), one, writing.at)
    letter = issue(writing, "S12", case, data, parts.issuer_of(case)).document
    return {"institution": institution, "letter": letter.number}


@act(
    "general_case.record_test",
    title="登记检验检测结论",
    on=GeneralCase,
    basis=(_46,),
    by=authority.officer,
    when=waiting_for.sample_to_report,
    says="{actor}登记{institution}的检验检测报告（{report_number}），列为第{number}号证据，告知当事人",
)
def record_test(
    writing: Writing,
    case: GeneralCase,
    *,
    sampling: Annotated[UUID, Shown("抽样取证", choices="samplings_to_test")],
    report_number: Annotated[Line, Shown("报告编号")],
    tested_on: Annotated[date, Shown("报告日期")],
    result: Annotated[Paragraph, Shown("结论", kind=Kind.LONG_TEXT)],
    proves: Annotated[list[Element], Field(min_length=1), Shown("证明事项", kind=Kind.MANY, choices="elements")],
) -> dict[str, Any]:
    """The report becomes an expert opinion that still has to be verified; the party is told (D21)."""
    one = _open(case, sampling)
    if one.sent_on is None or one.taken_at is None:
        raise ActRefused(Refusal("不能登记结论", "样品尚未送检", _46, "请先送有资质的机构检验检测"))
    if not one.sent_on <= tested_on <= writing.at.date():
        raise ActInvalid({"tested_on": ["报告日期应在送检之后、今天以前"]})
    if one.qualified_until is not None and tested_on > one.qualified_until:
        why = f"出具报告时，机构资质已于{one.qualified_until:%Y年%-m月%-d日}届满"
        raise ActRefused(Refusal("不能登记结论", why, _46, "请核对证书的续期；没有续期的，另送有资质的机构检验"))
    number = case.evidence.count() + 1
    made = writing.create(
        Evidence,
        case=case,
        number=number,
        kind=EvidenceKind.EXPERT,
        source=EvidenceSource.APPRAISAL,
        name=f"检验检测报告（{report_number}）",
        content=result,
        collected_at=writing.at,
        place=one.institution,
        first_id=one.first_id,
        second_id=one.second_id,
        certificates=one.certificates,
        proves=[element.value for element in dict.fromkeys(proves)],
        party=one.party,
    )
    values = {"report_number": report_number, "tested_on": tested_on, "result": result}
    writing.change(one, **values, evidence=made)
    paper = issue(writing, "D21", case, papers.told(Dossier.of(case), one, writing.at), parts.issuer_of(case))
    writing.change(one, told=paper.document)
    return {"institution": one.institution, "report_number": report_number, "number": number}


@act(
    "general_case.settle_samples",
    title="处理样品",
    on=GeneralCase,
    basis=(_56,),
    by=authority.officer,
    when=waiting_for.sample_to_settle,
    says="{actor}处理样品：{end}（{number}）",
)
def settle_samples(
    writing: Writing,
    case: GeneralCase,
    *,
    sampling: Annotated[UUID, Shown("抽样取证", choices="samplings_to_settle")],
    end: Annotated[SampleEnd, Shown("处理")],
    note: Annotated[Line, Shown("处理情况", help="退还的写明退还时间和接收人；留存的写明保管处")],
) -> dict[str, Any]:
    one = _open(case, sampling)
    if one.taken_at is None:
        raise ActRefused(Refusal("不能处理", "尚未实施抽样", _56, "不再抽样的，请办理“不再抽样、送检”"))
    if one.tested_on is None and end is not SampleEnd.RETURNED:
        why = "样品没有检验检测结论，不能留存或者作耗尽处理"
        raise ActRefused(Refusal("不能处理", why, f"{_56}、{_46}", "请登记结论；不再送检的，将样品退还当事人"))
    writing.change(one, ended=end, ended_at=writing.at, end_note=note)
    paper = issue(writing, "D11", case, papers.settled(Dossier.of(case), one, writing.at), parts.issuer_of(case))
    writing.change(one, end_notice=paper.document)
    return {"end": str(end.label), "number": paper.document.number}


@act(
    "general_case.give_up_sampling",
    title="不再抽样",
    on=GeneralCase,
    basis=(_56,),
    by=authority.officer | authority.head,
    when=waiting_for.sampling_to_take,
    says="{actor}决定不再对{thing}抽样：{reason}",
)
def give_up_sampling(
    writing: Writing,
    case: GeneralCase,
    *,
    sampling: Annotated[UUID, Shown("抽样取证", choices="samplings_to_give_up")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    """Only before anything was taken: what was taken is given back or kept, and the party is told."""
    one = _open(case, sampling)
    if one.taken_at is not None:
        raise ActRefused(Refusal("不能办理", "样品已经抽取", _56, "请办理“处理样品”，退还当事人"))
    writing.change(one, given_up_at=writing.at, given_up_reason=reason)
    return {"thing": one.thing, "reason": reason}
