"""Who is in the case: parties, officers, and who must withdraw."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.acts.content import changed
from yizhi.domain.cases.general.acts.filing import url_of
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CaseParty, CaseStaff, GeneralCase, RecusalApplication
from yizhi.domain.cases.officers import qualified
from yizhi.domain.org import api as org
from yizhi.domain.subjects import api as subjects
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_43 = "《行政处罚法》第四十三条"
_54 = "《行政处罚法》第五十四条"


@act(
    "general_case.name_party",
    title="登记当事人",
    on=GeneralCase,
    basis=(_54, "《行政处罚法》第五十九条"),
    by=authority.lead,
    says="{actor}登记当事人（{kind}）",
)
def name_party(
    writing: Writing,
    case: GeneralCase,
    *,
    kind: Annotated[subjects.KindCode, Shown("类别", choices="party_kinds")],
    name: Annotated[Line, Shown("姓名或者名称", personal=True)],
    identity_type: Annotated[Line, Shown("证件类型", choices="identity_types")],
    identity_number: subjects.IdentityNumberField = "",
    representative: subjects.RepresentativeField = "",
    phone: subjects.PhoneField = "",
    address: subjects.AddressField = "",
    guardian: Annotated[OptionalLine, Shown("监护人", personal=True, help="未成年人、无行为能力人必填")] = "",
) -> dict[str, Any]:
    columns = subjects.checked_columns(
        writing,
        kind,
        name,
        identity_type,
        identity_number,
        representative=representative,
        phone=phone,
        address=address,
    )
    party = subjects.register_party(writing, columns)
    changed(writing, case)
    one = writing.create(CaseParty, case=case, party=party, named_at=writing.at, guardian=guardian or None)
    return {"kind": subjects.kind_title(kind), "party": str(party.pk), "case_party": str(one.pk)}


@act(
    "general_case.exclude_party",
    title="移出当事人",
    on=GeneralCase,
    basis=("《行政处罚法》第四十条",),
    by=authority.lead,
    says="{actor}将一名当事人移出本案：{reason}",
)
def exclude_party(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    reason: Annotated[Line, Shown("理由", help="不写当事人姓名等个人信息")],
) -> dict[str, Any]:
    one = of_case(case.parties, party, "party")
    writing.change(one, excluded_at=writing.at, exclusion_reason=reason)
    changed(writing, case)
    return {"reason": reason}


@act(
    "general_case.assign",
    title="指派执法人员",
    on=GeneralCase,
    basis=(_42,),
    by=authority.unit_head,
    says="{actor}变更本案执法人员：{reason}",
)
def assign(
    writing: Writing,
    case: GeneralCase,
    *,
    lead: Annotated[UUID, Shown("主办人", choices="agency_officers")],
    co: Annotated[UUID, Shown("协办人", choices="agency_officers")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    if lead == co:
        raise ActInvalid({"co": ["主办人与协办人须为不同人员（《行政处罚法》第四十二条）"]})
    for person, part in ((lead, "主办人"), (co, "协办人")):
        if not qualified(person, writing.at, case.line):
            why = f"所选{part}当日没有有效的、载明本领域的行政执法证"
            raise ActRefused(Refusal("不能指派", why, _42, "请另选持有效证件的执法人员"))
        if org.recusal_of(person, case):
            raise ActRefused(org.recused_refusal(f"所选{part}"))
    now = {"LEAD": case.lead_id, "CO": case.co_id}
    for part, person in (("LEAD", lead), ("CO", co)):
        if now[part] == person:
            continue
        for old in case.staff.filter(part=part, until=None):
            writing.change(old, until=writing.at, reason=reason)
        writing.create(CaseStaff, case=case, person_id=person, part=part, since=writing.at)
        tell(writing, person, "您被指派办理案件", text=case.item_name, url=url_of(case))
    writing.change(case, lead_id=lead, co_id=co)
    changed(writing, case)
    return {"reason": reason}


@act(
    "general_case.apply_recusal",
    title="登记回避申请",
    on=GeneralCase,
    basis=(_43,),
    by=authority.officer | authority.unit_head,
    says="{actor}登记当事人提出的回避申请",
)
def apply_recusal(
    writing: Writing,
    case: GeneralCase,
    *,
    person: Annotated[UUID, Shown("被申请回避的人员", choices="case_people")],
    reason: Annotated[Paragraph, Shown("申请理由", kind=Kind.LONG_TEXT, personal=True)],
    applicant: Annotated[UUID | None, Shown("申请人", choices="case_parties")] = None,
) -> dict[str, Any]:
    """The investigation does not stop for it (第四十三条第三款)."""
    one = writing.create(
        RecusalApplication,
        case=case,
        person_id=person,
        applicant=of_case(case.parties, applicant, "applicant") if applicant else None,
        reason=reason,
        applied_at=writing.at,
    )
    return {"application": str(one.pk)}


@act(
    "general_case.decide_recusal",
    title="决定回避申请",
    on=GeneralCase,
    basis=(_43,),
    by=authority.head,
    says="{actor}{outcome}",
)
def decide_recusal(
    writing: Writing,
    case: GeneralCase,
    *,
    application: Annotated[UUID, Shown("回避申请", choices="open_recusals")],
    upheld: Annotated[bool, Shown("决定回避")],
    ground: Annotated[Line, Shown("决定理由")],
) -> dict[str, Any]:
    """Who is decided to withdraw stays officer of the case in no part; the unit assigns another."""
    one = of_case(case.recusal_applications.filter(decided_at=None), application, "application")
    dossier = Dossier.of(case)
    writing.change(one, decided_at=writing.at, decided_by_id=writing.actor.person, upheld=upheld, ground=ground)
    data = {
        **parts.heading(dossier),
        "applicant": str(one.applicant) if one.applicant else "当事人",
        "person": one.person.name,
        "reason": str(one.reason),
        "upheld": "yes" if upheld else "no",
        "ground": ground,
        "decided_on": writing.at.date(),
    }
    issue(writing, "D06", case, data, parts.issuer_of(case))
    return {"outcome": "决定回避" if upheld else "驳回回避申请", "person": str(one.person_id), "upheld": upheld}
