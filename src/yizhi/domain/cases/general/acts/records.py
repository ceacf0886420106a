"""Records of inspections and questionings: written by prompts, read by the person, signed page by page."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general import authority, waiting_for
from yizhi.domain.cases.general.acts.investigating import collectors
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.papers import records as papers
from yizhi.domain.cases.general.records import prompts, rules
from yizhi.domain.cases.models.general import Evidence, GeneralCase, WrittenRecord
from yizhi.domain.cases.models.record_terms import RecordKind, Signing, Standing
from yizhi.domain.cases.models.terms import Element, EvidenceKind, EvidenceSource
from yizhi.domain.cases.officers import named
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, OptionalParagraph, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.documents.store import keep
from yizhi.platform.files.queries import files_of
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_43 = "《行政处罚法》第四十三条"
_55 = "《行政处罚法》第五十五条"
_Began = Annotated[AwareDatetime, Shown("开始时间", kind=Kind.DATETIME)]
_Ended = Annotated[AwareDatetime, Shown("结束时间", kind=Kind.DATETIME)]
_Second = Annotated[UUID, Shown("另一名执法人员", choices="team_officers", help="执法人员不得少于两人")]
_Shown = Annotated[bool, Shown("已主动出示执法证件")]
_Proves = Annotated[list[Element], Field(min_length=1), Shown("证明事项", kind=Kind.MANY, choices="elements")]
_Party = Annotated[UUID | None, Shown("有关当事人", choices="case_parties")]
_Name = Annotated[OptionalLine, Shown("姓名", personal=True, help="当事人不在场的不填")]
_Identity = Annotated[OptionalLine, Shown("证件号码", personal=True)]
_Detail = Annotated[OptionalLine, Shown("职务、住址、电话", personal=True)]


def _long(title: str, help: str = "") -> Shown:
    return Shown(title, kind=Kind.LONG_TEXT, personal=True, help=help)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What both records have at their head."""

    kind: RecordKind
    began_at: datetime
    ended_at: datetime
    place: str
    second: UUID
    standing: Standing
    person: Mapping[str, str]
    proves: list[Element]
    party: UUID | None


@act(
    "general_case.write_inspection",
    title="制作现场检查（勘验）笔录",
    on=GeneralCase,
    basis=(_55, _42),
    by=authority.officer,
    says="{actor}制作{title}，共{pages}页",
)
def write_inspection(
    writing: Writing,
    case: GeneralCase,
    *,
    began_at: _Began,
    ended_at: _Ended,
    place: Annotated[Line, Shown("检查地点")],
    second: _Second,
    identity_shown: _Shown = False,
    rights_told: Annotated[bool, Shown("已告知配合检查的义务和申请回避的权利")] = False,
    party: _Party = None,
    standing: Annotated[Standing, Shown("在场人员身份")] = Standing.PARTY,
    person_name: _Name = "",
    person_identity: _Identity = "",
    person_detail: _Detail = "",
    process: Annotated[Paragraph, _long(prompts.ON_SITE["process"])],
    scene: Annotated[Paragraph, _long(prompts.ON_SITE["scene"], "有哪些人、物、标识，按方位写")],
    violation: Annotated[Paragraph, _long(prompts.ON_SITE["violation"], "位置、数量、面积、状态；只写看到的")],
    measured: Annotated[OptionalParagraph, _long(prompts.ON_SITE["measured"])] = "",
    fixed: Annotated[OptionalParagraph, _long(prompts.ON_SITE["fixed"], "名称、数量、编号；绘有现场图的写明")] = "",
    remark: Annotated[OptionalParagraph, _long(prompts.ON_SITE["remark"])] = "",
    proves: _Proves,
) -> dict[str, Any]:
    """Two certified officers, credential shown, rights told: else nothing is written."""
    person = {"person_name": person_name, "person_identity": person_identity, "person_detail": person_detail}
    at = _Scene(RecordKind.ON_SITE, began_at, ended_at, place, second, standing, person, proves, party)
    _lawful(writing, case, at, identity_shown=identity_shown, rights_told=rights_told)
    said = {
        "process": process, "scene": scene, "violation": violation, "measured": measured, "fixed": fixed,
        "remark": remark,
    }  # fmt: skip
    return _written(writing, case, at, prompts.inspected(said))


