"""The seven lists: entries published and withdrawn; the register of first violations; grading."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from yizhi.domain.norms import corpus
from yizhi.domain.norms.acts.keepers import keeper, keepers
from yizhi.domain.norms.models import EnforcementItem, ListEntry
from yizhi.domain.norms.sources import benchmark_words
from yizhi.domain.norms.sources.benchmarks import EntryText
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, OptionalParagraph, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.discretion import Ground
from yizhi.statute.lists import Condition, ListKind, check_ground
from yizhi.statute.provenance import Reliability
from yizhi.statute.refusal import Refusal, RefusedError

BASIS = ("《行政处罚法》第三十三条", "《行政处罚法》第三十四条")
_CONDITIONS = "一行一个；能由系统核对的在“｜”后写明，如：首次发生｜以往处罚次数 不超过 0"


@act(
    "list.import_entries",
    title="载入清单条目",
    by=keepers,
    basis=BASIS,
    says="{actor}载入清单条目 {entries} 条（{source}）",
    offered=False,
)
def import_entries(
    writing: Writing,
    *,
    sha256: Annotated[Line, Shown("内容校验")],
    source: Annotated[Line, Shown("来源")],
    division: Annotated[OptionalLine, Shown("保管单位区划", kind=Kind.HIDDEN)] = "",
) -> dict[str, Any]:
    """Adds entries whose number is not there yet. Refused as a whole when one rests on no ground of the statute."""
    texts: Sequence[EntryText] = corpus.taken(sha256)
    items = {item.code: item for item in EnforcementItem.objects.filter(code__in=[text.item for text in texts])}
    held = set(ListEntry.objects.values_list("number", flat=True))
    fresh = [text for text in texts if text.item in items and text.number not in held]
    for text in fresh:
        _require_ground(text.kind, text.ground)
    kept_by = keeper(writing, division)
    made = writing.create_many(ListEntry, [_row(text, items[text.item], kept_by) for text in fresh])
    return {"entries": len(made), "sha256": sha256, "source": source}


def _row(text: EntryText, item: EnforcementItem, division: str) -> dict[str, Any]:
    issued = text.issued
    return {
        "division": division,
        "number": text.number,
        "kind": text.kind.name,
        "item": item,
        "violation": text.violation,
        "conditions": benchmark_words.condition_rows(text.conditions),
        "exclusions": benchmark_words.condition_rows(text.exclusions),
        "ground": text.ground.name if text.ground else "",
        "basis": text.basis,
        "territory": issued.territory,
        "effective_from": issued.effective_from,
        "source": issued.source,
        "reliability": issued.reliability.name,
        "sample": issued.sample,
    }


def _require_ground(kind: ListKind, ground: Ground | None) -> None:
    if refusal := check_ground(kind, ground):
        raise ActInvalid({"ground": [refusal.why]})


@act(
    "list.publish",
    title="公布清单条目",
    on=EnforcementItem,
    by=keepers,
    basis=BASIS,
    says="{actor}将“{violation}”列入{list}（{number}），自 {effective_from} 起施行，依据{source}",
)
def publish_entry(
    writing: Writing,
    item: EnforcementItem,
    *,
    kind: Annotated[str, Shown("清单", choices="norms.lists")],
    number: Annotated[Line, fits(ListEntry, "number"), Shown("条目编号")],
    violation: Annotated[Line, Shown("违法行为")],
    conditions: Annotated[Paragraph, Shown("适用条件", kind=Kind.LONG_TEXT, help=_CONDITIONS)],
    exclusions: Annotated[OptionalParagraph, Shown("除外情形", kind=Kind.LONG_TEXT)] = "",
    ground: Annotated[str, Shown("对应的法定情形", choices="norms.grounds")] = "",
    basis: Annotated[Line, Shown("法律依据")],
    territory: Annotated[
        Line, fits(ListEntry, "territory"), Shown("适用区域", help="区划代码：3308 全市、330802 某县（市、区）")
    ],
    effective_from: Annotated[date, Shown("施行日期")],
    effective_to: Annotated[date | None, Shown("失效日期")] = None,
    source: Annotated[Line, Shown("公布文件")],
    verified: Annotated[bool, Shown("已对照文件原文核实")] = False,
) -> tuple[ListEntry, dict[str, Any]]:
    """A list refines grounds of the statute and creates none: an entry that mitigates names the ground it refines."""
    if kind not in ListKind.__members__:
        raise ActInvalid({"kind": ["没有这张清单"]})
    if ground and ground not in Ground.__members__:
        raise ActInvalid({"ground": ["没有这一法定情形"]})
    if ListEntry.objects.filter(number=number).exists():
        raise ActInvalid({"number": ["该编号已使用"]})
    _require_ground(ListKind[kind], Ground[ground] if ground else None)
    entry = writing.create(
        ListEntry,
        division=item.division,
        item=item,
        kind=kind,
        number=number,
        violation=violation,
        conditions=benchmark_words.condition_rows(_conditions("conditions", conditions, "c")),
        exclusions=benchmark_words.condition_rows(_conditions("exclusions", exclusions, "x")),
        ground=ground,
        basis=basis,
        territory=territory,
        effective_from=effective_from,
        effective_to=effective_to,
        source=source,
        reliability=Reliability.SOURCE.name,
        verified=verified,
    )
    told = {"violation": violation, "list": ListKind[kind].value, "number": number, "source": source}
    return entry, told | {"effective_from": effective_from.isoformat(), "conditions": conditions}


def _conditions(field: str, text: str, prefix: str) -> tuple[Condition, ...]:
    try:
        return benchmark_words.conditions(text, prefix)
    except RefusedError as error:
        raise ActInvalid({field: [error.refusal.why]}) from error
    except ValueError as error:
        raise ActInvalid({field: [str(error)]}) from error


@condition("条目尚未撤下")
def still_listed(situation: Situation) -> Refusal | None:
    if situation.record.effective_to is None:
        return None
    why = f"该条目已于 {situation.record.effective_to} 失效"
    return Refusal("不能撤下", why, BASIS[1], "请核对现行清单")


@act(
    "list.withdraw",
    title="撤下清单条目",
    on=ListEntry,
    by=keepers,
    when=still_listed,
    basis=BASIS,
    says="{actor}撤下清单条目 {number}，末日 {effective_to}，依据{document}",
    asks_confirmation="撤下后，此日之后的违法行为不再适用该条目。确认撤下？",
)
def withdraw_entry(
    writing: Writing,
    entry: ListEntry,
    *,
    effective_to: Annotated[date, Shown("最后适用日期")],
    document: Annotated[Line, Shown("依据文件")],
) -> dict[str, Any]:
    if effective_to < entry.effective_from:
        raise ActInvalid({"effective_to": [f"不能早于施行日期 {entry.effective_from}"]})
    writing.change(entry, effective_to=effective_to, withdrawn_by=document)
    return {"number": entry.number, "effective_to": effective_to.isoformat(), "document": document}
