"""Run an act to see what it would issue, and leave nothing behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from yizhi.platform import clock
from yizhi.platform.acts import door
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.errors import ActForbidden, ActRefused, RecordNotFound
from yizhi.platform.acts.translation import translated
from yizhi.platform.acts.validation import validated
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.epochs import unknown
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
    errors. Always rolled back: no record, no number, no entry in the ledger, no message, and nothing kept as a file.
    """
    values = validated(act, data or {})
    identity = record.pk if isinstance(record, models.Model) else record
    given = {name: getattr(values, name) for name in type(values).model_fields}
    writing = Writing(actor=actor, at=at or clock.now(), key=new_id(), verb=act.verb, asked=given)
    writing.drafts = []
    try:
        with acting(actor), unknown(), translated(act), door.opened():
            target = _target(act, identity)
            _allowed(act, actor, target, writing)
            act.function(writing, *([] if target is None else [target]), **given)
            raise _Undone
    except _Undone:
        return tuple(writing.drafts)


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
