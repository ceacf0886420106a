"""What this installation is, and its configured values."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from yizhi.domain.org.acts.offices import administrators, installers
from yizhi.domain.org.models import Division, Installation, Setting
from yizhi.domain.org.queries import DEFAULTS
from yizhi.domain.org.terms import DivisionKind, Level
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, OptionalLine, Shown, fits
from yizhi.platform.acts.writing import Writing

_LARGEST = 2**31 - 1  # what the column holds


@act("installation.begin_demo", title="标记为演示城市", by=installers, says="{actor}标记为演示城市", offered=False)
def begin_demo(
    writing: Writing,
    *,
    anchor: Annotated[date, Shown("演示基准日")],
    division: Annotated[str, fits(Installation, "division"), Shown("行政区划")],
) -> Installation:
    return writing.create(Installation, division=division, demo=True, anchor=anchor)


@act(
    "installation.mark_built",
    title="标记演示数据完成",
    on=Installation,
    by=installers,
    says="{actor}完成演示数据“{module}”",
    offered=False,
)
def mark_built(
    writing: Writing, installation: Installation, *, module: Annotated[Line, Shown("模块")]
) -> dict[str, Any]:
    writing.change(installation, built=sorted({*installation.built, module}))
    return {"module": module}


@act(
    "divisions.import",
    title="导入行政区划",
    by=installers,
    says="{actor}导入行政区划 {count} 条，内容校验值 {sha256}",
    offered=False,
)
def import_divisions(writing: Writing, *, sha256: Annotated[Line, Shown("内容校验值")]) -> dict[str, Any]:
    """The divisions of this release's data file, which must be the one that the caller read."""
    from yizhi.domain.org.division_data import content_hash, division_rows

    if content_hash() != sha256:
        raise ActInvalid({"sha256": ["区划数据文件与所读内容不一致，请重新运行"]})
    rows = [{**row, "kind": DivisionKind(row["kind"]), "level": Level(row["level"])} for row in division_rows()]
    links = {row["key"]: row.pop("predecessor", None) for row in rows}
    made = writing.create_many(Division, [{k: v for k, v in row.items() if k != "key"} for row in rows])
    by_key = dict(zip((row["key"] for row in rows), made, strict=True))
    linked = []
    for key, former in links.items():
        if former is not None:
            by_key[key].predecessor = by_key[former]
            linked.append(by_key[key])
    Division.objects.bulk_update(linked, ["predecessor"])
    return {"count": len(made), "sha256": sha256}


@act("setting.configure", title="设定参数", by=administrators, says="{actor}将“{name}”设定为 {value}，自 {since} 起")
def configure(
    writing: Writing,
    *,
    name: Annotated[str, Shown("参数", choices="org.settings")],
    value: Annotated[int, Field(ge=1, le=_LARGEST), Shown("值")],
    since: Annotated[date, Shown("起始日期")],
    source: Annotated[Line, Shown("来源", help="文件名称和文号")],
    unit: Annotated[OptionalLine, fits(Setting, "unit"), Shown("单位")] = "",
) -> tuple[Setting, dict[str, Any]]:
    """A new dated value with its source; earlier days keep theirs."""
    if name not in DEFAULTS:
        raise ActInvalid({"name": ["没有这一参数"]})
    row = writing.create(
        Setting,
        division=writing.actor.division,
        name=name,
        value=value,
        unit=unit,
        source=source,
        verified=True,
        valid_from=since,
    )
    return row, {"name": name, "value": value, "since": since.isoformat()}
