"""Setting what no law fixes: a new row begins, the former one ends the day before, nothing is overwritten."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Any

from yizhi.domain.norms.acts.keepers import keeper, keepers
from yizhi.domain.norms.models import HearingThreshold, Parameter
from yizhi.domain.norms.sources import configuration
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.provenance import Reliability

BASIS = ("《行政处罚法》第三十四条", "《行政处罚法》第六十三条")


@act(
    "parameter.set",
    title="设定参数",
    on=Parameter,
    by=keepers,
    basis=BASIS,
    says="{actor}将“{title}”设为 {value}，自 {effective_from} 起，依据{source}",
)
def set_parameter(
    writing: Writing,
    former: Parameter,
    *,
    value: Annotated[Line, Shown("值", choices="norms.parameter_values")],
    effective_from: Annotated[date, Shown("施行日期")],
    source: Annotated[Line, Shown("依据文件")],
    verified: Annotated[bool, Shown("已对照文件原文核实")] = False,
) -> tuple[Parameter, dict[str, Any]]:
    refuse_history(former.effective_to)
    _check_value(former, value)
    end_former(writing, former, effective_from)
    new = writing.create(
        Parameter,
        division=former.division,
        key=former.key,
        title=former.title,
        value=value,
        choices=former.choices,
        effective_from=effective_from,
        source=source,
        reliability=Reliability.SOURCE.name,
        verified=verified,
    )
    said = {"title": new.title, "key": new.key, "value": value, "source": source}
    return new, said | {"effective_from": effective_from.isoformat(), "verified": verified}


def _check_value(former: Parameter, value: str) -> None:
    if former.choices and value not in former.choices:
        raise ActInvalid({"value": [f"可选值为 {'、'.join(former.choices)}"]})
    if not former.choices and not (value.isascii() and value.isdigit() and 1 <= int(value) <= 3660):
        raise ActInvalid({"value": ["应为 1 至 3660 的整数"]})


@act(
    "threshold.set",
    title="设定数额标准",
    on=HearingThreshold,
    by=keepers,
    basis=BASIS,
    says="{actor}设定数额标准：{what}自 {effective_from} 起为 {yuan} 元，依据{source}",
)
def set_threshold(
    writing: Writing,
    former: HearingThreshold,
    *,
    amount: Annotated[Fen, Shown("数额", kind=Kind.MONEY)],
    effective_from: Annotated[date, Shown("施行日期")],
    source: Annotated[Line, Shown("依据文件")],
    verified: Annotated[bool, Shown("已对照文件原文核实")] = False,
) -> tuple[HearingThreshold, dict[str, Any]]:
    """A decision notice served before that day keeps the standard of its day."""
    refuse_history(former.effective_to)
    if amount <= 0:
        raise ActInvalid({"amount": ["应大于零"]})
    end_former(writing, former, effective_from)
    new = writing.create(
        HearingThreshold,
        division=former.division,
        purpose=former.purpose,
        for_line=former.for_line,
        party=former.party,
        kind=former.kind,
        amount=amount,
        effective_from=effective_from,
        source=source,
        reliability=Reliability.SOURCE.name,
        verified=verified,
    )
    what = f"{new.get_party_display()}{new.get_kind_display()}（{new.get_purpose_display()}）"
    said = {"what": what, "yuan": amount // 100, "source": source, "verified": verified}
    return new, said | {"effective_from": effective_from.isoformat()}


def refuse_history(ended: date | None) -> None:
    if ended is not None:
        raise ActInvalid({"": [f"这是历史值（止于 {ended}），请在现行值上设定"]})


def end_former(writing: Writing, former: Any, effective_from: date) -> None:
    if effective_from <= former.effective_from:
        raise ActInvalid({"effective_from": [f"应晚于现行值的施行日期 {former.effective_from}"]})
    writing.change(former, effective_to=effective_from - timedelta(days=1))


@act(
    "parameter.load_defaults",
    title="载入缺省配置",
    by=keepers,
    basis=BASIS,
    says="{actor}载入缺省配置：参数 {parameters} 项、听证标准 {thresholds} 项，均标明来源和是否核实",
    offered=False,
)
def load_defaults(
    writing: Writing, *, division: Annotated[OptionalLine, Shown("保管单位区划", kind=Kind.HIDDEN)] = ""
) -> dict[str, Any]:
    """Rows that are not there yet; what an installation has set is left as it is."""
    kept_by = keeper(writing, division)
    known = set(Parameter.objects.values_list("key", flat=True))
    parameters = [
        {
            "key": row.key,
            "title": row.title,
            "value": row.value,
            "choices": list(row.choices),
            **_origin(row.origin, kept_by),
        }
        for row in configuration.parameters()
        if row.key not in known
    ]
    held = set(HearingThreshold.objects.values_list("purpose", "for_line", "party", "kind"))
    thresholds = [
        {
            "purpose": row.purpose,
            "for_line": row.line,
            "party": row.party,
            "kind": row.kind.name,
            "amount": row.amount,
            **_origin(row.origin, kept_by),
        }
        for row in configuration.thresholds()
        if (row.purpose, row.line, row.party, row.kind.name) not in held
    ]
    counted: dict[str, Iterable[Any]] = {
        "parameters": writing.create_many(Parameter, parameters),
        "thresholds": writing.create_many(HearingThreshold, thresholds),
    }
    return {name: len(list(rows)) for name, rows in counted.items()}


def _origin(origin: configuration.Sourced, division: str) -> dict[str, Any]:
    return {
        "division": division,
        "source": origin.source,
        "reliability": origin.reliability.name,
        "verified": origin.verified,
        "effective_from": origin.effective_from,
        "effective_to": origin.effective_to,
    }