@act(
    "general_case.write_questioning",
    title="制作询问笔录",
    on=GeneralCase,
    basis=(_55, _42, _43),
    by=authority.officer,
    says="{actor}制作{title}，共{pages}页",
)
def write_questioning(
    writing: Writing,
    case: GeneralCase,
    *,
    began_at: _Began,
    ended_at: _Ended,
    place: Annotated[Line, Shown("询问地点")],
    second: _Second,
    party: _Party = None,
    standing: Annotated[Standing, Shown("被询问人身份")],
    person_name: Annotated[Line, Shown("被询问人姓名", personal=True)],
    person_identity: _Identity = "",
    person_detail: _Detail = "",
    identity_shown: _Shown = False,
    rights_told: Annotated[bool, Shown("已告知有权申请回避和应当如实回答")] = False,
    credential: Annotated[Line, Shown("答：是否看清执法证件")] = "看清了。",
    withdrawal: Annotated[Line, Shown("答：是否申请回避")] = "不申请。",
    duty: Annotated[Line, Shown("答：是否清楚如实回答的义务")] = "清楚。",
    who: Annotated[Paragraph, _long(f"问：{prompts.QUESTIONS['who']}")],
    what: Annotated[Paragraph, _long(f"问：{prompts.QUESTIONS['what']}", "照原话记录，不归纳")],
    manner: Annotated[OptionalParagraph, _long(f"问：{prompts.QUESTIONS['manner']}")] = "",
    permit: Annotated[OptionalParagraph, _long(f"问：{prompts.QUESTIONS['permit']}")] = "",
    consequence: Annotated[OptionalParagraph, _long(f"问：{prompts.QUESTIONS['consequence']}")] = "",
    prior: Annotated[OptionalParagraph, _long(f"问：{prompts.QUESTIONS['prior']}")] = "",
    proof: Annotated[OptionalParagraph, _long(f"问：{prompts.QUESTIONS['proof']}")] = "",
    further: Annotated[OptionalParagraph, _long("其他问答", "每问一行以“问：”开头，下一行以“答：”开头")] = "",
    more: Annotated[Paragraph, _long(f"问：{prompts.QUESTIONS['more']}")] = "没有补充。",
    proves: _Proves,
) -> dict[str, Any]:
    person = {"person_name": person_name, "person_identity": person_identity, "person_detail": person_detail}
    at = _Scene(RecordKind.QUESTIONING, began_at, ended_at, place, second, standing, person, proves, party)
    if standing is Standing.NOBODY:
        raise ActInvalid({"standing": ["请选择被询问人的身份"]})
    _lawful(writing, case, at, identity_shown=identity_shown, rights_told=rights_told)
    said = {
        "credential": credential, "withdrawal": withdrawal, "duty": duty, "who": who, "what": what, "manner": manner,
        "permit": permit, "consequence": consequence, "prior": prior, "proof": proof, "more": more,
    }  # fmt: skip
    try:
        rows = prompts.questioned(said, further, _told(writing, case, at))
    except ValueError as error:
        raise ActInvalid({"further": [str(error)]}) from error
    return _written(writing, case, at, rows)


def _told(writing: Writing, case: GeneralCase, at: _Scene) -> dict[str, str]:
    both = [named(person, at.began_at) for person in (writing.actor.person, at.second) if person]
    return {
        "agency": case.agency.name,
        "officers": "、".join(one.name for one in both),
        "certificates": "、".join(f"执法证号{one.certificate_number}" for one in both),
    }


