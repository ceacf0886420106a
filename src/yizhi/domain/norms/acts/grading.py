"""The grading table: loaded from data, one row replaced at a time, never turning milder."""

from datetime import date
from typing import Annotated, Any

from yizhi.domain.norms.acts.configuration import end_former, refuse_history
from yizhi.domain.norms.acts.keepers import keeper, keepers
from yizhi.domain.norms.listed import grading_rows
from yizhi.domain.norms.models import GradingRow
from yizhi.domain.norms.sources import benchmarks
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.grading import Grade, GradingTable, Nature, Path
from yizhi.statute.provenance import Reliability
from yizhi.statute.refusal import RefusedError

BASIS = ("《行政处罚法》第五条第二款", "《行政处罚法》第三十四条")


@act(
    "grading.load_defaults",
    title="载入分级处置表",
    by=keepers,
    basis=BASIS,
    says="{actor}载入违法行为分级处置表 {rows} 行，均标明来源和是否核实",
    offered=False,
)
def load_grading(
    writing: Writing, *, division: Annotated[OptionalLine, Shown("保管单位区划", kind=Kind.HIDDEN)] = ""
) -> dict[str, Any]:
    """Rows that are not there yet; what an installation has set is left as it is."""
    kept_by = keeper(writing, division)
    held = set(GradingRow.objects.values_list("nature", "grade"))
    rows = [
        {
            "division": kept_by,
            "nature": text.nature.name,
            "grade": text.grade.name,
            "path": text.path.name,
            "signs": text.signs,
            "source": text.issued.source,
            "reliability": text.issued.reliability.name,
            "effective_from": text.issued.effective_from,
        }
        for text in benchmarks.grading()
        if (text.nature.name, text.grade.name) not in held
    ]
    return {"rows": len(writing.create_many(GradingRow, rows))}


@act(
    "grading.set",
    title="设定处置路径",
    on=GradingRow,
    by=keepers,
    basis=BASIS,
    says="{actor}将{nature}“{grade}”的处置路径设为{path}，自 {effective_from} 起，依据{source}",
)
def set_path(
    writing: Writing,
    former: GradingRow,
    *,
    path: Annotated[str, Shown("处置路径", choices="norms.paths")],
    effective_from: Annotated[date, Shown("施行日期")],
    source: Annotated[Line, Shown("依据文件")],
    verified: Annotated[bool, Shown("已对照文件原文核实")] = False,
) -> tuple[GradingRow, dict[str, Any]]:
    """Refused when the table would treat a graver grade more mildly than a lesser one."""
    refuse_history(former.effective_to)
    if path not in Path.__members__:
        raise ActInvalid({"path": ["没有这一处置路径"]})
    _refuse_reversal(former, Path[path], effective_from)
    end_former(writing, former, effective_from)
    row = writing.create(
        GradingRow,
        division=former.division,
        nature=former.nature,
        grade=former.grade,
        path=path,
        signs=former.signs,
        effective_from=effective_from,
        source=source,
        reliability=Reliability.SOURCE.name,
        verified=verified,
    )
    told = {"nature": row.get_nature_display(), "grade": row.get_grade_display(), "path": row.get_path_display()}
    return row, told | {"effective_from": effective_from.isoformat(), "source": source}


def _refuse_reversal(former: GradingRow, path: Path, day: date) -> None:
    paths = {(Nature[row.nature], Grade[row.grade]): Path[row.path] for row in grading_rows(day)}
    try:
        GradingTable(paths | {(Nature[former.nature], Grade[former.grade]): path})
    except RefusedError as error:
        raise ActInvalid({"path": [error.refusal.why]}) from error
