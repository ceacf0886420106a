"""The form of an act, derived from its declaration: what to show, and how to read what was typed."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from django.http import QueryDict

from yizhi.platform.acts.declaration import Declaration, Parameter
from yizhi.platform.acts.fields import Kind, longest

Choice = tuple[str, str]
# No exponents, no “Infinity”: what a person writes for an amount.
_YUAN = re.compile(r"-?\d{1,15}(\.\d{0,2}0*)?")
_SEARCH_FIRST = 20
_ONE_LINE = 300  # characters; a longer text gets a box of several lines
ChoiceSource = Callable[[Any, Any], list[Choice]]
_sources: dict[str, ChoiceSource] = {}


def choice_source(name: str) -> Callable[[ChoiceSource], ChoiceSource]:
    """Register a function (actor, record) -> [(value, title)] under the name a `Shown.choices` gives."""

    def wrap(function: ChoiceSource) -> ChoiceSource:
        _sources[name] = function
        return function

    return wrap


@dataclass(frozen=True, slots=True)
class ChoiceSearch:
    """A source of choices too large to list: `find(actor, words, limit)`; `named(value)` is the title of one, or ""."""

    find: Callable[[Any, str, int], list[Choice]]
    named: Callable[[str], str]


_searches: dict[str, ChoiceSearch] = {}


def choice_search(name: str, source: ChoiceSearch) -> None:
    """Register a source under the name that a `Shown.search` gives."""
    _searches[name] = source


def search_named(name: str) -> ChoiceSearch | None:
    return _searches.get(name)


@dataclass(frozen=True, slots=True)
class FormField:
    """One field ready for the template."""

    name: str
    title: str
    kind: str
    required: bool
    help: str = ""
    value: Any = ""
    choices: tuple[Choice, ...] = ()
    search: str = ""
    errors: tuple[str, ...] = ()
    personal: bool = False
    secret: bool = False
    longest: int = 0  # characters; 0 for none told


def form_fields(
    act: Declaration,
    *,
    actor: Any,
    record: Any = None,
    typed: Mapping[str, Any] | None = None,
    errors: Mapping[str, list[str]] | None = None,
) -> list[FormField]:
    """The act's fields with what was typed and what is wrong with it."""
    return [_field(p, actor, record, typed or {}, (errors or {}).get(p.name, [])) for p in act.parameters]


def _field(parameter: Parameter, actor: Any, record: Any, typed: Mapping[str, Any], errors: list[str]) -> FormField:
    default = parameter.default
    kind = kind_of(parameter)
    if kind is Kind.MONEY and isinstance(default, int):
        default = str(Decimal(default) / 100)
    value = typed.get(parameter.name, default if default is not None else "")
    return FormField(
        name=parameter.name,
        title=parameter.shown.title,
        kind=kind.value,
        required=parameter.required,
        help=parameter.shown.help,
        value="" if parameter.shown.secret else value,
        choices=tuple(_searched(parameter, actor, value) or choices_of(parameter, actor, record)),
        search=parameter.shown.search,
        errors=tuple(errors),
        personal=parameter.shown.personal or parameter.shown.secret,
        secret=parameter.shown.secret,
        longest=longest(parameter.annotation) if kind in (Kind.TEXT, Kind.LONG_TEXT) else 0,
    )


def _bare(annotation: Any) -> Any:
    """The type without Annotated and without `| None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [a for a in get_args(annotation) if a is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else annotation
    return annotation


_KINDS: dict[type, Kind] = {
    bool: Kind.YES,
    int: Kind.NUMBER,
    float: Kind.NUMBER,
    Decimal: Kind.NUMBER,
    datetime: Kind.DATETIME,
    date: Kind.DATE,
    UUID: Kind.CHOICE,
}


def kind_of(parameter: Parameter) -> Kind:
    if parameter.shown.kind is not None:
        return parameter.shown.kind
    bare = _bare(parameter.annotation)
    if get_origin(bare) is Literal or (isinstance(bare, type) and issubclass(bare, Enum)):
        return Kind.CHOICE
    if get_origin(bare) is list:
        return Kind.MANY
    if parameter.shown.choices:
        return Kind.CHOICE
    if bare is str and longest(parameter.annotation) > _ONE_LINE:
        return Kind.LONG_TEXT
    return _KINDS.get(bare, Kind.TEXT)


def _searched(parameter: Parameter, actor: Any, value: Any) -> list[Choice]:
    """What a searched field offers before anything is typed: the present choice, and whom the source puts first."""
    source = _searches.get(parameter.shown.search)
    if source is None:
        return []
    first = source.find(actor, "", _SEARCH_FIRST)
    title = source.named(str(value)) if value else ""
    present = [(str(value), title)] if title and str(value) not in dict(first) else []
    return present + first


def choices_of(parameter: Parameter, actor: Any, record: Any) -> list[Choice]:
    """What a field that lists its choices offers this actor; nothing for one that is searched."""
    if parameter.shown.choices:
        return _sources[parameter.shown.choices](actor, record)
    bare = _bare(parameter.annotation)
    if get_origin(bare) is Literal:
        return [(str(value), str(value)) for value in get_args(bare)]
    if isinstance(bare, type) and issubclass(bare, Enum):
        return [(str(member.value), str(getattr(member, "title_text", member.value))) for member in bare]
    return []


def read_form(act: Declaration, posted: QueryDict) -> dict[str, Any]:
    """What was typed, as act input: 元 become 分, an unticked box false, an empty optional field its default."""
    data: dict[str, Any] = {}
    for parameter in act.parameters:
        kind, name = kind_of(parameter), parameter.name
        if kind in (Kind.MANY, Kind.FILES):
            data[name] = [value for value in posted.getlist(name) if value]
        elif kind is Kind.YES:
            data[name] = posted.get(name) in ("on", "true", "1")
        elif name in posted:
            text = str(posted.get(name) or "")
            if text or (parameter.required and _bare(parameter.annotation) is str):
                data[name] = _typed(kind, text)
    return data


def _typed(kind: Kind, text: str) -> Any:
    """One typed value: 元 as 分; a local time of the browser's field as China Standard Time."""
    if kind is Kind.MONEY:
        return _fen(text)
    if kind is Kind.DATETIME and "T" in text and "+" not in text and not text.endswith("Z"):
        return f"{text}+08:00"
    # A browser sends each line end as two characters: one was typed, one is kept and counted.
    return text.replace("\r\n", "\n")


def _fen(typed: str) -> Any:
    """元 with at most two decimals as 分; anything else is handed on for validation to refuse."""
    plain = typed.replace(",", "").strip()
    if not _YUAN.fullmatch(plain):
        return typed
    fen = Decimal(plain) * 100
    return int(fen) if fen == fen.to_integral_value() else typed
