"""The shell around a page, from what the context processor gives: actor, pages, unread notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import NoReverseMatch, reverse

from yizhi.platform.pages.patterns import NavGroup, NavItem, Shell, ShellPerson
from yizhi.platform.registry import Page

_AT_ONCE = 14
_ON_PHONE = 3
_OUT_OF_ORDER = 500


def address(name: str) -> str:
    """The address of a named page, empty when this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def shell_of(context: Mapping[str, Any]) -> Shell:
    """The shell of this request; a `Shell` already in the context is taken as it is (style guide, tests)."""
    given = context.get("shell")
    if isinstance(given, Shell):
        return given
    request = context.get("request")
    path = request.path if request is not None else ""
    actor = context.get("actor")
    if not context.get("signed_in") or actor is None:
        return Shell(home_url=address("web:home") or "/", sign_in_url=address("web:sign_in"))
    groups = _groups(context.get("navigation", ()), path)
    modules = [_module(group) for group in groups]
    return Shell(
        modules=modules,
        groups=_beside(groups),
        everything=groups,
        phone=_phone(context.get("navigation", ()), path),
        person=ShellPerson(actor.name, actor.unit, actor.post, str(actor.person or "")),
        unread=0 if getattr(context.get("trouble"), "status", 0) >= _OUT_OF_ORDER else context.get("unread", 0),
        home_url=address("web:home"),
        search_url=address("web:search"),
        notices_url=address("notify:notices"),
        profile_url=address("org:me"),
        sign_in_url=address("web:sign_in"),
        sign_out_url=address("web:sign_out"),
        live_url=address("web:live"),
    )


def _groups(pages: Iterable[Page], path: str) -> list[NavGroup]:
    """The pages by group, in the order of first pages; the page with the longest matching address is current."""
    placed = [(page, url) for page in sorted(pages, key=lambda p: p.order) if (url := address(page.url_name))]
    here = max((url for _, url in placed if url != "/" and path.startswith(url)), key=len, default=path)
    found: dict[str, list[NavItem]] = {}
    for page, url in placed:
        found.setdefault(page.group, []).append(NavItem(page.title, url, page.icon, current=url == here))
    return [NavGroup(title, items) for title, items in found.items()]


def _module(group: NavGroup) -> NavItem:
    first = group.items[0]
    return NavItem(group.title, first.url, first.icon, current=any(item.current for item in group.items))


def _beside(groups: list[NavGroup]) -> list[NavGroup]:
    """All groups while they are few; else only the one in which the person is."""
    if sum(len(group.items) for group in groups) <= _AT_ONCE:
        return groups
    return [group for group in groups if any(item.current for item in group.items)] or groups


def _phone(pages: Iterable[Page], path: str) -> list[NavItem]:
    """待办 and up to three pages for the thumb: those marked `on_phone`, else the first ones."""
    every = sorted(pages, key=lambda p: p.order)
    marked = [page for page in every if getattr(page, "on_phone", False)] or every
    home = address("web:home")
    items = [NavItem("待办", home, "list-checks", current=path == home)]
    for page in marked[:_ON_PHONE]:
        url = address(page.url_name)
        if url and url != home:
            items.append(NavItem(page.title, url, page.icon, current=path.startswith(url)))
    return items
