"""Components with a template of their own, as tags."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import segno
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from yizhi.platform.acts.forms import FormField
from yizhi.platform.pages.patterns import NextAct
from yizhi.statute.refusal import Refusal
from yizhi.web.templatetags.wording import initials

_CHOICE_INPUTS = {"radio", "checkbox"}


def button(text: str, **options: Any) -> dict[str, Any]:
    """A button, or a link that looks like one when `url` is given. Options: tone, icon, type, url, size, name."""
    return {"text": text, "tone": "plain", "type": "submit", **options}


def act_button(act: NextAct, **options: Any) -> dict[str, Any]:
    """The button of an act: live, or shut with the reasons and the articles behind it. Options: size."""
    return {"act": act, **options}


def refusal(refused: Refusal | None, **options: Any) -> dict[str, Any]:
    """The box that says what was refused, why, by which article and what to do next. Options: heading, alert, tone."""
    return {"refusal": refused, "heading": 2, **options}


def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """A form field with its label, help, errors and required mark. Options: suffix, prefix, help, wide, hide_label."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "") or type(widget).__name__.lower()
    grouped = kind in _CHOICE_INPUTS and hasattr(widget, "choices")
    described = [f"{bound.auto_id}_help"] if options.get("help") or bound.help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attrs: dict[str, Any] = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if not grouped and kind not in {"checkbox", "file"}:
        attrs["class"] = f"{widget.attrs.get('class', '')} input".strip()
    return {
        "field": bound,
        "kind": kind,
        "grouped": grouped,
        "control": bound.as_widget(attrs=attrs) if not grouped else "",
        "help": options.get("help") or bound.help_text,
        "options": options,
    }


def avatar(name: str, size: str = "") -> SafeString:
    """The initials of a person on a calm colour that stays the same for the same name."""
    shade = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 6
    return format_html(
        '<span class="avatar avatar--{}{}" aria-hidden="true">{}</span>',
        shade,
        f" avatar--{size}" if size else "",
        initials(name),
    )


@lru_cache(maxsize=2048)
def qr(text: str, label: str = "二维码") -> SafeString:
    """A QR code of the text as an inline picture without any style attribute."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(
        drawn,
        kind="svg",
        xmldecl=False,
        omitsize=True,
        border=2,
        svgclass=None,
        lineclass=None,
        dark="#000",
        light="#fff",
    )
    picture = mark_safe(drawn.getvalue().decode())  # noqa: S308 - drawn here, from no markup
    return format_html('<span class="qr" role="img" aria-label="{}">{}</span>', label, picture)


def panel(content: str, title: str = "", **options: Any) -> dict[str, Any]:
    """A panel around the content. Options: icon, count, key, tone, flush, level, link, link_text."""
    return {"content": content, "title": title, "level": 2, **options}


def empty_state(title: str, **options: Any) -> dict[str, Any]:
    """What a list shows when there is nothing in it. Options: text, icon, url, link."""
    return {"title": title, "icon": "inbox", **options}


def stepper(steps: Sequence[str], current: int = 1) -> dict[str, Any]:
    """The steps of a procedure with the current one, counted from 1."""
    return {
        "steps": [
            {"title": step, "state": "done" if at < current else "current" if at == current else "ahead", "number": at}
            for at, step in enumerate(steps, start=1)
        ],
        "current": current,
        "total": len(steps),
    }


_INPUT_TYPES = {"number": "number", "date": "date", "datetime": "datetime-local"}
_LIST_FROM = 8


def act_field(field: FormField, **options: Any) -> dict[str, Any]:
    """A field of an act's form, as `form_fields` gives it. Options: prefix of the id, wide, suffix.

    Up to seven choices are shown at once; more go into a list.
    """
    value = field.value
    chosen = {str(one) for one in value} if isinstance(value, (list, tuple, set)) else {str(value)}
    choices = [{"value": key, "title": title, "chosen": str(key) in chosen} for key, title in field.choices]
    identity = f"{options.get('prefix', 'id')}_{field.name}"
    told = [f"{identity}_help"] if field.help else []
    told += [f"{identity}_error"] if field.errors else []
    return {
        "field": field,
        "id": identity,
        "choices": choices,
        "listed": len(choices) >= _LIST_FROM or bool(field.search),
        "input_type": "password" if field.secret else _INPUT_TYPES.get(field.kind, "text"),
        "described_by": " ".join(told),
        **options,
    }
