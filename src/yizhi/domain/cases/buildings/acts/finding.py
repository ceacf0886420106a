"""Found, stopped, identified, and the party heard before anything is decided (第九条至第十四条)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.acts.opening import own_agency
from yizhi.domain.cases.buildings import conditions, papers, rules
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.building import Building, Finding, TownGround, Zone
from yizhi.domain.cases.officers import partner_refusal
from yizhi.domain.cases.procedures.building import ilb
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.domain.subjects import api as subjects
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.procedure import catalogue
from yizhi.statute.refusal import Refusal

Area = Annotated[Decimal, Field(gt=0, le=10**7, decimal_places=2)]
_42 = "《行政处罚法》第四十二条"


@act(
    "building.register",
    title="登记违法建筑",
    basis=(ilb("三条"), ilb("六条"), _42),
    by=role("OFFICER", title="执法队员", article=_42) & org.certified_on_the_day,
    says="{actor}登记违法建筑（{zone}）",
)
def register(
    writing: Writing,
    *,
    item: Annotated[UUID, Shown("事项", choices="general_items")],
    zone: Annotated[Zone, Shown("类别", help="以城镇开发边界为界")],
    co_officer: Annotated[UUID, Shown("协办人", choices="agency_partners")],
    kind: Annotated[
        subjects.KindCode,
        Shown("当事人类别", choices="party_kinds", help="建设人须先查明；查不清的，规定没有写明如何处置，不能登记"),
    ],
    name: Annotated[Line, Shown("姓名或者名称", personal=True)],
    identity_type: Annotated[Line, Shown("证件类型", choices="identity_types")],
    place: Annotated[Line, Shown("地点")],
    description: Annotated[Line, Shown("建筑情况", help="结构、层数、用途等")],
    area: Annotated[Area, Shown("违法建筑面积（平方米）")],
    found_on: Annotated[date, Shown("发现日期")],
    identity_number: subjects.IdentityNumberField = "",
    representative: subjects.RepresentativeField = "",
    phone: subjects.PhoneField = "",
    address: subjects.AddressField = "",
    under_construction: Annotated[bool, Shown("正在建设中")] = False,
) -> Any:
    actor, agency, day = writing.actor, own_agency(writing, "不能登记"), org.day_of(writing.at)
    if co_officer == actor.person:
        raise ActInvalid({"co_officer": [f"协办人须为另一名执法人员（{_42}）"]})
    version = norms.item_version(item)
    if version is None:
        raise ActInvalid({"item": ["所选事项不存在或者已失效，请重新选择"]})
    if found_on > day:
        raise ActInvalid({"found_on": ["发现日期不能晚于今天"]})
    township = agency.kind == org.AgencyKind.TOWNSHIP
    found: list[Refusal | None] = [
        rules.competence_refusal(zone, township=township, by_township=version.item.by_township),
        norms.power_refusal(agency_id=agency.pk, item_code=version.code, on=day),
        partner_refusal(co_officer, agency.pk, version.line, writing.at),
    ]
    if refusals := [one for one in found if one is not None]:
        raise ActRefused(*refusals)
    columns = subjects.checked_columns(
        writing, kind, name, identity_type, identity_number,
        representative=representative, phone=phone, address=address,
    )  # fmt: skip
    made = writing.create(
        Building,
        procedure=catalogue.current("illegal_building", day).name,
        state="FOUND",
        division=actor.division,
        line=version.line,
        agency=agency,
        lead_id=actor.person,
        co_id=co_officer,
        party=subjects.register_party(writing, columns),
        item_code=version.code,
        item_name=version.short,
        zone=zone,
        place=place,
        description=description,
        area=area,
        under_construction=under_construction,
        found_on=found_on,
        opened_at=writing.at,
    )
    return made, {"zone": str(zone.label)}


@act(
    "building.stop",
    title="责令停止建设",
    on=Building,
    basis=(ilb("九条"), "《城乡规划法》第六十四条、第六十五条"),
    by=conditions.lead,
    says="{actor}责令停止建设（{number}）",
)
def stop(writing: Writing, one: Building) -> dict[str, Any]:
    if not one.under_construction:
        why = "登记为没有在建设"
        raise ActRefused(Refusal("无需责令停止建设", why, ilb("九条"), "请办理认定"))
    made = issue(writing, "D23", one, papers.stop(one, writing.at), issuer_of(one)).document
    writing.change(one, stop=made)
    return {"number": made.number}


@act(
    "building.identify",
    title="认定违法建筑",
    on=Building,
    basis=(ilb("十条"), ilb("十一条"), ilb("十二条"), ilb("十三条")),
    by=conditions.lead,
    when=conditions.stopped,
    says="{actor}认定：{finding}",
)
def identify(
    writing: Writing,
    one: Building,
    *,
    finding: Annotated[Finding, Shown("认定")],
    reason: Annotated[
        Paragraph,
        fits(Building, "finding_reason"),
        Shown("认定理由", kind=Kind.LONG_TEXT, help="写明规划条件、测量结果等"),
    ],
    ground: Annotated[
        TownGround | None, Shown("无法消除影响的情形", choices="town_grounds", help="城镇违法建筑")
    ] = None,
    appraisal: Annotated[OptionalLine, Shown("鉴定结论或者重大损失说明", help="认定不能拆除的必填")] = "",
    shown_on: Annotated[date | None, Shown("认定公示日期", help="认定不能拆除的必填")] = None,
    government_decision: Annotated[
        OptionalLine, fits(Building, "government_decision"), Shown("人民政府决定文号", help="认定不能拆除的必填")
    ] = "",
) -> dict[str, Any]:
    """A new finding asks for hearing the party again."""
    found = rules.Identified(Zone(one.zone), finding, ground, appraisal, shown_on, government_decision)
    if refusals := list(rules.finding_refusals(found)):
        raise ActRefused(*refusals)
    writing.change(
        one,
        finding=finding,
        ground=ground or "",
        finding_reason=reason,
        appraisal=appraisal,
        shown_on=shown_on,
        government_decision=government_decision,
        heard_at=None,
        adopted=None,
    )
    return {"finding": str(finding.label)}


@act(
    "building.hear",
    title="听取当事人意见并复核",
    on=Building,
    basis=(f"{ilb('十四条第一款')}",),
    by=conditions.officer,
    says="{actor}听取并复核当事人意见：{outcome}",
)
def hear(
    writing: Writing,
    one: Building,
    *,
    statement: Annotated[Paragraph, Shown("当事人意见", kind=Kind.LONG_TEXT, personal=True, help="没有意见的记明")],
    adopted: Annotated[bool, Shown("意见成立，予以采纳")] = False,
    reply: Annotated[Line, Shown("复核意见及理由", help="不予采纳的应当说明理由")],
) -> dict[str, Any]:
    """What is adopted leads back to the finding."""
    writing.change(one, statement=statement, heard_at=writing.at, adopted=adopted, reply=reply)
    writing.lead_to("IDENTIFIED" if adopted else "HEARD")
    return {"outcome": "予以采纳，重新认定" if adopted else "不予采纳"}
