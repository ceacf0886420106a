"""Keeping, renaming and forgetting views of a list: nobody's business but the person's own."""

from typing import Annotated, Any

from django.http import QueryDict
from pydantic import StringConstraints

from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.lists.asked import read
from yizhi.platform.lists.declaration import Table, declared_list
from yizhi.platform.lists.models import SavedView
from yizhi.platform.lists.queries import MOST, kept_of
from yizhi.statute.refusal import Refusal

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
Query = Annotated[str, StringConstraints(max_length=2000)]
ListName = Annotated[str, Shown("列表", kind=Kind.HIDDEN)]


@condition("由本人办理")
def is_person(situation: Situation) -> Refusal | None:
    if situation.actor.person is not None:
        return None
    return Refusal("您不能办理此项", "此项由登录人员本人办理", next_step="请先登录")


@condition("尚未删除")
def is_kept(situation: Situation) -> Refusal | None:
    if situation.record.removed_at is None and situation.record.title:
        return None
    return Refusal("不能办理", "这个常用筛选已删除", next_step="请返回列表")


@condition("尚未设为默认")
def is_not_default(situation: Situation) -> Refusal | None:
    if not situation.record.is_default:
        return None
    return Refusal("不能办理", "已经是打开列表时的默认筛选", next_step="请返回列表")


def table_named(name: str) -> Table:
    """Errors: ActInvalid when there is no such list."""
    found = declared_list(name)
    if found is None:
        raise ActInvalid({"": ["没有这个列表，请从列表页面重新操作"]})
    return found


def plain_query(table: Table, query: str, actor: Any) -> str:
    """The question of an address with nothing in it but what the list declares."""
    return read(table, QueryDict(query), actor).query(view=False)


@act(
    "saved_view.save",
    title="存为常用筛选",
    by=is_person,
    says="{actor}保存了列表的常用筛选",
)
def save(
    writing: Writing,
    *,
    list: ListName,
    query: Annotated[Query, Shown("筛选条件", kind=Kind.HIDDEN, personal=True)] = "",
    title: Annotated[Title, Shown("名称", help="同名的会被替换，例如“本月逾期未缴”", personal=True)],
    is_default: Annotated[bool, Shown("打开这个列表时先显示它")] = False,
) -> SavedView:
    table = table_named(list)
    views, _ = kept_of(writing.actor, table)
    same = next((view for view in views if view.title == title), None)
    if same is None and len(views) >= MOST:
        writing.refuse("未保存", f"一个列表最多保存 {MOST} 个常用筛选", next_step="请先删除不用的")
    if is_default:
        _no_default(writing, views)
    kept = {"query": plain_query(table, query, writing.actor), "is_default": is_default}
    if same is not None:
        return writing.change(same, **kept)
    person = writing.actor.person
    return writing.create(SavedView, person_id=person, list=table.name, title=title, **kept)


def _no_default(writing: Writing, views: list[SavedView]) -> None:
    for view in views:
        if view.is_default:
            writing.change(view, is_default=False)


@act("saved_view.rename", title="改名", on=SavedView, when=is_kept, says="{actor}给常用筛选改名")
def rename(writing: Writing, view: SavedView, *, title: Annotated[Title, Shown("名称", personal=True)]) -> None:
    writing.change(view, title=title)


@act(
    "saved_view.remove",
    title="删除常用筛选",
    on=SavedView,
    when=is_kept,
    says="{actor}删除了常用筛选",
    asks_confirmation="删除这个常用筛选？记录不受影响。",
)
def remove(writing: Writing, view: SavedView) -> None:
    writing.change(view, removed_at=writing.at, is_default=False)


@act(
    "saved_view.make_default",
    title="设为默认",
    on=SavedView,
    when=is_kept & is_not_default,
    says="{actor}设定了打开列表时的默认筛选",
)
def make_default(writing: Writing, view: SavedView) -> None:
    table = declared_list(view.list)
    if table is not None:
        _no_default(writing, kept_of(writing.actor, table)[0])
    writing.change(view, is_default=True)


@act("saved_view.clear_default", title="不再作为默认", on=SavedView, when=is_kept, says="{actor}取消了默认筛选")
def clear_default(writing: Writing, view: SavedView) -> None:
    writing.change(view, is_default=False)


@act("list.choose_columns", title="选择列", by=is_person, says="{actor}选择了列表的列", offered=False)
def choose_columns(
    writing: Writing,
    *,
    list: ListName,
    columns: Annotated[tuple[str, ...], Shown("列", kind=Kind.MANY)],
) -> SavedView:
    table = table_named(list)
    known = " ".join(column.key for column in table.columns if column.key in columns)
    person = writing.actor.person
    rows = SavedView.objects.filter(list=table.name, title="", removed_at=None)
    row: SavedView | None = rows.filter(person_id=person).first() if person else None
    if row is not None:
        return writing.change(row, query=known)
    return writing.create(SavedView, person_id=person, list=table.name, query=known)
