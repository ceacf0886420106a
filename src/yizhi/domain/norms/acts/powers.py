"""Handing items to townships, and taking them back."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.norms.acts.keepers import power_keepers
from yizhi.domain.norms.models import EnforcementItem, TownshipPower
from yizhi.domain.norms.rules import published_first
from yizhi.domain.org.api import Agency, AgencyKind
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

BASIS = ("《行政处罚法》第二十四条", "《浙江省综合行政执法条例》第九条")
_MOST_TOWNSHIPS = 200


@act(
    "power.grant",
    title="公布赋权清单",
    by=power_keepers,
    basis=BASIS,
    says="{actor}依{document}将 {items} 项执法事项交由 {townships} 个乡镇（街道）行使，自 {effective_from} 起施行",
)
def grant(
    writing: Writing,
    *,
    items: Annotated[list[str], Shown("执法事项", choices="norms.grantable_items")],
    agencies: Annotated[list[UUID], Shown("乡镇（街道）", choices="norms.townships")],
    document: Annotated[Line, Shown("决定文号")],
    published_on: Annotated[date, Shown("公布日期")],
    publication: Annotated[Line, Shown("公布载体")],
    effective_from: Annotated[date, Shown("施行日期")],
    sample: Annotated[bool, Shown("样例", kind=Kind.HIDDEN)] = False,
) -> dict[str, Any]:
    """Allowed if and only if the list was published first and every receiver is a township with standing.

    A power that a township already holds is left as it is and counted.
    """
    if refusal := published_first(published_on, effective_from):
        raise ActRefused(refusal)
    chosen = _items(items)
    townships = _townships(agencies)
    pairs = TownshipPower.objects.filter(item__in=chosen, agency__in=townships, effective_to__isnull=True)
    held = set(pairs.values_list("item_id", "agency_id"))
    rows = [
        {
            "item": item,
            "agency": agency,
            "division": agency.division,
            "document": document,
            "published_on": published_on,
            "publication": publication,
            "effective_from": effective_from,
            "sample": sample,
        }
        for agency in townships
        for item in chosen
        if (item.pk, agency.pk) not in held
    ]
    made = writing.create_many(TownshipPower, rows)
    return {
        "document": document,
        "effective_from": effective_from.isoformat(),
        "items": len(chosen),
        "townships": len(townships),
        "granted": len(made),
        "already_held": len(held),
    }


def _items(codes: list[str]) -> list[EnforcementItem]:
    found = list(EnforcementItem.objects.filter(code__in=codes))
    missing = sorted(set(codes) - {item.code for item in found})
    own = [item.code for item in found if item.by_township]
    if not codes or missing:
        raise ActInvalid({"items": [f"没有事项 {code}" for code in missing] or ["请选择执法事项"]})
    if own:
        raise ActInvalid({"items": [f"{code}由法律直接规定乡镇人民政府实施，不需要赋权" for code in own]})
    return found


def _townships(ids: list[UUID]) -> list[Agency]:
    if not ids or len(ids) > _MOST_TOWNSHIPS:
        raise ActInvalid({"agencies": [f"请选择 1 至 {_MOST_TOWNSHIPS} 个乡镇（街道）"]})
    found = list(Agency.objects.filter(pk__in=ids))
    if len(found) < len(set(ids)):
        raise ActInvalid({"agencies": ["有的乡镇（街道）未登记"]})
    wrong = [a.name for a in found if a.kind != AgencyKind.TOWNSHIP or not a.subject_qualified]
    if wrong:
        why = f"{'、'.join(wrong)}不是具有行政处罚主体资格的乡镇（街道）"
        refusal = Refusal("不能赋权", why, BASIS[0], "只能交由能够有效承接的乡镇人民政府、街道办事处行使")
        raise ActRefused(refusal)
    return found


@condition("赋权尚未收回")
def still_held(situation: Situation) -> Refusal | None:
    if situation.record.effective_to is None:
        return None
    return Refusal("不能收回", f"该赋权已于 {situation.record.effective_to} 终止", BASIS[0], "请核对赋权清单")


@act(
    "power.revoke",
    title="收回赋权",
    on=TownshipPower,
    by=power_keepers,
    when=still_held,
    basis=BASIS,
    says="{actor}依{document}收回{township}的“{item}”，末日 {effective_to}",
    asks_confirmation="收回后，该乡镇（街道）不能再以自己的名义办理此事项。确认收回？",
)
def revoke(
    writing: Writing,
    power: TownshipPower,
    *,
    effective_to: Annotated[date, Shown("最后行使日期")],
    document: Annotated[Line, fits(TownshipPower, "revoked_by"), Shown("决定文号")],
) -> dict[str, Any]:
    """Periodic evaluation may take a power back (第二十四条第三款); what was decided until then stands."""
    if effective_to < power.effective_from:
        raise ActInvalid({"effective_to": [f"不能早于施行日期 {power.effective_from}"]})
    writing.change(power, effective_to=effective_to, revoked_by=document)
    return {
        "document": document,
        "effective_to": effective_to.isoformat(),
        "item": power.item.short,
        "township": power.agency.name,
    }
