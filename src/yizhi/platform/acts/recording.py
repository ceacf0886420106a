"""Put an act into the ledger, and tell those who are watching."""

from __future__ import annotations

from typing import Any

import orjson
from django.db import connection
from pydantic import BaseModel

from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.writing import Writing
from yizhi.platform.ledger.append import Draft, Subject, append
from yizhi.platform.ledger.log_key import suite
from yizhi.platform.ledger.models import Entry
from yizhi.platform.ledger.proof.commitments import commit
from yizhi.platform.scope.actor import Actor


def record_entry(
    act: Declaration, writing: Writing, subject: Any, result: dict[str, Any], values: BaseModel, request: str
) -> Entry:
    actor = writing.actor
    public = values.model_dump(mode="json")
    secrets = {name: public[name] for name in act.personal if public.get(name) not in (None, "")}
    secret_only = {p.name for p in act.parameters if p.shown.secret}
    kept = {**{k: v for k, v in secrets.items() if k not in secret_only}, **writing.secrets}
    committed = {name: commit(value, suite()) for name, value in kept.items()}
    for name in act.personal:
        public.pop(name, None)
    public.update({name: {"commitment": commitment} for name, (commitment, _) in committed.items()})
    return append(
        Draft(
            verb=act.verb,
            says=act.sentence(actor, subject, result),
            actor=actor,
            at=writing.at,
            key=writing.key,
            subject=_subject(subject, actor),
            basis=act.basis,
            input=public,
            result=result,
            documents=tuple(writing.documents),
            secrets={name: {"salt": committed[name][1], "value": value} for name, value in kept.items()},
            request=request,
        )
    )


def _subject(record: Any, actor: Actor) -> Subject:
    if record is None:
        return Subject(kind="", id=None, version=0, division=actor.division, line=actor.line)
    return Subject(
        kind=record._meta.label_lower,
        id=record.pk,
        version=getattr(record, "version", 1),
        division=getattr(record, "division", "") or actor.division,
        line=getattr(record, "line", "") or actor.line,
        agency=getattr(record, "agency_id", None),
    )


def announce(entry: Entry) -> None:
    """Tell listeners at commit; a transaction that rolls back tells nobody."""
    division, line = entry.division, entry.line
    prefixes = {division[:n] for n in (2, 4, 6, 9)}
    payload = {
        "kind": entry.record_kind,
        "id": str(entry.record_id or ""),
        "verb": entry.verb,
        "keys": sorted({f"{p}:{x}" for p in prefixes for x in ("*", line)}),
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('yizhi_live', %s)", [orjson.dumps(payload).decode()])
