"""To whom a record can be opened. The module that knows people and units installs its directory here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Receiver:
    """One person, or one unit by the scope keys its people read with. `told` are the people who get the notice."""

    title: str
    person: UUID | None = None
    keys: tuple[str, ...] = ()
    told: tuple[UUID, ...] = ()


class Directory(Protocol):
    """Who works where at an instant; None for who or what is unknown or no longer there."""

    def person(self, identity: UUID, at: datetime) -> Receiver | None: ...

    def unit(self, identity: UUID, at: datetime) -> Receiver | None: ...


_installed: list[Directory] = []


def install(directory: Directory) -> None:
    _installed[:] = [directory]


def directory() -> Directory:
    """The installed directory. Raises LookupError when no module has installed one."""
    if not _installed:
        raise LookupError("尚无机构队伍模块提供人员和单位名录")
    return _installed[0]
