"""Addresses made from a pattern are those that Django finds, for every page that records have."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, URLPattern, get_resolver
from django.urls import reverse as djangos
from django.urls.converters import UUIDConverter
from django.urls.resolvers import RoutePattern

from yizhi.platform.addresses import reverse


def _of_records(patterns: list[Any], spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, int]]:
    """Names of pages whose places are identifiers alone, with how many there are."""
    for one in patterns:
        if not isinstance(one, URLPattern):
            yield from _of_records(one.url_patterns, (*spaces, one.namespace) if one.namespace else spaces)
        elif one.name and isinstance(one.pattern, RoutePattern):
            places = one.pattern.converters.values()
            if all(isinstance(kind, UUIDConverter) for kind in places):
                yield ":".join((*spaces, one.name)), len(places)


def test_every_page_has_the_address_that_django_gives_it() -> None:
    pages = sorted(set(_of_records(get_resolver().url_patterns)))
    assert len(pages) > 100
    for _ in range(2):
        for name, places in pages:
            args = [uuid4() for _ in range(places)]
            assert reverse(name, args) == djangos(name, args=args) == reverse(name, [str(one) for one in args])


@pytest.mark.parametrize("args", [[], [uuid4(), uuid4()], ["keine"], [3]])
def test_what_no_page_has_is_refused_as_django_does(args: list[Any]) -> None:
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            reverse("cases:simple_case", args)


def test_templates_write_the_same() -> None:
    one = uuid4()
    named = '{% url "cases:simple_case" case_id=one %}{% url "no:such" as none %}[{{ none }}]'
    address = djangos("cases:simple_case", args=[one])
    written = Template('{% url "cases:simple_case" one %} ' + named).render(Context({"one": one}))
    assert written == f"{address} {address}[]"
