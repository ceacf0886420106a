"""What a seat may do at all: an act or a page is open to it if and only if its roles do not exclude it.

Scope, the state of the record and conditions on the person (certificate, recusal, being the officer of the case)
narrow it further; `org` says which roles a seat gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import Declaration, declarations


@dataclass(frozen=True, slots=True)
class Page:
    """One address and its access: `public`, `signed_in` or `roles`."""

    name: str
    pattern: str
    access: str
    roles: frozenset[str] | None

    def open_to(self, held: frozenset[str]) -> bool:
        """Whether a person with these roles may open it."""
        return self.roles is None or bool(self.roles & held)


def seats() -> list[tuple[str, str, frozenset[str]]]:
    """Code, title and roles of every seat, as `org` orders them."""
    return [(seat.value, str(seat.label), org.ROLES[seat]) for seat in org.Seat]


def offered_acts() -> list[Declaration]:
    return [act for act in declarations() if act.offered]


def pages() -> Iterator[Page]:
    """Every page in the order of the URLconf. The API's endpoints are the acts."""
    yield from _walk(get_resolver(), "", "")


def _walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[Page]:
    for one in resolver.url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, pattern, f"{space}{one.namespace}:" if one.namespace else space)
            continue
        view: Any = one.callback
        if isinstance(one, URLPattern) and not pattern.startswith("api/acts/"):
            access = getattr(view, "access", "own")
            yield Page(f"{space}{one.name}", pattern, access, getattr(view, "roles", None))