def _lawful(writing: Writing, case: GeneralCase, at: _Scene, *, identity_shown: bool, rights_told: bool) -> None:
    """Errors: ActRefused or ActInvalid where the record could not be lawful."""
    not_in_the_future(at.ended_at, writing.at, "ended_at")
    if at.ended_at <= at.began_at:
        raise ActInvalid({"ended_at": ["结束时间应在开始时间之后"]})
    collectors(writing, case, at.second, at.began_at)
    found = []
    if not identity_shown:
        why = "没有主动出示执法证件；不出示的，当事人或者有关人员有权拒绝接受调查或者检查"
        found.append(Refusal("不能制作该笔录", why, f"{_55}第一款", "请先出示执法证件，再询问、检查"))
    if not rights_told:
        why = "没有告知申请回避的权利和如实回答、协助调查的义务"
        found.append(Refusal("不能制作该笔录", why, f"{_43}、{_55}第二款", "请先告知，再询问、检查"))
    if found:
        raise ActRefused(*found)
    if at.standing is not Standing.NOBODY and not at.person["person_name"]:
        raise ActInvalid({"person_name": ["请填写姓名；当事人不在场的，身份选择“当事人不在场”"]})


def _written(writing: Writing, case: GeneralCase, at: _Scene, rows: list[tuple[str, str]]) -> dict[str, Any]:
    """Its text is set and kept as it will be laid before the person: what is signed is what was read."""
    first = writing.actor.person
    values: dict[str, Any] = {
        "case": case,
        "number": case.records.count() + 1,
        "kind": at.kind,
        "party": of_case(case.parties, at.party, "party") if at.party else _only_party(case),
        "standing": at.standing,
        **{name: value or None for name, value in at.person.items()},
        "began_at": at.began_at,
        "ended_at": at.ended_at,
        "place": at.place,
        "first_id": first,
        "second_id": at.second,
        "certificates": [named(person, at.began_at).certificate_number for person in (first, at.second) if person],
        "content": json.dumps(rows, ensure_ascii=False),
        "proves": [element.value for element in dict.fromkeys(at.proves)],
        "written_at": writing.at,
    }
    text = papers.laid_before(Dossier.of(case), WrittenRecord(**values), writing.at)
    made = writing.create(WrittenRecord, **values, sha256=keep(text.pdf), pages=text.pages)
    return {"record": str(made.pk), "title": made.title, "pages": text.pages, "text_sha256": text.sha256}


def _only_party(case: GeneralCase) -> Any:
    found = Dossier.of(case).parties
    return found[0] if len(found) == 1 else None


@act(
    "general_case.sign_record",
    title="笔录逐页签名",
    on=GeneralCase,
    basis=(f"{_55}第二款", "《行政处罚法》第四十六条第二款"),
    by=authority.officer,
    when=waiting_for.record_to_sign,
    says="{title}已由本人核对并逐页签名（{pages}页），由{actor}登记为第{number}号证据",
)
def sign_record(
    writing: Writing,
    case: GeneralCase,
    *,
    record: Annotated[UUID, Shown("笔录", choices="open_records")],
    signed_pages: Annotated[int, Field(ge=0, le=500), Shown("已签名的页数", help="每一页都要签名")],
    read: Annotated[bool, Shown("已交本人核对或者向其宣读，确认无误")] = False,
    scan: Annotated[UUID | None, Shown("签名原件扫描件", choices="case_files", help="在纸上签名的选择")] = None,
    signature: Annotated[
        str, Field(pattern=r"^(data:image/png;base64,[A-Za-z0-9+/=]+)?$", max_length=400_000),
        Shown("签名", kind=Kind.HIDDEN, secret=True),
    ] = "",
) -> dict[str, Any]:  # fmt: skip
    """On the screen or on paper with its scan; each page, or none counts."""
    one = of_case(case.records.filter(signing="", set_aside_at=None), record, "record")
    if not read:
        why = "笔录没有交本人核对，也没有向其宣读"
        raise ActRefused(Refusal("不能登记签名", why, rules.ARTICLE, "请先核对或者宣读；有差错的作废重做"))
    if signed_pages != one.pages:
        why = f"笔录共{one.pages}页，只有{signed_pages}页签名" if signed_pages < one.pages else f"笔录只有{one.pages}页"
        raise ActRefused(Refusal("不能登记签名", why, rules.ARTICLE, "请在每一页签名；拒绝签名的，注明情况和见证人"))
    if not signature and scan is None:
        raise ActInvalid({"scan": ["请在屏幕上签名，或者选择签名原件的扫描件"]})
    if signature:
        _readable(signature)
    stored = of_case(files_of(case.pk), scan, "scan") if scan else None
    writing.change(one, signing=Signing.SIGNED, signed_at=writing.at, signature=signature or None)
    return _closed(writing, case, one, stored)


