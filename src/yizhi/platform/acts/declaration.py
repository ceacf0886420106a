"""Declare an act: one function, and everything else is derived from it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_type_hints

from django.apps import apps
from django.db import models
from pydantic import BaseModel, ConfigDict, Field, create_model

from yizhi.platform.acts.condition import Condition, always, procedure_step
from yizhi.platform.acts.fields import Shown

Says = str | Callable[[Any, Any, dict[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing the act asks for."""

    name: str
    annotation: Any
    shown: Shown
    required: bool
    default: Any


@dataclass(frozen=True, slots=True)
class Declaration:
    """An act as the law knows it.

    on: the record type it is done to, locked while it runs; None when the act creates a record or concerns none.
    by: who may do it at all (else forbidden). when: what must hold now (else shown disabled with the reason).
    says: the sentence of the timeline, free of personal data; a format string over {actor} {unit} and the result,
    or a function of (actor, record, result).
    """

    verb: str
    title: str
    function: Callable[..., Any]
    on: type[models.Model] | None
    basis: tuple[str, ...]
    by: Condition
    when: Condition
    says: Says
    parameters: tuple[Parameter, ...]
    input_model: type[BaseModel]
    asks_confirmation: str
    offered: bool
    in_panel: bool
    foresees: bool

    @property
    def noun(self) -> str:
        return self.verb.partition(".")[0]

    @property
    def app(self) -> str:
        """The label of the app that declares the act; the module's last room where no app holds it."""
        found = apps.get_containing_app_config(self.function.__module__)
        return found.label if found else self.function.__module__

    @property
    def personal(self) -> frozenset[str]:
        return frozenset(p.name for p in self.parameters if p.shown.personal or p.shown.secret)

    @property
    def asks_secret(self) -> bool:
        """Whether something is asked for that must be kept nowhere, not on the device either."""
        return any(p.shown.secret for p in self.parameters)

    def sentence(self, actor: Any, record: Any, result: dict[str, Any]) -> str:
        if callable(self.says):
            return self.says(actor, record, result)
        return self.says.format(actor=actor.name, unit=actor.unit, **result)


_declarations: dict[str, Declaration] = {}


def _parameters(function: Callable[..., Any], skip: int) -> Iterator[Parameter]:
    hints = get_type_hints(function, include_extras=True)
    for parameter in list(inspect.signature(function).parameters.values())[skip:]:
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"{function.__qualname__}: 参数 {parameter.name} 须为仅限关键字")
        annotation = hints[parameter.name]
        shown = next((meta for meta in get_args(annotation)[1:] if isinstance(meta, Shown)), None)
        if shown is None:
            raise TypeError(f"{function.__qualname__}: 参数 {parameter.name} 缺少 Shown（给人看的名称）")
        required = parameter.default is inspect.Parameter.empty
        yield Parameter(parameter.name, annotation, shown, required, None if required else parameter.default)


def _titled(parameter: Parameter) -> Any:
    """The type with the words for people, so that the API's description speaks as the form does."""
    shown = parameter.shown
    return Annotated[parameter.annotation, Field(title=shown.title, description=shown.help or None)]


def _input_model(verb: str, parameters: tuple[Parameter, ...]) -> type[BaseModel]:
    fields: dict[str, Any] = {p.name: (_titled(p), ... if p.required else p.default) for p in parameters}
    name = "".join(part.title() for part in verb.replace(".", "_").split("_")) + "Input"
    return create_model(name, __config__=ConfigDict(extra="forbid"), **fields)


def act(
    verb: str,
    *,
    title: str,
    says: Says,
    on: type[models.Model] | None = None,
    basis: tuple[str, ...] = (),
    by: Condition = always,
    when: Condition = always,
    asks_confirmation: str = "",
    offered: bool = True,
    in_panel: bool = False,
    foresees: bool = False,
) -> Callable[[Callable[..., Any]], Declaration]:
    """Declare the function below as the act `verb` (`noun.verb`).

    The function takes (writing, record, *, …) when `on` is given, else (writing, *, …); every further parameter is
    keyword-only and annotated with `Annotated[type, Shown("名称")]`. It returns the created record, a mapping of
    results (JSON values free of personal data), both as a tuple, or None. `offered=False` keeps it off the buttons and
    the API; `in_panel=True` off the buttons alone, because a panel of the record's page offers it.
    `foresees`: its form offers a look at the paper that a later act will issue.
    """

    def wrap(function: Callable[..., Any]) -> Declaration:
        if verb in _declarations:
            raise ValueError(f"行为 {verb} 重复声明")
        parameters = tuple(_parameters(function, skip=1 if on is None else 2))
        declaration = Declaration(
            verb=verb,
            title=title,
            function=function,
            on=on,
            basis=basis,
            by=by,
            when=procedure_step & when if on is not None and hasattr(on, "definition") else when,
            says=says,
            parameters=parameters,
            input_model=_input_model(verb, parameters),
            asks_confirmation=asks_confirmation,
            offered=offered,
            in_panel=in_panel,
            foresees=foresees,
        )
        _declarations[verb] = declaration
        return declaration

    return wrap


def declared(verb: str) -> Declaration:
    """The act named `verb`. Raises KeyError when there is none."""
    return _declarations[verb]


def as_declared() -> tuple[Declaration, ...]:
    """All acts, those of one module in the order in which it declares them."""
    return tuple(_declarations.values())


def declarations() -> tuple[Declaration, ...]:
    return tuple(_declarations[verb] for verb in sorted(_declarations))
