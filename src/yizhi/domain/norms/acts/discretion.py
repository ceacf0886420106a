"""Benchmarks of discretion: published in bulk from data, published one by one, replaced, ended."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any

from yizhi.domain.norms import corpus
from yizhi.domain.norms.acts.keepers import keeper, keepers
from yizhi.domain.norms.models import DiscretionFactor, DiscretionTable, DiscretionTier, EnforcementItem
from yizhi.domain.norms.sources import benchmark_words
from yizhi.domain.norms.sources.benchmarks import BenchmarkText
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.discretion import BENCHMARK_RULE, Standard
from yizhi.statute.provenance import Reliability
from yizhi.statute.refusal import Refusal, RefusedError

BASIS = (BENCHMARK_RULE.citation, "《浙江省行政处罚裁量基准办法》")
_FACTORS = "一行一个：危害后果 0.4：没有危害后果 0；影响通行 0.5；造成人员受伤 1 严重"
_TIERS = "一行一个：从轻 0%-30% 0；减轻的区间是法定下限的份额；没有起始得分的只由选项带入"


@act(
    "discretion.import_tables",
    title="载入裁量基准",
    by=keepers,
    basis=BASIS,
    says="{actor}载入裁量基准 {tables} 个（{source}）",
    offered=False,
)
def import_tables(
    writing: Writing,
    *,
    sha256: Annotated[Line, Shown("内容校验")],
    source: Annotated[Line, Shown("来源")],
    division: Annotated[OptionalLine, Shown("保管单位区划", kind=Kind.HIDDEN)] = "",
) -> dict[str, Any]:
    """Adds tables for items that have none yet in the territory; items that are not in the catalogue are left out."""
    texts: Sequence[BenchmarkText] = corpus.taken(sha256)
    items = {item.code: item for item in EnforcementItem.objects.filter(code__in=[text.item for text in texts])}
    held = set(DiscretionTable.objects.values_list("item__code", "territory"))
    fresh = [t for t in texts if t.item in items and (t.item, t.issued.territory) not in held]
    kept_by = keeper(writing, division)
    made = writing.create_many(DiscretionTable, [_imported(text, items[text.item], kept_by) for text in fresh])
    pairs = [(table, text.standard) for table, text in zip(made, fresh, strict=True)]
    _add_parts(writing, pairs)
    return {"tables": len(made), "sha256": sha256, "source": source}


def _imported(text: BenchmarkText, item: EnforcementItem, division: str) -> dict[str, Any]:
    issued = text.issued
    return {
        "item": item,
        "division": division,
        "territory": issued.territory,
        "published_on": issued.published_on,
        "effective_from": issued.effective_from,
        "source": issued.source,
        "reliability": issued.reliability.name,
        "sample": issued.sample,
    }


def _add_parts(writing: Writing, pairs: Sequence[tuple[DiscretionTable, Standard]]) -> None:
    writing.create_many(DiscretionFactor, [row for table, one in pairs for row in _factor_rows(table, one)])
    writing.create_many(DiscretionTier, [row for table, one in pairs for row in _tier_rows(table, one)])


def _factor_rows(table: DiscretionTable, standard: Standard) -> list[dict[str, Any]]:
    return [
        {
            "table": table,
            "order": order,
            "key": factor.key,
            "title": factor.title,
            "weight": factor.weight,
            "options": [
                {
                    "key": one.key,
                    "title": one.title,
                    "score": str(one.score),
                    "at_least": one.at_least.name if one.at_least else "",
                }
                for one in factor.options
            ],
        }
        for order, factor in enumerate(standard.factors)
    ]


def _tier_rows(table: DiscretionTable, standard: Standard) -> list[dict[str, Any]]:
    return [
        {
            "table": table,
            "order": order,
            "name": tier.name.name,
            "low": tier.low,
            "high": tier.high,
            "from_score": tier.from_score,
            "conditions": list(tier.conditions),
        }
        for order, tier in enumerate(standard.tiers)
    ]


@act(
    "discretion.publish",
    title="公布裁量基准",
    on=EnforcementItem,
    by=keepers,
    basis=BASIS,
    says="{actor}公布“{item}”裁量基准第 {edition} 版，自 {effective_from} 起适用于 {territory}，依据{source}",
)
def publish_table(
    writing: Writing,
    item: EnforcementItem,
    *,
    territory: Annotated[
        Line,
        fits(DiscretionTable, "territory"),
        Shown("适用区域", help="区划代码：33 全省、3308 全市、330802 某县（市、区）"),
    ],
    factors: Annotated[Paragraph, Shown("裁量因素", kind=Kind.LONG_TEXT, help=_FACTORS)],
    tiers: Annotated[Paragraph, Shown("裁量阶次", kind=Kind.LONG_TEXT, help=_TIERS)],
    published_on: Annotated[date, Shown("公布日期")],
    effective_from: Annotated[date, Shown("施行日期")],
    source: Annotated[Line, Shown("公布文件")],
    url: Annotated[OptionalLine, Shown("公布网址")] = "",
    verified: Annotated[bool, Shown("已对照文件原文核实")] = False,
) -> tuple[DiscretionTable, dict[str, Any]]:
    """Replaces the table in force in the territory, which ends the day before. Refused unless published first.

    Conduct is judged by the table in force on the day of the decision that the case pins; nothing is overwritten.
    """
    standard = _standard(factors, tiers)
    if published_on > effective_from:
        raise ActInvalid({"published_on": [f"应先公布再施行（{BENCHMARK_RULE.citation}）"]})
    former = DiscretionTable.objects.filter(item=item, territory=territory).order_by("-edition").first()
    if former is not None and former.effective_to is None:
        if effective_from <= former.effective_from:
            raise ActInvalid({"effective_from": [f"应晚于现行基准的施行日期 {former.effective_from}"]})
        writing.change_also(former, effective_to=effective_from - timedelta(days=1))
    table = writing.create(
        DiscretionTable,
        division=item.division,
        item=item,
        territory=territory,
        edition=former.edition + 1 if former else 1,
        published_on=published_on,
        effective_from=effective_from,
        source=source,
        url=url,
        reliability=Reliability.SOURCE.name,
        verified=verified,
    )
    _add_parts(writing, [(table, standard)])
    told = {"item": item.short, "edition": table.edition, "territory": territory, "source": source}
    return table, told | {"effective_from": effective_from.isoformat(), "factors": factors, "tiers": tiers}


def _standard(factors: str, tiers: str) -> Standard:
    """The benchmark written in the two fields. Raises ActInvalid with the words of what is wrong, at its field."""
    found: dict[str, Any] = {}
    for name, text, read in (
        ("factors", factors, benchmark_words.factors),
        ("tiers", tiers, benchmark_words.tiers),
    ):
        try:
            found[name] = read(text)
        except RefusedError as error:
            raise ActInvalid({name: [error.refusal.why]}) from error
        except ValueError as error:
            raise ActInvalid({name: [str(error)]}) from error
    try:
        return Standard(found["factors"], found["tiers"])
    except RefusedError as error:
        field = "factors" if "因素" in error.refusal.why else "tiers"
        raise ActInvalid({field: [error.refusal.why]}) from error


@condition("裁量基准尚未停用")
def still_open(situation: Situation) -> Refusal | None:
    if situation.record.effective_to is None:
        return None
    why = f"该基准已于 {situation.record.effective_to} 停用"
    return Refusal("不能停用", why, BENCHMARK_RULE.citation, "请核对现行基准")


@act(
    "discretion.end",
    title="停用裁量基准",
    on=DiscretionTable,
    by=keepers,
    when=still_open,
    basis=BASIS,
    says="{actor}停用“{item}”裁量基准第 {edition} 版，末日 {effective_to}",
    asks_confirmation="停用后，此日之后作出的决定没有裁量基准可用。确认停用？",
)
def end_table(
    writing: Writing,
    table: DiscretionTable,
    *,
    effective_to: Annotated[date, Shown("最后适用日期")],
    reason: Annotated[Line, Shown("依据")],
) -> dict[str, Any]:
    if effective_to < table.effective_from:
        raise ActInvalid({"effective_to": [f"不能早于施行日期 {table.effective_from}"]})
    writing.change(table, effective_to=effective_to)
    told = {"item": table.item.short, "edition": table.edition, "effective_to": effective_to.isoformat()}
    return told | {"reason": reason}
