"""Run an act to see what it would issue, and leave nothing behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from pydantic import BaseModel

from yizhi.platform import clock
from yizhi.platform.acts import door, gaps
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.errors import ActError, ActForbidden, ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.translation import translated
from yizhi.platform.acts.validation import validated
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting


class _Undone(Exception):
    """Takes back everything that was written in the block."""


def rehearse(
    act: Declaration,
    actor: Actor,
    *,
    record: Any = None,
    data: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> tuple[bytes, ...]:
    """The drafts of the documents that the act would issue with this input, in their order.

    Allowed if and only if the act itself is: same scope, authority, conditions and checks of the input, the same
    errors; but a required field may still be empty, and is marked in the drafts. Always rolled back: no record, no
    number, no entry in the ledger, no message, and nothing kept as a file.
    """
    typed, when = dict(data or {}), at or clock.now()
    if not gaps.empty(act, typed):
        return _once(act, actor, record, validated(act, typed), when)
    first: ActError | None = None
    for shift in gaps.shifts(act, typed):
        try:
            return _with_gaps(act, actor, record, typed, when, shift)
        except (ActInvalid, ActRefused) as error:
            first = first or error
    raise first if first is not None else LookupError(act.verb)


def _with_gaps(
    act: Declaration, actor: Actor, record: Any, typed: dict[str, Any], at: datetime, shift: tuple[int, timedelta]
) -> tuple[bytes, ...]:
    with acting(actor, in_act_of=act.app):
        target = _target(act, _identity(record))
        given = gaps.with_gaps(act, typed, actor=actor, record=target, at=at, shift=shift)
    return _carried_out(act, actor, record, given, at)


def _once(act: Declaration, actor: Actor, record: Any, values: BaseModel, at: datetime) -> tuple[bytes, ...]:
    return _carried_out(act, actor, record, {name: getattr(values, name) for name in type(values).model_fields}, at)


def _carried_out(act: Declaration, actor: Actor, record: Any, given: dict[str, Any], at: datetime) -> tuple[bytes, ...]:
    writing = Writing(actor=actor, at=at, key=new_id(), verb=act.verb, asked=given)
    writing.drafts = []
    writing.assumed = gaps.assumed(given, at.date())
    try:
        with acting(actor, in_act_of=act.app), translated(act), door.opened():
            target = _target(act, _identity(record))
            _allowed(act, actor, target, writing)
            act.function(writing, *([] if target is None else [target]), **given)
            raise _Undone
    except _Undone:
        return tuple(writing.drafts)


def _identity(record: Any) -> Any:
    return record.pk if isinstance(record, models.Model) else record


def _target(act: Declaration, identity: UUID | None) -> Any:
    """The record, not locked: nobody waits for a rehearsal."""
    if act.on is None:
        return None
    found = act.on._default_manager.filter(pk=identity).first()
    if found is None:
        raise RecordNotFound
    return found


def _allowed(act: Declaration, actor: Actor, target: Any, writing: Writing) -> None:
    situation = Situation(actor=actor, record=target, at=writing.at, verb=act.verb)
    if refusals := act.by(situation):
        raise ActForbidden(*refusals)
    if refusals := act.when(situation):
        raise ActRefused(*refusals)
