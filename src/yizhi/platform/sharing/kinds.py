"""Which kinds of record can be shared, and what of another kind must be opened with them to be understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Shareable:
    """A kind of record. `along` gives the records that are part of one (a case's party): opened and closed with it,
    always for reading alone.
    """

    record_kind: str
    noun: str
    along: Callable[[Any], Iterable[Any]]

    @property
    def share_verb(self) -> str:
        return f"{self.noun}.share"

    @property
    def end_verb(self) -> str:
        return f"{self.noun}.end_share"


_kinds: dict[str, Shareable] = {}


def add(kind: Shareable) -> None:
    _kinds[kind.record_kind] = kind


def remove(kind: Shareable) -> None:
    _kinds.pop(kind.record_kind, None)


def shareable(record: Any) -> Shareable | None:
    return _kinds.get(record._meta.label_lower)


def record_kinds() -> tuple[str, ...]:
    return tuple(_kinds)
