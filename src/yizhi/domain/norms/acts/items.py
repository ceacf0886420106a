"""Enforcement items: published in bulk from data, published one by one, ended."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from yizhi.domain.norms import corpus
from yizhi.domain.norms.acts.keepers import keeper, keepers
from yizhi.domain.norms.acts.laws import initials
from yizhi.domain.norms.models import EnforcementItem, FineRange, ItemVersion, Provision
from yizhi.domain.norms.rules import overlaps
from yizhi.domain.norms.sources.item_text import ItemText, ProvisionText, RangeText
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.statute.fine_form import FineForm
from yizhi.statute.refusal import Refusal

BASIS = ("《行政处罚法》第五条第三款", "《浙江省综合行政执法条例》第六条、第七条")


@act(
    "item.import_catalogue",
    title="导入执法事项目录",
    by=keepers,
    basis=BASIS,
    says="{actor}公布执法事项 {items} 项、版本 {versions} 个（{source}）",
    offered=False,
)
def import_catalogue(
    writing: Writing,
    *,
    sha256: Annotated[Line, Shown("内容校验")],
    source: Annotated[Line, Shown("来源")],
    division: Annotated[OptionalLine, Shown("保管单位区划", kind=Kind.HIDDEN)] = "",
) -> dict[str, Any]:
    """Adds items that are not there yet. Refused as a whole when a version of a known item would overlap another."""
    texts: Sequence[ItemText] = corpus.taken(sha256)
    codes = set(EnforcementItem.objects.values_list("code", flat=True))
    fresh = [text for text in texts if text.code not in codes]
    kept_by = keeper(writing, division)
    items = writing.create_many(EnforcementItem, [item_row(text, kept_by) for text in fresh])
    count = 0
    for item, text in zip(items, fresh, strict=True):
        for version in text.versions:
            for variant, provisions in version.variants().items():
                period = (version.effective_from, version.effective_to)
                add_version(writing, item, variant, period, (text.facts, text.things, source), provisions)
                count += 1
    return {"items": len(items), "versions": count, "sha256": sha256, "source": source}


def item_row(text: ItemText, division: str) -> dict[str, Any]:
    return {
        "division": division,
        "line": text.line,
        "code": text.code,
        "name": text.name,
        "short": text.short,
        "initials": initials(text.short),
        "field": text.field,
        "regulator": text.regulator,
        "objects_class": text.objects.value,
        "by_township": text.by_township,
        "conflict": text.conflict,
        "note": text.note,
        "verified": text.verified,
    }


def add_version(
    writing: Writing,
    item: EnforcementItem,
    variant: str,
    period: tuple[date, date | None],
    words: tuple[str, Sequence[str], str],
    provisions: Sequence[ProvisionText],
) -> ItemVersion:
    """One version of an item with its provisions and ranges; `words` are facts, common words, source."""
    facts, things, source = words
    version = writing.create(
        ItemVersion,
        item=item,
        division=item.division,
        variant=variant,
        effective_from=period[0],
        effective_to=period[1],
        facts=facts,
        things=list(things),
        source=source,
    )
    rows = [_provision_row(version, order, one) for order, one in enumerate(provisions)]
    made = writing.create_many(Provision, rows)
    ranges = [
        {"provision": provision, "order": order, **range_columns(one)}
        for provision, text in zip(made, provisions, strict=True)
        for order, one in enumerate(text.ranges)
    ]
    writing.create_many(FineRange, ranges)
    return version


def _provision_row(version: ItemVersion, order: int, text: ProvisionText) -> dict[str, Any]:
    return {
        "id": new_id(),
        "item_version": version,
        "order": order,
        "law_name": text.law.title,
        "law_level": text.law.level.value,
        "violates": [place.short for place in text.violates],
        "penalty_places": [place.short for place in (*text.heads, text.penalty)],
        "violation_citation": text.violation_citation,
        "penalty_citation": text.penalty_citation,
        "correction": text.correction.value,
        "order_words": text.order,
        "also": list(text.also),
    }


def range_columns(one: RangeText) -> dict[str, Any]:
    forms = (one.citizen, one.organisation)
    return {
        "tier": one.tier.value,
        "condition": one.when,
        "optional": one.optional,
        "penalties": [kind.name for kind in one.penalties],
        "of": next((form.of for form in forms if form is not None), ""),
        **_form_columns("citizen", one.citizen),
        **_form_columns("organisation", one.organisation),
    }


def _form_columns(party: str, form: FineForm | None) -> dict[str, str | Decimal | None]:
    return {
        f"{party}_form": form.kind.name if form else "",
        f"{party}_low": form.low if form else None,
        f"{party}_high": form.high if form else None,
    }


def refuse_overlap(item: EnforcementItem, variant: str, period: tuple[date, date | None]) -> None:
    """Raises ActInvalid when the item already has a version of the variant on one of the days."""
    known = item.versions.filter(variant=variant).values_list("effective_from", "effective_to")
    if overlaps([*known, period]):
        raise ActInvalid({"effective_from": ["与该事项已有版本的日期重叠，请先停用原版本"]})


@condition("该版本尚未停用")
def still_open(situation: Situation) -> Refusal | None:
    if situation.record.effective_to is None:
        return None
    why = f"该版本已于 {situation.record.effective_to} 失效"
    return Refusal("不能停用", why, "《行政处罚法》第五条第三款", "如日期有误，请公布新版本")


@act(
    "item.end",
    title="停用事项版本",
    on=ItemVersion,
    by=keepers,
    when=still_open,
    basis=BASIS,
    says="{actor}停用执法事项“{item}”现行版本，末日 {effective_to}",
    asks_confirmation="停用后，此日之后发生的行为不能再适用这一版本。确认停用？",
)
def end_version(
    writing: Writing,
    version: ItemVersion,
    *,
    effective_to: Annotated[date, Shown("最后适用日期")],
    reason: Annotated[Line, Shown("依据", help="例如：某法自某日起废止")],
) -> dict[str, Any]:
    """Conduct up to that day is still judged by this version (行政处罚法第三十七条)."""
    if effective_to < version.effective_from:
        raise ActInvalid({"effective_to": [f"不能早于施行日期 {version.effective_from}"]})
    writing.change(version, effective_to=effective_to)
    return {"item": version.short, "effective_to": effective_to.isoformat(), "reason": reason}
