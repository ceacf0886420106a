"""At the scene: which violation, by whom, where, and what is seen."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.content import changed
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.officers import second_officer_refusal
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.domain.subjects import api as subjects
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Latitude, Line, Longitude, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.acts import tell
from yizhi.platform.procedure import catalogue
from yizhi.statute.refusal import Refusal

_BASIS = ("《行政处罚法》第五十一条", "《行政处罚法》第四十二条", "《行政处罚法》第五十五条")

Moment = Annotated[AwareDatetime, Shown("违法行为发生时间", kind=Kind.DATETIME)]


def _item_for(writing: Writing, item: UUID, agency: UUID) -> Any:
    """The item version, if this agency has the power that day and the officer's certificate covers it."""
    day = writing.at.date()
    version = norms.item_version(item)
    if version is None:
        raise ActInvalid({"item": ["所选执法事项不存在或者已失效，请重新选择"]})
    refusals = [
        norms.power_refusal(agency_id=agency, item_code=version.code, on=day),
        org.certificate_refusal(writing.actor.certificate, day, version.line),
    ]
    if found := [r for r in refusals if r is not None]:
        raise ActRefused(*found)
    return version


@act(
    "simple_case.open",
    title="当场处罚：开始办理",
    basis=_BASIS,
    by=role("OFFICER", title="执法队员", article="《行政处罚法》第四十二条") & org.certified_on_the_day,
    says="{actor}到场并出示执法证件，对“{item}”开始当场办理",
)
def open_case(
    writing: Writing,
    *,
    item: Annotated[UUID, Shown("执法事项", choices="simple_items")],
    co_officer: Annotated[UUID, Shown("协办人", choices="co_officers", help="当场处罚须由两名持证执法人员实施")],
    occurred_at: Moment,
    place: Annotated[Line, Shown("地点")],
    longitude: Annotated[Longitude | None, Shown("经度", kind=Kind.HIDDEN)] = None,
    latitude: Annotated[Latitude | None, Shown("纬度", kind=Kind.HIDDEN)] = None,
) -> Any:
    actor = writing.actor
    agency = own_agency(writing, "不能当场处罚")
    version = _item_for(writing, item, agency.pk)
    if co_officer == actor.person:
        raise ActInvalid({"co_officer": ["协办人须为另一名执法人员（《行政处罚法》第四十二条）"]})
    if refusal := second_officer_refusal(co_officer, actor, version.line, writing.at):
        raise ActRefused(refusal)
    not_in_the_future(occurred_at, writing.at)
    case = writing.create(
        SimpleCase,
        procedure=catalogue.current("simple_penalty", writing.at.date()).name,
        state="ON_SITE_DRAFT",
        division=actor.division,
        line=version.line,
        agency_id=agency.pk,
        lead_id=actor.person,
        co_id=co_officer,
        item_code=version.code,
        item_version=version.pk,
        item_name=version.short,
        opened_at=writing.at,
        identity_shown_at=writing.at,
        occurred_at=occurred_at,
        place=place,
        longitude=longitude,
        latitude=latitude,
    )
    tell(
        writing,
        co_officer,
        "请协办当场处罚",
        text=f"{actor.name}请您协办：{version.short}",
        url=f"/cases/simple/{case.pk}/",
    )
    return case, {"item": version.short, "item_code": version.code}


def own_agency(writing: Writing, what: str) -> org.Agency:
    """The agency in whose name this officer acts; it must be a lawful subject of enforcement."""
    agency = org.agency_of(writing.actor)
    if agency is None or not agency.subject_qualified:
        raise ActRefused(
            Refusal(
                what=what,
                why="您所在单位不具备行政处罚主体资格",
                article="《行政处罚法》第十七条至第二十一条",
                next_step="请由具备主体资格的机关办理",
            )
        )
    if refusal := entrustment_refusal(agency, writing.at.date(), what):
        raise ActRefused(refusal)
    return agency


def entrustment_refusal(agency: org.Agency, day: date, what: str) -> Refusal | None:
    """Why an entrusted organisation may not act that day: without a written entrustment in force nobody entrusted it.

    None for an agency that acts by its own power or by authorisation of a law.
    """
    if agency.basis != "ENTRUSTED":
        return None
    begun = agency.entrust_from is not None and agency.entrust_from <= day
    over = agency.entrust_to is not None and agency.entrust_to < day
    if agency.entrusting_agency_id and agency.entrust_document and begun and not over:
        return None
    why = "没有载明委托事项、权限和期限的书面委托，或者不在委托期限以内"
    step = "请由委托机关办理，或者由其重新出具委托书并公布"
    return Refusal(what, why, "《行政处罚法》第二十条、第二十一条", step)


def not_in_the_future(moment: datetime, at: datetime, field: str = "occurred_at") -> None:
    """Errors: ActInvalid on the field that named the moment."""
    if moment > at:
        said = "违法行为发生时间" if field == "occurred_at" else "时间"
        raise ActInvalid({field: [f"{said}不能晚于现在"]})


@act(
    "simple_case.describe",
    title="录入违法事实",
    on=SimpleCase,
    basis=("《行政处罚法》第四十条", "《行政处罚法》第五十二条"),
    by=org.is_lead & org.not_recused,
    says="{actor}录入违法事实",
)
def describe(
    writing: Writing,
    case: SimpleCase,
    *,
    occurred_at: Moment,
    place: Annotated[Line, Shown("地点")],
    facts: Annotated[Paragraph, Shown("违法事实", personal=True, help="时间、地点、当事人、行为、情节")],
    longitude: Annotated[Longitude | None, Shown("经度", kind=Kind.HIDDEN)] = None,
    latitude: Annotated[Latitude | None, Shown("纬度", kind=Kind.HIDDEN)] = None,
) -> dict[str, Any]:
    not_in_the_future(occurred_at, writing.at)
    if norms.BLANK in facts:
        raise ActInvalid({"facts": [f"请把空白处“{norms.BLANK}”填写完整（《行政处罚法》第四十条）"]})
    where = {} if longitude is None or latitude is None else {"longitude": longitude, "latitude": latitude}
    changed(writing, case, occurred_at=occurred_at, place=place, facts=facts, **where)
    return {}


@act(
    "simple_case.name_party",
    title="登记当事人",
    on=SimpleCase,
    basis=("《行政处罚法》第五十二条",),
    by=org.is_lead & org.not_recused,
    says="{actor}登记当事人（{kind}）",
)
def name_party(
    writing: Writing,
    case: SimpleCase,
    *,
    kind: Annotated[subjects.KindCode, Shown("类别", choices="party_kinds")],
    name: Annotated[Line, Shown("姓名或者名称", personal=True)],
    identity_type: Annotated[Line, Shown("证件类型", choices="identity_types")],
    identity_number: subjects.IdentityNumberField = "",
    representative: subjects.RepresentativeField = "",
    phone: subjects.PhoneField = "",
    address: subjects.AddressField = "",
) -> dict[str, Any]:
    party = subjects.register_party(
        writing,
        subjects.checked_columns(
            writing,
            kind,
            name,
            identity_type,
            identity_number,
            representative=representative,
            phone=phone,
            address=address,
        ),
    )
    # What was found about another party's earlier fines says nothing about this one's.
    anew = {} if case.party_id == party.pk else {"distinct_from": [], "distinct_reason": ""}
    changed(writing, case, party=party, **anew)
    return {"kind": subjects.kind_title(kind), "party": str(party.pk)}
