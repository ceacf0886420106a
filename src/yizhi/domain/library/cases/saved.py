"""Searches that a person keeps: saved, removed, and looked at again for new cases and articles."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict
from pydantic import StringConstraints

from yizhi.domain.library import watching
from yizhi.domain.library.models import SavedSearch, Searched
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.addresses import reverse
from yizhi.platform.notify.acts import tell
from yizhi.platform.pages.patterns import SavedView
from yizhi.platform.registry import RecordPage, register
from yizhi.statute.refusal import Refusal

MOST = 20
_ASKED = {
    Searched.CASES: ("q", "item", "division", "tier", "kind", "procedure", "from", "to", "least", "most", "sort"),
    Searched.LAWS: ("q", "level", "region", "year", "all"),
}
_PAGE = {Searched.CASES: "library:cases", Searched.LAWS: "library:laws"}
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
Query = Annotated[str, StringConstraints(max_length=2000)]


def plain(query: str, kind: Searched = Searched.CASES) -> str:
    """The address's question with nothing in it but what a search asks, in a fixed order; page and day are left out."""
    given = QueryDict(query)
    return urlencode([(name, given[name].strip()) for name in _ASKED[kind] if given.get(name, "").strip()])


def url_of(query: str, kind: str = Searched.CASES) -> str:
    return f"{reverse(_PAGE[Searched(kind)])}?{query}"


def _known(kind: Searched, query: str, at: datetime) -> dict[str, Any]:
    """What is known from the moment on, as the record keeps it."""
    seen = watching.first(kind, watching.look(kind, query), at)
    return {"known": seen.packed(), "floor": seen.floor, "looked_at": at}


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


@act("library.save_search", title="保存检索", by=is_person, says="{actor}保存了检索")
def save_search(
    writing: Writing,
    *,
    query: Annotated[Query, Shown("检索条件", kind=Kind.HIDDEN, personal=True)],
    title: Annotated[Title, Shown("名称", help="同名的会被替换，例如“柯城占道设摊”", personal=True)],
    alerts: Annotated[bool, Shown("有新的结果时在消息中提醒我")] = False,
    kind: Annotated[Searched, Shown("检索范围", kind=Kind.HIDDEN)] = Searched.CASES,
) -> SavedSearch:
    kept = plain(query, kind)
    if not kept:
        raise ActInvalid({"": ["没有检索条件，请先检索再保存"]})
    if len(kept) > 600:
        raise ActInvalid({"": ["检索条件过长，请减少字词"]})
    own = list(SavedSearch.objects.filter(person_id=writing.actor.person, removed_at=None))
    values = {"query": kept, "kind": kind, "alerts": alerts, **_known(kind, kept, writing.at)}
    if same := next((one for one in own if one.title == title), None):
        return writing.change(same, **values)
    if len(own) >= MOST:
        writing.refuse("未保存", f"最多保存 {MOST} 个检索", next_step="请先删除不用的")
    return writing.create(SavedSearch, person_id=writing.actor.person, title=title, **values)


@act("library.remove_search", title="删除检索", on=SavedSearch, when=is_kept, says="{actor}删除了保存的检索")
def remove_search(writing: Writing, search: SavedSearch) -> None:
    writing.change(search, removed_at=writing.at)


@act(
    "library.switch_alerts",
    title="新结果提醒",
    on=SavedSearch,
    when=is_kept,
    says="{actor}更改了检索的提醒",
)
def switch_alerts(
    writing: Writing, search: SavedSearch, *, alerts: Annotated[bool, Shown("有新的结果时在消息中提醒我")]
) -> None:
    writing.change(search, alerts=alerts, **_known(Searched(search.kind), search.query, writing.at))


@act(
    "library.note_new_cases",
    title="提醒新结果",
    on=SavedSearch,
    when=is_kept,
    says="提醒保存的检索有新的结果：{new}项",
    offered=False,
)
def note_new_cases(writing: Writing, search: SavedSearch) -> dict[str, Any]:
    """A message if and only if something is found that was not known; what went is noted silently."""
    new, seen = news(search, writing.at)
    writing.change(search, known=seen.packed(), floor=seen.floor, looked_at=writing.at)
    if new:
        kind = Searched(search.kind)
        counted, order = ("条条文", "") if kind is Searched.LAWS else ("件", "&sort=date")
        title = f"办案库新增{new}{counted}：{search.title}"
        tell(writing, search.person_id, title, text="符合您保存的检索", url=url_of(f"{search.query}{order}", kind))
    return {"new": new}


def news(search: SavedSearch, at: datetime) -> tuple[int, watching.Seen]:
    """How many results are new, and what is known with them. A search that was never looked at has no news."""
    found = watching.look(search.kind, search.query)
    if search.known is None:
        return 0, watching.first(search.kind, found, at)
    return watching.compared(search.kind, watching.Seen.unpacked(bytes(search.known), search.floor), found, at)


def differs(search: SavedSearch, at: datetime) -> bool:
    """Whether anything came or went since the last look."""
    seen = news(search, at)[1]
    return search.known is None or seen.packed() != bytes(search.known)


def saved_by(person: UUID | None, kind: Searched = Searched.CASES) -> list[SavedSearch]:
    found = SavedSearch.objects.filter(person_id=person, kind=kind, removed_at=None)
    return list(found.order_by("title")) if person else []


def view(one: SavedSearch, asked: str) -> SavedView:
    """As a list shows it; the present one is the one that asks the same."""
    changes = {
        "alerts": reverse("web:act_on", args=["library.switch_alerts", one.pk]),
        "remove": reverse("web:act_on", args=["library.remove_search", one.pk]),
    }
    title = f"{one.title}（提醒）" if one.alerts else one.title
    return SavedView(title, url_of(one.query, one.kind), current=one.query == asked, changes=changes)


def save_url(request: HttpRequest, kind: Searched = Searched.CASES) -> str:
    """Where the search of the page is kept."""
    begun = {"query": plain(request.GET.urlencode(), kind), "kind": kind.value, "next": request.get_full_path()}
    return f"{reverse('web:act', args=['library.save_search'])}?{urlencode(begun)}"


def watched() -> Iterator[SavedSearch]:
    """The searches with alerts, of everybody: for the worker alone."""
    yield from SavedSearch.objects.filter(alerts=True, removed_at=None).order_by("pk").iterator()


def _page(identity: Any) -> str:
    found = SavedSearch.objects.filter(pk=identity).first()
    return url_of(found.query, found.kind) if found and found.removed_at is None else reverse("library:cases")


register(RecordPage("library.savedsearch", "保存的检索", _page))
