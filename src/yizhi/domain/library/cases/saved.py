"""Searches that a person keeps: saved, removed, and looked at again for new cases."""

from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from pydantic import Field, StringConstraints

from yizhi.domain.library.cases import shelf
from yizhi.domain.library.cases.asked import question
from yizhi.domain.library.models import SavedSearch
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.acts import tell
from yizhi.platform.registry import RecordPage, register
from yizhi.statute.refusal import Refusal

MOST = 20
_ASKED = ("q", "item", "division", "tier", "kind", "procedure", "from", "to", "least", "most", "sort")
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
Query = Annotated[str, StringConstraints(max_length=2000)]


def plain(query: str) -> str:
    """The address's question with nothing in it but what a search asks, in a fixed order; the page is left out."""
    given = QueryDict(query)
    return urlencode([(name, given[name].strip()) for name in _ASKED if given.get(name, "").strip()])


def found_now(query: str) -> int:
    """How many cases the search finds; 0 where there is no library."""
    search = shelf.search()
    return search.search(question(QueryDict(query).dict())).total if search else 0


def url_of(query: str) -> str:
    return f"{reverse('library:cases')}?{query}"


@condition("由本人办理")
def is_person(situation: Situation) -> Refusal | None:
    if situation.actor.person is not None:
        return None
    return Refusal("您不能办理此项", "此项由登录人员本人办理", next_step="请先登录")


@condition("尚未删除")
def is_kept(situation: Situation) -> Refusal | None:
    if situation.record.removed_at is None:
        return None
    return Refusal("不能办理", "这个检索已删除", next_step="请返回处罚案例")


@act("library.save_search", title="保存检索", by=is_person, says="{actor}保存了案例检索")
def save_search(
    writing: Writing,
    *,
    query: Annotated[Query, Shown("检索条件", kind=Kind.HIDDEN, personal=True)],
    title: Annotated[Title, Shown("名称", help="同名的会被替换，例如“柯城占道设摊”", personal=True)],
    alerts: Annotated[bool, Shown("有新案例时在消息中提醒我")] = False,
) -> SavedSearch:
    kept = plain(query)
    if not kept:
        raise ActInvalid({"": ["没有检索条件，请先检索再保存"]})
    if len(kept) > 600:
        raise ActInvalid({"": ["检索条件过长，请减少字词"]})
    own = list(SavedSearch.objects.filter(person_id=writing.actor.person, removed_at=None))
    values = {"query": kept, "alerts": alerts, "known": found_now(kept), "looked_at": writing.at}
    if same := next((one for one in own if one.title == title), None):
        return writing.change(same, **values)
    if len(own) >= MOST:
        writing.refuse("未保存", f"最多保存 {MOST} 个检索", next_step="请先删除不用的")
    return writing.create(SavedSearch, person_id=writing.actor.person, title=title, **values)


@act("library.remove_search", title="删除检索", on=SavedSearch, when=is_kept, says="{actor}删除了保存的案例检索")
def remove_search(writing: Writing, search: SavedSearch) -> None:
    writing.change(search, removed_at=writing.at)


@act(
    "library.switch_alerts",
    title="新案例提醒",
    on=SavedSearch,
    when=is_kept,
    says="{actor}更改了案例检索的提醒",
)
def switch_alerts(
    writing: Writing, search: SavedSearch, *, alerts: Annotated[bool, Shown("有新案例时在消息中提醒我")]
) -> None:
    writing.change(search, alerts=alerts, known=found_now(search.query), looked_at=writing.at)


@act(
    "library.note_new_cases",
    title="提醒新案例",
    on=SavedSearch,
    when=is_kept,
    says="检索“新增”提醒：{new}件",
    offered=False,
)
def note_new_cases(
    writing: Writing, search: SavedSearch, *, found: Annotated[int, Field(ge=0), Shown("现有件数", kind=Kind.HIDDEN)]
) -> dict[str, Any]:
    """A message when there are more than were known; fewer, after a withdrawal, are noted silently."""
    new = max(found - search.known, 0)
    writing.change(search, known=found, looked_at=writing.at)
    if new:
        title = f"办案库新增{new}件：{search.title}"
        tell(writing, search.person_id, title, text="符合您保存的检索", url=url_of(f"{search.query}&sort=date"))
    return {"new": new}


def saved_by(person: UUID | None) -> list[SavedSearch]:
    return list(SavedSearch.objects.filter(person_id=person, removed_at=None).order_by("title")) if person else []


def watched() -> Iterator[SavedSearch]:
    """The searches with alerts, of everybody: for the worker alone."""
    yield from SavedSearch.objects.filter(alerts=True, removed_at=None).order_by("pk").iterator()


def _page(identity: Any) -> str:
    found = SavedSearch.objects.filter(pk=identity).first()
    return url_of(found.query) if found and found.removed_at is None else reverse("library:cases")


register(RecordPage("library.savedsearch", "保存的检索", _page))
