"""The one door for writing: lock, authorise, check, run, record, commit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.apps import apps
from django.db import InterfaceError, OperationalError, models
from pydantic import BaseModel

from yizhi.platform import clock
from yizhi.platform.acts import door
from yizhi.platform.acts.along import bring_along
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import Declaration, declared
from yizhi.platform.acts.errors import (
    ActConflict,
    ActForbidden,
    ActRefused,
    Change,
    KeyReused,
    RecordNotFound,
)
from yizhi.platform.acts.models import Record
from yizhi.platform.acts.recording import announce, record_entry
from yizhi.platform.acts.translation import KeyTaken, translated
from yizhi.platform.acts.validation import validated
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.platform.secrecy.cipher import fingerprint
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act led to. `replayed`: the same request had been carried out before and nothing was done again."""

    entry: Entry
    record: Any
    result: Mapping[str, Any] = field(default_factory=dict)
    replayed: bool = False


def perform(
    act: Declaration | str,
    actor: Actor,
    *,
    record: Any = None,
    data: Mapping[str, Any] | None = None,
    key: UUID | None = None,
    at: datetime | None = None,
    seen: int | None = None,
) -> Outcome:
    """Carry out an act in one transaction, or raise an ActError and change nothing.

    record: the record or its id, for an act done `on` one.  data: the input as JSON or Python values.
    key: made by the client once a request; sending it again returns the first outcome.
    seen: the record's version the actor was looking at; a newer one raises ActConflict telling what changed.
    """
    declaration = declared(act) if isinstance(act, str) else act
    values = validated(declaration, data or {})
    known = key is not None  # a key made here cannot have been sent before
    key = key or new_id()
    identity = record.pk if isinstance(record, models.Model) else record
    request = _request_mark(declaration, actor, identity, values)
    demand = _Demand(declaration, actor, identity, values, key, request, at or clock.now(), seen)
    try:
        with acting(actor, in_act_of=declaration.app), translated(declaration):
            return _run(demand)
    except (OperationalError, InterfaceError):
        raise  # there is nobody left to ask
    except Exception as error:
        # What was carried out before cannot be carried out again: it is refused, a constraint or its own key stands
        # against it. Only then is it looked for; what this request did is rolled back.
        if known and (earlier := _earlier(demand)):
            return earlier
        if isinstance(error, KeyTaken):
            raise KeyReused from None
        if isinstance(error, ActRefused) and error.afterwards is not None:
            with acting(actor), door.opened():
                error.afterwards()
        raise


@dataclass(frozen=True, slots=True)
class _Demand:
    """One request to act, with its input already validated."""

    act: Declaration
    actor: Actor
    identity: UUID | None
    values: BaseModel
    key: UUID
    request: str
    at: datetime
    seen: int | None


def _run(demand: _Demand) -> Outcome:
    act, actor = demand.act, demand.actor
    target = None if act.on is None else _locked(act.on, demand.identity, act)
    if target is not None:
        _unchanged(target, demand.seen)
    situation = Situation(actor=actor, record=target, at=demand.at, verb=act.verb)
    if refusals := act.by(situation):
        raise ActForbidden(*refusals)
    if refusals := act.when(situation):
        raise ActRefused(*refusals)
    given = {name: getattr(demand.values, name) for name in type(demand.values).model_fields}
    writing = Writing(actor=actor, at=demand.at, key=demand.key, verb=act.verb, asked=given)
    with door.opened():
        returned = act.function(writing, *([] if target is None else [target]), **given)
        subject, result = _outcome(returned, target)
        if target is not None:
            _advance(act, target, writing.chosen_state)
        if subject is not None:
            bring_along(writing, subject)
    entry = record_entry(act, writing, subject, result, demand.values, demand.request)
    announce(entry)
    return Outcome(entry=entry, record=subject, result=result)


def _request_mark(act: Declaration, actor: Actor, identity: UUID | None, values: BaseModel) -> str:
    content = orjson.dumps([act.verb, str(actor.person), str(identity), values.model_dump(mode="json")])
    return fingerprint("request", hashlib.sha256(content).hexdigest())


def _earlier(demand: _Demand) -> Outcome | None:
    """What the same request led to when it was carried out. Errors: KeyReused when another one had its key."""
    with acting(demand.actor):
        entry = Entry.objects.filter(key=demand.key).first()
        if entry is None:
            return None
        if entry.request != demand.request:
            raise KeyReused
        body = orjson.loads(entry.body)
        return Outcome(entry=entry, record=_find(entry), result=body["result"], replayed=True)


def _find(entry: Entry) -> Any:
    if not entry.record_kind or entry.record_id is None:
        return None
    return apps.get_model(entry.record_kind)._default_manager.filter(pk=entry.record_id).first()


def _locked(model: type[models.Model], identity: UUID | None, act: Declaration) -> Any:
    manager = model._default_manager
    record = manager.select_for_update(of=("self",)).filter(pk=identity).first()
    if record is not None:
        return record
    if not manager.filter(pk=identity).exists():
        raise RecordNotFound
    raise ActForbidden(
        Refusal(
            what=f"您不能办理“{act.title}”",
            why="您对该记录只有查看权限",
            article="",
            next_step="请由有办理权限的单位办理",
        )
    )


def _unchanged(record: Any, seen: int | None) -> None:
    if seen is None or seen == record.version:
        return
    entries = Entry.objects.filter(record_id=record.pk).order_by("-at", "-id")[:20]
    changes = []
    for body in (orjson.loads(entry.body) for entry in entries):
        if body["record"]["version"] > seen:
            changes.append(Change(at=body["at"], says=body["says"], version=body["record"]["version"]))
    raise ActConflict(list(reversed(changes)))


def _outcome(returned: Any, target: Any) -> tuple[Any, dict[str, Any]]:
    record, result = target, {}
    for part in returned if isinstance(returned, tuple) else (returned,):
        if isinstance(part, models.Model):
            record = part
        elif isinstance(part, Mapping):
            result = dict(part)
        elif part is not None:
            raise TypeError(f"行为返回了不认识的结果 {type(part).__name__}")
    return record, result


def _advance(act: Declaration, record: Any, chosen: str | None) -> None:
    """Count the act on the record and move it to the state its procedure says."""
    if not isinstance(record, Record):
        return
    record.version += 1
    changed = ["version"]
    definition = getattr(record, "definition", None)
    step = definition.step(act.verb) if definition is not None else None
    if step is not None and step.targets:
        state = chosen or step.target
        if state not in step.targets:
            raise ValueError(f"{act.verb} 不能到达状态 {state}")
        record.state = state  # type: ignore[attr-defined]
        changed.append("state")
    record.save(update_fields=changed)
