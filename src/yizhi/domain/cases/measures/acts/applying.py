"""Asking for a measure: why, under which provision, on what; nothing is listed that the law protects."""

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, heads
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.measures import conditions, queries, rules
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.measure import HeldThing, Measure
from yizhi.domain.cases.models.measure_terms import MeasureKind, Relation
from yizhi.domain.norms import api as norms
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.procedure import catalogue
from yizhi.statute.citation import citations
from yizhi.statute.refusal import Refusal

_56 = "《行政处罚法》第五十六条"
_16 = "《行政强制法》第十六条"
_18 = "《行政强制法》第十八条"
_23 = "《行政强制法》第二十三条"
Quantity = Annotated[Decimal, Field(gt=0, le=10**9, decimal_places=2)]


def url_of(measure: Any) -> str:
    return f"/cases/measures/{measure.pk}/"


@act(
    "measure.apply",
    title="申请先行登记保存、查封、扣押",
    on=GeneralCase,
    basis=(_56, _16, f"{_18}第一项", "《行政强制法》第十九条"),
    by=authority.officer,
    says="{actor}提出{kind}：{reason}",
)
def apply(
    writing: Writing,
    case: GeneralCase,
    *,
    kind: Annotated[MeasureKind, Shown("措施")],
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    reason: Annotated[
        Paragraph,
        fits(Measure, "reason"),
        Shown("理由", kind=Kind.LONG_TEXT, help="先行登记保存：为何可能灭失、难以取得"),
    ],
    place: Annotated[Line, Shown("地点")],
    basis: Annotated[
        OptionalLine, Shown("依据", help="查封、扣押必填：设定该措施的法律、法规名称和条款；先行登记保存不填")
    ] = "",
    urgent: Annotated[bool, Shown("情况紧急，须当场实施", help="仅限查封、扣押；二十四小时内报告并补办批准")] = False,
    urgency: Annotated[OptionalLine, Shown("紧急情况")] = "",
) -> Any:
    """The measure itself is another record: it starts as a draft whose list is filled next."""
    if kind is not MeasureKind.PRESERVE and case.agency.basis == "ENTRUSTED":
        why = "本案办案组织受委托处罚，而行政强制措施权不得委托"
        raise ActRefused(Refusal("不能申请查封、扣押", why, "《行政强制法》第十七条第一款", "请由委托机关实施"))
    _allowed(kind, basis, urgent=urgent, urgency=urgency)
    code = "evidence_preservation" if kind is MeasureKind.PRESERVE else "sealing_detention"
    made = writing.create(
        Measure,
        case=case,
        procedure=catalogue.current(code, writing.at.date()).name,
        state="DRAFT",
        kind=kind,
        party=of_case(case.parties.filter(excluded_at=None), party, "party"),
        reason=reason,
        basis=basis or _56,
        place=place,
        urgent=urgent,
        urgency=urgency,
        applied_by_id=writing.actor.person,
        applied_at=writing.at,
    )
    return {"measure": str(made.pk), "kind": str(kind.label), "reason": reason}


def _allowed(kind: MeasureKind, basis: str, *, urgent: bool, urgency: str) -> None:
    levels = {one.title: norms.law_level(one.title) for one in citations(basis)}
    found = (
        rules.basis_refusal(kind, basis, levels),
        rules.urgency_refusal(kind, urgent=urgent, urgency=urgency),
    )
    if refusals := [one for one in found if one is not None]:
        raise ActRefused(*refusals)


@act(
    "measure.add_thing",
    title="列入清单",
    on=Measure,
    basis=(_23, "《行政强制法》第二十四条第三款"),
    by=conditions.officer,
    says="{actor}将“{name}”{amount}列入清单",
)
def add_thing(
    writing: Writing,
    measure: Measure,
    *,
    name: Annotated[Line, fits(HeldThing, "name"), Shown("名称")],
    quantity: Annotated[Quantity, Shown("数量")],
    unit: Annotated[Line, fits(HeldThing, "unit"), Shown("单位")],
    condition: Annotated[Line, Shown("成色、状况")],
    relation: Annotated[Relation, Shown("与案件的关系")] = Relation.INVOLVED,
    spec: Annotated[OptionalLine, fits(HeldThing, "spec"), Shown("规格型号")] = "",
    serial: Annotated[OptionalLine, fits(HeldThing, "serial"), Shown("编号", help="机身号、车架号、权证号等")] = "",
    seal_number: Annotated[OptionalLine, fits(HeldThing, "seal_number"), Shown("封条编号")] = "",
    already_sealed_by: Annotated[OptionalLine, Shown("已被其他机关查封", help="已被查封的填写机关名称")] = "",
) -> dict[str, Any]:
    kind = MeasureKind(measure.kind)
    if refusal := rules.thing_refusal(kind, relation):
        raise ActRefused(refusal)
    _not_sealed_twice(measure, already_sealed_by, serial)
    one = writing.create(
        HeldThing,
        measure=measure,
        number=measure.things.count() + 1,
        name=name,
        relation=relation,
        spec=spec,
        serial=serial,
        quantity=quantity,
        unit=unit,
        condition=condition,
        seal_number=seal_number,
    )
    return {"thing": str(one.pk), "name": one.name, "amount": one.amount}


def _not_sealed_twice(measure: Measure, other: str, serial: str) -> None:
    """What another organ of the State sealed is not sealed again; the same serial number is found in our own lists."""
    if not measure.coercive:
        return
    held = queries.held_with_serial(serial) if serial else None
    if not other and held is None:
        return
    by = other or f"{held.measure.case.agency.name}（{held.measure.title}）" if held else other
    why = f"已被{by}查封、扣押，不得重复查封"
    raise ActRefused(Refusal("不能列入清单", why, f"{_23}第二款", "请与该机关联系，必要时请其协助"))


@act(
    "measure.strike_thing",
    title="从清单划去",
    on=Measure,
    basis=(_23,),
    by=conditions.officer,
    says="{actor}将第{number}项从清单划去",
)
def strike_thing(
    writing: Writing, measure: Measure, *, thing: Annotated[UUID, Shown("项目", choices="listed_things")]
) -> dict[str, Any]:
    one = of_case(measure.things.filter(struck_at=None), thing, "thing")
    writing.change(one, struck_at=writing.at)
    return {"number": one.number}


@act(
    "measure.submit",
    title="报负责人批准",
    on=Measure,
    basis=(f"{_18}第一项", _56),
    by=conditions.officer,
    when=conditions.listed,
    says="{actor}将{kind}报行政机关负责人批准",
)
def submit(writing: Writing, measure: Measure) -> dict[str, Any]:
    if measure.urgent:
        raise ActInvalid({"": ["本项为紧急实施，请直接登记实施情况，并在二十四小时内补办批准"]})
    tell_heads(writing, measure, f"请审批{measure.title}")
    writing.change(measure, reported_at=writing.at)
    return {"kind": measure.title}


def tell_heads(writing: Writing, measure: Measure, title: str, tone: str = "warn") -> None:
    """Every head of the agency who may decide."""
    case = measure.case
    heads.tell_heads(writing, case, measure.agency_id, title, text=case.item_name, url=url_of(measure), tone=tone)


@act(
    "measure.give_up",
    title="不再实施",
    on=Measure,
    basis=("《行政强制法》第十六条第二款", _56),
    by=conditions.officer | conditions.head,
    says="{actor}决定不再实施{kind}：{reason}",
)
def give_up(writing: Writing, measure: Measure, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    writing.change(measure, ended_at=writing.at)
    return {"kind": measure.title, "reason": reason}