def _readable(signature: str) -> None:
    try:
        b64decode(signature.partition(",")[2], validate=True)
    except ValueError as error:
        raise ActInvalid({"signature": ["签名图片无法识别，请重新签名"]}) from error


@act(
    "general_case.note_record_refusal",
    title="注明笔录未签名情况",
    on=GeneralCase,
    basis=(f"{_55}第二款", "《行政处罚法》第四十六条第二款"),
    by=authority.officer,
    when=waiting_for.record_to_sign,
    says="{title}未签名，{actor}注明情况，有见证人在场，登记为第{number}号证据",
)
def note_record_refusal(
    writing: Writing,
    case: GeneralCase,
    *,
    record: Annotated[UUID, Shown("笔录", choices="open_records")],
    reason: Annotated[Line, Shown("未签名情况", help="如拒绝签名的表示、理由，或者当事人不在场")],
    witness: Annotated[Line, Shown("见证人", personal=True, help="姓名和身份，如社区工作人员")],
    recording: Annotated[OptionalLine, Shown("执法记录编号", help="记录拒绝签名过程的音像编号")] = "",
) -> dict[str, Any]:
    one = of_case(case.records.filter(signing="", set_aside_at=None), record, "record")
    said = {"refusal_reason": reason, "witness": witness, "recording": recording}
    writing.change(one, signing=Signing.REFUSED, signed_at=writing.at, **said)
    return _closed(writing, case, one, None)


@act(
    "general_case.set_record_aside",
    title="作废笔录",
    on=GeneralCase,
    basis=(f"{_55}第二款",),
    by=authority.officer,
    when=waiting_for.record_to_sign,
    says="{actor}将{title}作废：{reason}",
)
def set_record_aside(
    writing: Writing,
    case: GeneralCase,
    *,
    record: Annotated[UUID, Shown("笔录", choices="open_records")],
    reason: Annotated[Line, Shown("理由", help="如本人核对发现差错，另行制作")],
) -> dict[str, Any]:
    """Only before it is signed. It stays on record."""
    one = of_case(case.records.filter(signing="", set_aside_at=None), record, "record")
    writing.change(one, set_aside_at=writing.at, set_aside_reason=reason)
    return {"title": one.title, "reason": reason}


def _closed(writing: Writing, case: GeneralCase, one: WrittenRecord, stored: Any) -> dict[str, Any]:
    """The record becomes a document of the file, and a piece of evidence that still has to be verified."""
    paper = issue(writing, papers.CODES[one.kind], case, papers.record(Dossier.of(case), one), parts.issuer_of(case))
    number = case.evidence.count() + 1
    made = writing.create(
        Evidence,
        case=case,
        number=number,
        kind=_kind_of(one),
        source=EvidenceSource.COLLECTED,
        name=one.title,
        collected_at=one.began_at,
        place=one.place,
        first_id=one.first_id,
        second_id=one.second_id,
        certificates=one.certificates,
        identity_shown=True,
        proves=one.proves,
        party=one.party,
        file=stored,
        sha256=stored.sha256 if stored else paper.document.sha256,
        signing=one.signing,
        signing_note=one.refusal_reason,
        signing_witness=one.witness,
    )
    writing.change(one, evidence=made, document=paper.document)
    return {"title": one.title, "pages": one.pages, "number": number, "evidence": str(made.pk)}


def _kind_of(one: WrittenRecord) -> EvidenceKind:
    if one.kind == RecordKind.ON_SITE:
        return EvidenceKind.ON_SITE_RECORD
    speaks_for_party = one.standing in (Standing.PARTY, Standing.REPRESENTATIVE, Standing.AGENT)
    return EvidenceKind.PARTY_STATEMENT if speaks_for_party else EvidenceKind.WITNESS
