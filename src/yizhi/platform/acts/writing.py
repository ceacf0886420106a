"""What an act holds while it runs: the actor, the instant, and the means to write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils import timezone

from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import too_long
from yizhi.platform.acts.models import Record
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.models import Share
from yizhi.statute.refusal import Refusal

R = TypeVar("R", bound=models.Model)


class Writing:
    """Handed to the act's function; of no use after it."""

    def __init__(
        self, *, actor: Actor, at: datetime, key: UUID, verb: str, asked: Mapping[str, Any] | None = None
    ) -> None:
        self.actor = actor
        self.at = timezone.localtime(at)
        self.key = key
        self.verb = verb
        self.asked = dict(asked or {})
        self.documents: list[Mapping[str, Any]] = []
        self.secrets: dict[str, Any] = {}
        self.chosen_state: str | None = None
        self.drafts: list[bytes] | None = None
        """Where the drafts of documents go in a rehearsal; None while the act is carried out."""
        self.assumed: dict[date, str] = {}
        """In a rehearsal the days that nobody chose yet, with the field each stands for."""

    def lead_to(self, state: str) -> None:
        """Choose the state the record comes to, among those the procedure's step allows."""
        self.chosen_state = state

    def create(self, model: type[R], **values: Any) -> R:
        """Make and validate a record. Raises ActInvalid with messages by field."""
        record = model(**values)
        self._validate(record, exclude=set())
        record.save(force_insert=True)
        return record

    def create_many(self, model: type[R], rows: Iterable[Mapping[str, Any]], batch_size: int = 2000) -> list[R]:
        """Make many records of one import. The caller has validated the rows as a whole."""
        return model._default_manager.bulk_create([model(**row) for row in rows], batch_size=batch_size)

    def change(self, record: R, **values: Any) -> R:
        """Change and validate columns of a record; its version is counted up once an act, by the door."""
        for name, value in values.items():
            setattr(record, name, value)
        kept = {f.name for f in record._meta.fields if f.name not in values and f.attname not in values}
        self._validate(record, exclude=kept)
        record.save(update_fields=list(values))
        return record

    def change_also(self, record: Record, **values: Any) -> Record:
        """Change a record other than the one the act is done to: it is locked, and its version counted up here."""
        locked: Record = type(record)._default_manager.select_for_update().get(pk=record.pk)
        return self.change(locked, **values, version=locked.version + 1)

    def refuse(self, what: str, why: str, *, article: str = "", next_step: str = "") -> None:
        raise ActRefused(Refusal(what=what, why=why, article=article, next_step=next_step))

    def share(
        self,
        record: Any,
        *,
        purpose: str,
        person: UUID | None = None,
        key: str = "",
        code: str = "",
        may_write: bool = False,
        until: datetime | None = None,
        receiver: str = "",
        grant: UUID | None = None,
        companion: bool = False,
    ) -> Share:
        """Open a record to a person, to a scope key, or to whoever holds `code`. `receiver` names them for people."""
        share = Share(
            record_kind=record._meta.label_lower,
            record_id=record.pk,
            division=record.division,
            line=record.line,
            person_id=person,
            key=key,
            token_hash=hashlib.sha256(code.encode()).hexdigest() if code else "",
            may_write=may_write,
            purpose=purpose,
            until=until,
            receiver=receiver,
            grant=grant,
            companion=companion,
            given_by=self.actor.person,
            giver=f"{self.actor.name}（{self.actor.unit}）" if self.actor.unit else self.actor.name,
            given_at=self.at,
        )
        share.save(force_insert=True)
        return share

    def record_document(self, *, code: str, number: str, sha256: str, file: UUID | None) -> None:
        """Name an issued document in the ledger entry, so that its bytes can be proven."""
        self.documents.append({"code": code, "number": number, "sha256": sha256, "file": str(file) if file else None})

    def keep_secret(self, name: str, value: Any) -> None:
        """Keep a personal value beside the entry: the public body holds a commitment to it under `name`."""
        self.secrets[name] = value

    def _validate(self, record: models.Model, exclude: set[str]) -> None:
        """Check the written columns. Constraints are left to the database; `translation` puts its refusals in words.

        A record that is at hand exists and is seen; it is not asked for again.
        """
        held = record._state.fields_cache
        at_hand = {f.name for f in record._meta.fields if held.get(f.name) is not None}
        exclude = exclude | at_hand
        try:
            record.clean_fields(exclude=exclude)
            record.clean()
        except ValidationError as error:
            raise ActInvalid(self._in_words(record, error)) from error

    def _in_words(self, record: models.Model, error: ValidationError) -> dict[str, list[str]]:
        """Messages under what was asked for, although its column may have another name."""
        found: dict[str, list[str]] = {}
        for column, faults in error.error_dict.items():
            name = self._asked_as(column, getattr(record, column, None))
            found.setdefault(name, []).extend(_told(record, column, fault, alone=not name) for fault in faults)
        return found

    def _asked_as(self, column: str, value: Any) -> str:
        if column in self.asked or not self.asked:
            return column
        return next((name for name, given in self.asked.items() if given == value and value not in ("", None)), "")


def _told(record: models.Model, column: str, fault: ValidationError, *, alone: bool) -> str:
    title = str(getattr(record._meta.get_field(column), "verbose_name", column)) if column != NON_FIELD_ERRORS else ""
    if fault.code == "max_length" and fault.params:
        return too_long(title, fault.params["limit_value"], fault.params["show_value"])
    told = "；".join(fault.messages)
    return f"{title}：{told}" if alone and title else told
