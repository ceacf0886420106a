"""How any plain value appears in a cell or a description list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from yizhi.platform.pages.patterns import Badge, Cell
from yizhi.web.templatetags import wording
from yizhi.web.templatetags.assets import icon

NOTHING = SafeString('<span class="nothing">—</span>')


def badge(text: str, tone: str = "neutral", icon_name: str = "") -> SafeString:
    """A state in one or two words."""
    return format_html('<span class="badge badge--{}">{}{}</span>', tone, icon(icon_name), text)


def shown(value: Any) -> SafeString:
    """The value as HTML: escaped text, a badge, a link with a second line, a date, 是 or 否, or a dash for nothing."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Badge):
        return badge(value.text, value.tone, value.icon)
    if isinstance(value, Cell):
        return _cell(value)
    if isinstance(value, bool):
        return SafeString("是" if value else "否")
    if isinstance(value, datetime):
        return format_html(
            '<time datetime="{}">{}</time>', value.isoformat(timespec="minutes"), wording.datetime_short(value)
        )
    if isinstance(value, date):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), wording.date_short(value))
    if isinstance(value, (list, tuple)):
        return SafeString("、".join(shown(one) for one in value))
    return conditional_escape(value)


def unlinked(value: Any) -> SafeString:
    """The value for paper: links are of no use there."""
    return shown(replace(value, url="") if isinstance(value, Cell) else value)


def title_cell(value: Any, url: str) -> SafeString:
    """The cell that names a row, as the one link that opens it; a link of its own goes before the row's."""
    text, own, sub = (value.text, value.url, value.sub) if isinstance(value, Cell) else (value, "", "")
    if not (own or url):
        return shown(value)
    link = format_html('<a class="row-link" href="{}">{}</a>', own or url, shown(text))
    return format_html('{}<span class="cell-sub">{}</span>', link, sub) if sub else link


def _cell(cell: Cell) -> SafeString:
    inner = shown(cell.text)
    if cell.url:
        inner = format_html('<a href="{}">{}</a>', cell.url, inner)
    if not cell.sub:
        return inner
    return format_html('{}<span class="cell-sub">{}</span>', inner, cell.sub)
