"""The page of a declared list: everything that `Listing` shows follows from the declaration and the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked, encoded, read
from yizhi.platform.lists.declaration import By, Col, Table
from yizhi.platform.lists.models import SavedView
from yizhi.platform.lists.queries import kept_of
from yizhi.platform.lists.slices import COUNTED, Slice, cut
from yizhi.platform.pages.patterns import Choice, Column, Filter, Listing, Row
from yizhi.platform.pages.patterns import SavedView as Tab
from yizhi.platform.scope.access import actor_of

ALL = "all"
_PRINTED = 500


def show(request: HttpRequest, table: Table, template: str = "web/page_list.html", **fixed: str) -> HttpResponse:
    """The list as a page; `fixed` filters are the page's own (`agency="…"`).

    An address without any parameter opens the person's default view, if they set one. `print=1` gives the sheet.
    """
    actor = actor_of(request)
    views, kept = kept_of(actor, table)
    standard = next((view for view in views if view.is_default), None)
    if standard is not None and not request.GET:
        return redirect(f"{request.path}?{_query_of(standard)}")
    asked = read(table, request.GET, actor, fixed=fixed, kept=kept)
    rows = table.rows(asked)
    if "print" in request.GET:
        found = cut(asked, rows, _PRINTED)
        context = {
            "listing": _listing(request.path, asked, found, []),
            "asked": described(asked),
            "printed_at": clock.now(),
            "back_url": f"?{asked.query()}",
        }
        return render(request, "web/print_list.html", context)
    return render(request, template, {"listing": _listing(request.path, asked, cut(asked, rows), views)})


def whole(
    request: HttpRequest, table: Table, rows: Iterable[Any], *, title: str = "", empty: tuple[str, str] = ("", "")
) -> Listing:
    """All the rows given, in their order, drawn as the declared list draws them, without filters and paging.

    For a page that shows several short lists, or few rows in an order that no index gives.
    """
    asked = read(table, QueryDict(), actor_of(request))
    return Listing(
        title=title or heading(asked),
        columns=[Column(one.key, one.title, numeric=one.numeric, phone=one.phone) for one in asked.columns],
        rows=[row_of(asked, row) for row in rows],
        acts=table.acts(asked),
        empty=empty[0] or table.empty,
        empty_next=empty[1] or table.empty_next,
    )


def _listing(path: str, asked: Asked, found: Slice, views: Sequence[SavedView]) -> Listing:
    table, person = asked.table, asked.actor.person
    here = f"{path}?{asked.query()}"
    given = [("list", table.name), ("query", asked.query(view=False)), ("next", here)]
    return Listing(
        title=heading(asked),
        columns=[_column(column, asked) for column in table.columns],
        rows=[row_of(asked, row) for row in found.rows],
        filters=[_filter(by, asked) for by in table.filters if by.kind != "fixed"],
        views=_tabs(path, asked, views),
        acts=table.acts(asked),
        total=min(found.total, COUNTED),
        more=found.total > COUNTED,
        previous_url=f"?{asked.query(('before', found.earlier))}" if found.earlier else "",
        next_url=f"?{asked.query(('after', found.later))}" if found.later else "",
        first_url=f"?{asked.query()}" if found.earlier else "",
        clear_url=f"?{asked.query(('view', ALL), filters=False, view=False)}",
        save_url=_act("saved_view.save", given) if person and (asked.narrowed or asked.chosen or asked.order) else "",
        export_url=_act("export.ask", given[:2]) if person else "",
        print_url=f"?{asked.query(('print', '1'))}",
        columns_url=reverse("lists:columns", args=[table.name]) if person else "",
        here=f"{path}?{asked.query(columns=False)}",
        narrowed=asked.narrowed,
        note=table.note(asked) if table.note else "",
        empty=table.empty,
        empty_next=table.empty_next,
        crumbs=table.crumbs(asked) if table.crumbs else (),
        kept=asked.pairs(filters=False),
        kept_filters=asked.pairs(columns=False),
    )


def heading(asked: Asked) -> str:
    return asked.table.heading(asked) if asked.table.heading else asked.table.title


def row_of(asked: Asked, row: Any) -> Row:
    table = asked.table
    cells = tuple(column.cell(row, asked) for column in asked.columns)
    url = table.row_url(row, asked) if table.row_url else ""
    return Row(cells, url=url, tone=table.row_tone(row, asked) if table.row_tone else "neutral")


def described(asked: Asked) -> list[tuple[str, str]]:
    """The filters in words, for the printed sheet and the form of the export."""
    found = []
    for by in asked.table.filters:
        values = [asked[name] for name in by.parameters]
        if by.kind == "fixed" or not any(values):
            continue
        words = dict(asked.choices.get(by.name, ()))
        found.append((by.label, " 至 ".join(words.get(value, value) or "不限" for value in values)))
    return found


def _column(column: Col, asked: Asked) -> Column:
    """A heading with the address that sorts by it: first upwards, then downwards, then as it was."""
    at_work = asked.order is column
    url = ""
    if column.order:
        steps = {"": column.key, column.key: f"-{column.key}", f"-{column.key}": ""}
        now = f"{'-' if asked.descending else ''}{column.key}" if at_work else ""
        later = steps[now]
        url = f"?{asked.query(*([('order', later)] if later else []), order=False)}"
    return Column(
        column.key,
        column.title,
        numeric=column.numeric,
        sort_url=url,
        sorted=("descending" if asked.descending else "ascending") if at_work else "",
        phone=column.phone,
        shown=column in asked.columns,
    )


def _filter(by: By, asked: Asked) -> Filter:
    value = asked[by.parameters[0]]
    choices = [Choice(key, title, key == value) for key, title in asked.choices.get(by.name, ())]
    kind: Any = by.kind
    return Filter(by.name, by.label, kind, value, asked[by.parameters[-1]], choices, by.placeholder)


def _tabs(path: str, asked: Asked, views: Sequence[SavedView]) -> list[Tab]:
    if not views:
        return []
    known = {str(view.pk) for view in views}
    tabs = [Tab("全部", f"{path}?view={ALL}", current=asked.view not in known)]
    for view in views:
        change = {
            verb: _act(f"saved_view.{verb}", [("next", f"{path}?view={ALL}")], view)
            for verb in ("rename", "remove", "clear_default" if view.is_default else "make_default")
        }
        url = f"{path}?{_query_of(view)}"
        tabs.append(Tab(view.title, url, str(view.pk) == asked.view, is_default=view.is_default, changes=change))
    return tabs


def _query_of(view: SavedView) -> str:
    return f"{view.query}&view={view.pk}" if view.query else f"view={view.pk}"


def _act(verb: str, given: Sequence[tuple[str, str]], record: Any = None) -> str:
    """The address of an act's form with values already filled in."""
    address = reverse("web:act_on", args=[verb, record.pk]) if record else reverse("web:act", args=[verb])
    return f"{address}?{encoded(given)}"
