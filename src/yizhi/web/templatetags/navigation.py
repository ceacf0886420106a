"""The shell around a page, from what the context processor gives: actor, pages, unread notices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from yizhi.platform.acts.declaration import declarations
from yizhi.platform.pages.patterns import NavGroup, NavItem, Shell, ShellPerson
from yizhi.platform.registry import Page, record_page
from yizhi.web.guide.pages import own_address

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
    pages = tuple(context.get("navigation", ()))
    groups = _groups(pages, _here(pages, _beneath(path)))
    return Shell(
        modules=_modules(groups),
        groups=_beside(groups),
        everything=groups,
        phone=_phone(pages, _on_phone_here(pages, _beneath(path))),
        person=ShellPerson(actor.name, actor.unit, actor.post, str(actor.person or "")),
        unread=0 if getattr(context.get("trouble"), "status", 0) >= _OUT_OF_ORDER else _unread(context),
        home_url=address("web:home"),
        search_url=address("web:search"),
        notices_url=address("notify:notices"),
        profile_url=address("org:me"),
        sign_in_url=address("web:sign_in"),
        sign_out_url=address("web:sign_out"),
        help_url=own_address(actor),
        live_url=address("web:live"),
    )


def _unread(context: Mapping[str, Any]) -> int:
    count = context.get("unread", 0)
    return count() if callable(count) else count


_ACT = re.compile(r"^/acts/(?P<noun>[a-z_]+)\.[a-z_]+/")


def _beneath(path: str) -> str:
    """Where a page belongs in the menu: the form of an act belongs where the records it is done to are shown."""
    found = _ACT.match(path)
    return _of_noun(found["noun"]) or path if found else path


@lru_cache(maxsize=256)
def _of_noun(noun: str) -> str:
    """The address under which the records of an act's noun are shown; empty when they have no page of their own."""
    kinds = (act.on.record_label() for act in declarations() if act.on and act.verb.partition(".")[0] == noun)
    shown = next((page for kind in kinds if (page := record_page(kind))), None)
    return shown.url(UUID(int=0)) if shown else ""


@lru_cache(maxsize=256)
def _placed(pages: tuple[Page, ...]) -> tuple[tuple[Page, str], ...]:
    """The pages in their order with their addresses; those that this installation lacks are left out."""
    return tuple((page, url) for page in sorted(pages, key=lambda p: p.order) if (url := address(page.url_name)))


def _here(pages: tuple[Page, ...], path: str) -> str:
    """The longest address of a page that the path lies below."""
    return max((url for _, url in _placed(pages) if url != "/" and path.startswith(url)), key=len, default=path[:1])


@lru_cache(maxsize=4096)
def _groups(pages: tuple[Page, ...], here: str) -> tuple[NavGroup, ...]:
    """The pages by group, in the order of first pages; the page at `here` is current."""
    found: dict[str, list[NavItem]] = {}
    for page, url in _placed(pages):
        found.setdefault(page.group, []).append(NavItem(page.title, url, page.icon, current=url == here))
    return tuple(NavGroup(title, tuple(items)) for title, items in found.items())


@lru_cache(maxsize=4096)
def _modules(groups: tuple[NavGroup, ...]) -> tuple[NavItem, ...]:
    first = ((group, group.items[0]) for group in groups)
    return tuple(
        NavItem(group.title, item.url, item.icon, current=any(one.current for one in group.items))
        for group, item in first
    )


def _beside(groups: tuple[NavGroup, ...]) -> tuple[NavGroup, ...]:
    """All groups while they are few; else only the one in which the person is."""
    if sum(len(group.items) for group in groups) <= _AT_ONCE:
        return groups
    return tuple(group for group in groups if any(item.current for item in group.items)) or groups


def _shown_on_phone(pages: tuple[Page, ...]) -> tuple[tuple[Page, str], ...]:
    """Up to three pages for the thumb: those marked `on_phone`, else the first ones."""
    placed = _placed(pages)
    marked = tuple(one for one in placed if getattr(one[0], "on_phone", False)) or placed
    home = address("web:home")
    return tuple(one for one in marked[:_ON_PHONE] if one[1] != home)


def _on_phone_here(pages: tuple[Page, ...], path: str) -> str:
    """The longest address of the thumb's pages that the path lies below; empty when there is none."""
    home = address("web:home")
    below = (url for _, url in _shown_on_phone(pages) if path.startswith(url))
    return max(below, key=len, default=home if path == home else "")


@lru_cache(maxsize=4096)
def _phone(pages: tuple[Page, ...], here: str) -> tuple[NavItem, ...]:
    """待办 and the pages for the thumb."""
    home = address("web:home")
    items = [NavItem("待办", home, "list-checks", current=here == home)]
    items += [NavItem(page.title, url, page.icon, current=url == here) for page, url in _shown_on_phone(pages)]
    return tuple(items)
