"""The library of the shell: `{% load yizhi %}` brings every tag and filter a template needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yizhi.platform.acts.forms import FormField
from yizhi.platform.exports import form
from yizhi.platform.pages.patterns import DocumentTile, Shell
from yizhi.web.templatetags import assets, components, navigation, shown, wording
from yizhi.web.templatetags.remembering import remembering

register = template.Library()

for _filter in (
    wording.money,
    wording.money_exact,
    wording.money_words,
    wording.date_cn,
    wording.date_weekday,
    wording.datetime_cn,
    wording.date_short,
    wording.datetime_short,
    wording.due_words,
    wording.file_size,
    wording.grouped,
    wording.initials,
    shown.shown,
    shown.title_cell,
    shown.unlinked,
):
    register.filter(_filter.__name__, _filter)

for _tag in (assets.vite, assets.icon, assets.sprite_url, components.avatar, components.qr, shown.badge):
    register.simple_tag(_tag, name=_tag.__name__)

for _component in (
    components.button,
    components.act_button,
    components.refusal,
    components.field,
    components.act_field,
    components.empty_state,
    components.stepper,
):
    _draw = remembering(f"web/components/{_component.__name__}.html")
    register.simple_tag(_draw(_component), name=_component.__name__)


@register.filter
def at(items: Sequence[Any], index: int) -> Any:
    """The item at an index, or None beyond the end: `{{ columns|at:forloop.counter0 }}`."""
    return items[index] if index < len(items) else None


@register.filter
def printable(documents: Sequence[DocumentTile]) -> bool:
    """Whether there is more than one document to be printed together."""
    return sum(bool(one.identity) for one in documents or ()) > 1


@register.filter
def wrong(fields: Sequence[FormField]) -> list[FormField]:
    """The fields of an act's form that have something to correct."""
    return [one for one in fields or () if one.errors]


@register.simple_block_tag(takes_context=True)
def panel(context: RequestContext, content: str, title: str = "", **options: Any) -> SafeString:
    """{% panel title="当事人" icon="user" %}…{% endpanel %}: see `components.panel` for the options."""
    return render_to_string("web/components/panel.html", components.panel(content, title, **options))


@register.simple_tag(takes_context=True)
def page_shell(context: RequestContext) -> Shell:
    """The navigation and the person around this page: see `navigation.shell_of`."""
    return navigation.shell_of(context)


@register.simple_tag(takes_context=True)
def export_words(context: RequestContext) -> dict[str, Any]:
    """List, filters and columns of the export that the form asks for, in words."""
    values = {one.name: str(one.value) for one in context.get("fields", ())}
    return form.words(context["actor"], values.get("list", ""), values.get("query", ""))


@register.simple_tag(takes_context=True)
def page_theme(context: RequestContext) -> str:
    """The theme the person chose on this device (cookie `theme`): light, dark, or empty for the system's."""
    return _cookie(context, "theme", {"light", "dark"})


@register.simple_tag(takes_context=True)
def page_nav(context: RequestContext) -> str:
    """Whether the person folded the side navigation on this device (cookie `nav`): narrow or empty."""
    return _cookie(context, "nav", {"narrow"})


def _cookie(context: RequestContext, name: str, allowed: set[str]) -> str:
    request = context.get("request")
    value: str = request.COOKIES.get(name, "") if request is not None else ""
    return value if value in allowed else ""
