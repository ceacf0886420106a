"""Append an entry in the act's own transaction. No lock is taken: order is given later, by the sealer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import rfc8785

from yizhi.platform import clock
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Entry, Opening
from yizhi.platform.scope.actor import Actor
from yizhi.platform.secrecy.cipher import fingerprint, seal_json

BODY_VERSION = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """The record an entry is about, with the scope the entry inherits."""

    kind: str
    id: UUID | None
    version: int
    division: str
    line: str
    agency: UUID | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What an act hands over to be recorded. `input` and `result` are JSON values free of personal data."""

    verb: str
    says: str
    actor: Actor
    at: datetime
    key: UUID
    subject: Subject
    basis: tuple[str, ...] = ()
    input: Mapping[str, Any] = field(default_factory=dict)
    result: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[Mapping[str, Any], ...] = ()
    secrets: Mapping[str, Any] = field(default_factory=dict)
    request: str = ""


def _body(entry_id: UUID, draft: Draft) -> str:
    subject = draft.subject
    content: dict[str, Any] = {
        "v": BODY_VERSION,
        "id": str(entry_id),
        "at": draft.at.isoformat(),
        "recorded_at": clock.real_now().isoformat(),
        "verb": draft.verb,
        "actor": draft.actor.frozen(),
        "record": {"kind": subject.kind, "id": str(subject.id) if subject.id else None, "version": subject.version},
        "division": subject.division,
        "line": subject.line,
        "agency": str(subject.agency) if subject.agency else None,
        "key": str(draft.key),
        "basis": list(draft.basis),
        "says": draft.says,
        "input": dict(draft.input),
        "result": dict(draft.result),
        "documents": [dict(document) for document in draft.documents],
        "request": draft.request,
    }
    return rfc8785.dumps(content).decode()


def mac(body: str | bytes) -> str:
    """Proof that the platform wrote this body, for whoever has the installation's key."""
    return fingerprint("ledger-entry", body)


def entry_of(draft: Draft) -> Entry:
    """The entry that records the draft, complete with its body and its proof of origin, not written yet."""
    entry = Entry(
        id=new_id(),
        key=draft.key,
        request=draft.request,
        at=draft.at,
        verb=draft.verb,
        actor_person=draft.actor.person,
        record_kind=draft.subject.kind,
        record_id=draft.subject.id,
        division=draft.subject.division,
        line=draft.subject.line,
    )
    entry.body = _body(entry.id, draft)
    entry.mac = mac(entry.body)
    return entry


def append(draft: Draft) -> Entry:
    """Record an act. Must run inside the transaction of the act, so that both stand or neither does."""
    entry = entry_of(draft)
    entry.save(force_insert=True)
    if draft.secrets:
        Opening(entry=entry, secret=seal_json(dict(draft.secrets))).save(force_insert=True)
    return entry
