"""Asking for an export, what becomes of it, and every download: all of it in the ledger."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from django.http import QueryDict
from pydantic import StringConstraints

from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.exports.models import Export, Format, State
from yizhi.platform.lists.asked import read
from yizhi.platform.lists.declaration import declared_list
from yizhi.platform.lists.page import heading
from yizhi.platform.lists.queries import kept_of
from yizhi.statute.refusal import Refusal

KEPT = timedelta(days=3)
AT_ONCE = 3  # exports of one person that wait or run

Purpose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=200)]
Query = Annotated[str, StringConstraints(max_length=2000)]


@condition("由登录人员本人办理")
def is_person(situation: Situation) -> Refusal | None:
    if situation.actor.person is not None:
        return None
    return Refusal("您不能导出", "导出由登录人员本人办理", next_step="请先登录")


@condition("尚未生成完毕")
def is_under_way(situation: Situation) -> Refusal | None:
    if situation.record.under_way:
        return None
    return Refusal("不能取消", f"这次导出{situation.record.get_state_display()}", next_step="如不需要，到期会自动删除")


@condition("文件可以下载")
def is_there(situation: Situation) -> Refusal | None:
    export: Export = situation.record
    if export.state != State.DONE:
        return Refusal("还不能下载", f"这次导出{export.get_state_display()}", next_step="请在“我的导出”查看进展")
    if export.expired(situation.at):
        return Refusal("文件已过期删除", f"导出的文件只保留 {KEPT.days} 天", next_step="请在“我的导出”点“再次导出”")
    if not set(export.reads) <= set(situation.actor.reads):
        return Refusal(
            "不能下载", "您的岗位或者管辖范围在导出之后有变化", next_step="请在“我的导出”点“再次导出”，按现在的范围生成"
        )
    return None


@act("export.ask", title="导出", by=is_person, says="{actor}申请导出列表“{title}”")
def ask(
    writing: Writing,
    *,
    list: Annotated[str, Shown("列表", kind=Kind.HIDDEN)],
    query: Annotated[Query, Shown("筛选条件", kind=Kind.HIDDEN, personal=True)] = "",
    format: Annotated[Format, Shown("格式")] = Format.XLSX,
    purpose: Annotated[Purpose, Shown("用途", help="至少四个字，例如“季度案件统计”。申请和每次下载都会留痕")],
) -> tuple[Export, dict[str, object]]:
    table = declared_list(list)
    if table is None or (table.roles and not writing.actor.has(*table.roles)):
        raise ActInvalid({"": ["没有这个列表，请从列表页面重新操作"]})
    asked = read(table, QueryDict(query), writing.actor, kept=kept_of(writing.actor, table)[1])
    waiting = Export.objects.filter(person_id=writing.actor.person or "", state__in=(State.QUEUED, State.RUNNING))
    if waiting.count() >= AT_ONCE:
        writing.refuse("未申请", f"您已有 {AT_ONCE} 次导出在进行", next_step="请等它们完成，或者在“我的导出”取消")
    export = writing.create(
        Export,
        person_id=writing.actor.person,
        list_name=table.name,
        title=heading(asked),
        query=asked.query(view=False),
        columns=[column.key for column in asked.columns],
        format=format,
        purpose=purpose,
        asked_at=writing.at,
        moved_at=writing.at,
    )
    _queue(export)
    return export, {"title": table.title, "list": table.name, "columns": export.columns, "format": str(format)}


def _queue(export: Export) -> None:
    """In the transaction of the act: queued if and only if asked for."""
    from yizhi.platform.exports.tasks import run

    run.defer(export=str(export.pk), person=str(export.person_id))


@act(
    "export.cancel",
    title="取消",
    on=Export,
    when=is_under_way,
    says="{actor}取消了导出",
)
def cancel(writing: Writing, export: Export) -> None:
    writing.change(export, state=State.CANCELLED, moved_at=writing.at)


@act("export.download", title="下载", on=Export, when=is_there, says="{actor}下载了导出的文件", offered=False)
def download(writing: Writing, export: Export) -> dict[str, object]:
    return {"sha256": export.sha256, "rows": export.rows_done}


@act("export.begin", title="开始导出", on=Export, when=is_under_way, says="{actor}开始生成", offered=False)
def begin(writing: Writing, export: Export) -> None:
    writing.change(export, state=State.RUNNING, moved_at=writing.at, rows_done=0)


@act("export.finish", title="完成导出", on=Export, when=is_under_way, says="{actor}生成了文件", offered=False)
def finish(
    writing: Writing,
    export: Export,
    *,
    rows: Annotated[int, Shown("行数")],
    size: Annotated[int, Shown("字节数")],
    sha256: Annotated[str, Shown("哈希值")],
    reads: Annotated[tuple[str, ...], Shown("管辖范围")],
) -> dict[str, object]:
    writing.change(
        export,
        state=State.DONE,
        rows_done=rows,
        size=size,
        sha256=sha256,
        reads=[*reads],
        finished_at=writing.at,
        moved_at=writing.at,
        expires_at=writing.at + KEPT,
    )
    return {"rows": rows, "sha256": sha256}


@act("export.fail", title="导出未成功", on=Export, when=is_under_way, says="{actor}未能生成文件", offered=False)
def fail(writing: Writing, export: Export, *, why: Annotated[str, Shown("原因")]) -> None:
    writing.change(export, state=State.FAILED, failure=why, moved_at=writing.at)
