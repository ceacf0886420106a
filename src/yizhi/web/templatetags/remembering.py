"""Parts of pages that depend on nothing but what they are given are drawn once and remembered.

`{% include "part.html" with row=row only %}` shows the same for the same values: the isolated context holds no
request, no person and no token, and a template reads neither database nor clock beyond the day. The key is the values
themselves, so that nothing can go stale: other values are another key. Values that are no plain data (a model, a bound
form field) are drawn anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import wraps
from typing import Any

import orjson
from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.loader import get_template
from django.template.loader_tags import IncludeNode, do_include
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from yizhi.platform import clock

register = template.Library()

_MOST = 20_000  # parts kept in a process; then all are forgotten and the ones in use come back by themselves
_LONGEST = 20_000  # characters of a part worth keeping
_OPTIONS = orjson.OPT_PASSTHROUGH_SUBCLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS
_kept: dict[tuple[Any, ...], SafeString] = {}


def _plain(value: Any) -> Any:
    """What JSON would confuse with something that is drawn otherwise: marked text is not text, a day is not text."""
    if isinstance(value, SafeString):
        return {"safe": value[:]}
    if isinstance(value, (datetime, date, time)):
        return [type(value).__name__, value.isoformat()]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(type(value).__name__)


def remembered(name: str, values: Mapping[str, Any], draw: Callable[[], SafeString]) -> SafeString:
    """What `draw` gives for these values, drawn at most once a day for the same ones."""
    try:
        key = (name, clock.today(), orjson.dumps(values, _plain, _OPTIONS))
    except TypeError:
        return draw()
    found = _kept.get(key)
    if found is None:
        found = draw()
        if len(found) <= _LONGEST:
            if len(_kept) >= _MOST:
                _kept.clear()
            _kept[key] = found
    return found


class RememberingInclude(IncludeNode):  # type: ignore[misc]
    """`include`: with `only`, remembered by its values; without, as Django does it."""

    def render(self, context: Context) -> SafeString:
        name = self.template.var
        if not self.isolated_context or not isinstance(name, str):
            return super().render(context)  # type: ignore[no-any-return]
        values = {key: value.resolve(context) for key, value in self.extra_context.items()}
        return remembered(name, values, lambda: super(RememberingInclude, self).render(context))


@register.tag("include")
def include(parser: Parser, token: Token) -> IncludeNode:
    """Django's `include`; an isolated one is remembered."""
    node = do_include(parser, token)
    node.__class__ = RememberingInclude
    return node


def remembering(name: str) -> Callable[[Callable[..., Mapping[str, Any]]], Callable[..., SafeString]]:
    """A tag that draws the named template from the mapping its function returns, remembered by that mapping."""

    def wrap(function: Callable[..., Mapping[str, Any]]) -> Callable[..., SafeString]:
        @wraps(function)
        def tag(*args: Any, **options: Any) -> SafeString:
            values = function(*args, **options)
            return remembered(name, values, lambda: get_template(name).render(dict(values)))

        return tag

    return wrap
