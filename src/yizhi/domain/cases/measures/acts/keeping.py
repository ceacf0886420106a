"""Who keeps the things, where, in which condition; perishable ones may be sold early, with proof of the price."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.measures import conditions, rules
from yizhi.domain.cases.measures.acts.applying import tell_heads
from yizhi.domain.cases.models.measure import Custody, HeldThing, Measure, by_time
from yizhi.domain.cases.models.measure_terms import KeeperKind, MeasureKind, StorageNeed, ThingState
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, References, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal

_26 = "《行政强制法》第二十六条"
_28 = "《行政强制法》第二十八条第二款"
Some = Annotated[References, Field(min_length=1), Shown("财物", kind=Kind.MANY, choices="things_held")]


def chosen(measure: Measure, wanted: list[UUID], field: str = "things") -> list[HeldThing]:
    """The things of this measure still on its list. Errors: ActInvalid when one is not among them."""
    found = list(measure.things.filter(pk__in=wanted, struck_at=None))
    if len(found) != len(set(wanted)):
        raise ActInvalid({field: ["所选财物不在本清单中，请重新选择"]})
    return found


@act(
    "measure.store",
    title="交付保管",
    on=Measure,
    basis=(_26, "《行政处罚法》第五十六条"),
    by=conditions.officer,
    says="{actor}将{things}交{keeper}保管（{place}）",
)
def store(
    writing: Writing,
    measure: Measure,
    *,
    things: Some,
    kind: Annotated[KeeperKind, Shown("保管方式")],
    place: Annotated[Line, fits(Custody, "place"), Shown("库位", help="库、架、位；就地保管的填写地点")],
    keeper: Annotated[Line, fits(Custody, "keeper"), Shown("保管人")],
    since: Annotated[AwareDatetime, Shown("交接时间", kind=Kind.DATETIME)],
    need: Annotated[StorageNeed, Shown("保管条件")] = StorageNeed.NORMAL,
    note: Annotated[OptionalLine, Shown("说明")] = "",
    cost_fen: Annotated[Fen, Shown("保管费用", kind=Kind.MONEY, help="由行政机关承担")] = 0,
    charged_to_party: Annotated[bool, Shown("由当事人承担保管费用")] = False,
) -> dict[str, Any]:
    not_in_the_future(since, writing.at, "since")
    officers = {org.person(one).name for one in (measure.case.lead_id, measure.case.co_id)}
    refusals = rules.custody_refusals(
        MeasureKind(measure.kind),
        third_party=kind is KeeperKind.THIRD_PARTY,
        charged_to_party=charged_to_party,
        keeper_is_officer=keeper in officers,
        apart=_apart(writing.at.date()),
    )
    if found := list(refusals):
        raise ActRefused(*found)
    taken = chosen(measure, things)
    for n, one in enumerate(taken):
        writing.create(
            Custody,
            thing=one,
            kind=kind,
            place=place,
            need=need,
            note=note,
            keeper=keeper,
            handed_by_id=writing.actor.person,
            since=since,
            cost_fen=cost_fen if n == 0 else 0,  # one bill for what was handed over together
        )
    return {"things": _named(taken), "keeper": keeper, "place": place}


def _apart(day: date) -> str:
    """The dated rule that keeps officers and keepers apart, by its source; empty where it is not in force."""
    rule = norms.parameter("goods_keeper_apart", day)
    in_force = rule is not None and rule.value == "YES" and rule.effective_from <= day
    return rule.source if in_force else ""


@act(
    "measure.check_things",
    title="清点财物",
    on=Measure,
    basis=(f"{_26}第一款",),
    by=conditions.officer | conditions.head,
    says="{actor}清点{things}：{condition}",
)
def check_things(
    writing: Writing,
    measure: Measure,
    *,
    things: Some,
    condition: Annotated[ThingState, Shown("状况")],
    note: Annotated[OptionalLine, Shown("说明", help="损坏、短少的必填")] = "",
) -> dict[str, Any]:
    """A loss is told to the heads at once: the agency answers for it."""
    if condition in (ThingState.DAMAGED, ThingState.MISSING) and not note:
        raise ActInvalid({"note": [f"请写明损坏、短少的情况（{_26}第一款）"]})
    taken = chosen(measure, things)
    for one in taken:
        now = by_time(list(one.custody.all()))
        if now is None:
            raise ActRefused(Refusal("不能清点", f"{one.name}尚未登记保管", _26, "请先登记交付保管"))
        writing.change(now, condition=condition, note=note)
    if condition in (ThingState.DAMAGED, ThingState.MISSING):
        tell_heads(writing, measure, f"{measure.title}的财物{condition.label}，造成损失的应当赔偿", "danger")
    return {"things": _named(taken), "condition": str(condition.label)}


@act(
    "measure.sell_early",
    title="批准变卖不易保管的财物",
    on=Measure,
    basis=(_28,),
    by=conditions.head,
    when=conditions.coercive & conditions.not_over & conditions.something_open,
    says="{actor}批准变卖{things}，所得{price}",
)
def sell_early(
    writing: Writing,
    measure: Measure,
    *,
    things: Annotated[References, Field(min_length=1), Shown("财物", kind=Kind.MANY, choices="open_things")],
    reason: Annotated[Line, Shown("理由", help="鲜活物品或者其他不易保管的具体情形")],
    proceeds_fen: Annotated[Fen, Shown("所得价款", kind=Kind.MONEY)],
    price_proof: Annotated[Line, Shown("价格依据", help="市场询价、评估等；明显低于市场价格造成损失的应当补偿")],
) -> dict[str, Any]:
    if not proceeds_fen:
        raise ActInvalid({"proceeds_fen": ["请填写实际所得价款"]})
    taken = chosen(measure, things)
    for n, one in enumerate(taken):
        if one.sold_at is not None:
            raise ActInvalid({"things": [f"{one.name}已经变卖"]})
        writing.change(one, sold_at=writing.at, proceeds_fen=proceeds_fen if n == 0 else 0)
    price = in_yuan(proceeds_fen)
    return {"things": _named(taken), "price": price, "reason": reason, "price_proof": price_proof}


def _named(taken: list[HeldThing]) -> str:
    names = [one.name for one in taken]
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}项"
