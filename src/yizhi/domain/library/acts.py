"""What the library writes: a trace of each import. The cases themselves are in the lake."""

from typing import Annotated, Any

from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing

keepers = role("ADMINISTRATOR", "SYSTEM", title="办案库管理员（系统管理员）")


@act(
    "library.note_import",
    title="登记案例导入",
    by=keepers,
    basis=("《行政处罚法》第四十八条",),
    says="{actor}导入处罚案例 {taken} 件，重复 {duplicates} 件，退回 {rejected} 件（{source}）",
    offered=False,
)
def note_import(
    writing: Writing,
    *,
    sha256: Annotated[Line, Shown("内容校验")],
    source: Annotated[Line, Shown("来源文件")],
    taken: Annotated[int, Shown("入库件数")],
    duplicates: Annotated[int, Shown("重复件数")],
    rejected: Annotated[int, Shown("退回件数")],
) -> dict[str, Any]:
    """The ledger keeps which file was imported, by its hash, and what became of its rows."""
    return {"sha256": sha256, "source": source, "taken": taken, "duplicates": duplicates, "rejected": rejected}
