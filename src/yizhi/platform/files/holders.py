"""Which records hold files. A module registers its own when its app is ready; nothing else takes a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused, RecordNotFound
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Holder:
    """A kind of record that takes files. `refuses` tells why it takes none now (for example when it is archived)."""

    kind: str
    title: str
    refuses: Callable[[Situation], Refusal | None] = lambda situation: None


_holders: dict[str, Holder] = {}


def register_holder(holder: Holder) -> None:
    _holders[holder.kind] = holder


def forget_holder(holder: Holder) -> None:
    _holders.pop(holder.kind, None)


def changeable(kind: str, identity: UUID | None, otherwise: str) -> Any:
    """The record, locked, if the actor may change it. Errors: RecordNotFound, ActForbidden for readers only."""
    manager = apps.get_model(kind)._default_manager
    # The database locks only what the actor may change.
    record = manager.select_for_update(of=("self",), no_key=True).filter(pk=identity).first()
    if record is not None:
        return record
    if not manager.filter(pk=identity).exists():
        raise RecordNotFound
    raise ActForbidden(Refusal(otherwise, "您对所属记录只有查看权限", next_step="请由有办理权限的单位办理"))


def held_by(situation: Situation, kind: str, identity: UUID) -> Any:
    """The record that shall hold a file, locked against change, if the actor may change it and it takes files now.

    Errors: ActInvalid for a kind that holds no files, RecordNotFound, ActForbidden for readers only, ActRefused.
    """
    holder = _holders.get(kind)
    if holder is None:
        raise ActInvalid({"record_kind": ["此类记录不能收存文件"]})
    record = changeable(kind, identity, "文件未归入")
    refusal = holder.refuses(Situation(situation.actor, record, situation.at, situation.verb))
    if refusal is not None:
        raise ActRefused(refusal)
    return record
