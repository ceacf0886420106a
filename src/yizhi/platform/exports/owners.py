"""Who a person is at an instant. Posts are the business of a module above, which says so when it is ready."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from yizhi.platform.scope.actor import PUBLIC, Actor

Find = Callable[[UUID, datetime], Actor]


def _nobody(person: UUID, at: datetime) -> Actor:
    return PUBLIC


_find: Find = _nobody


def register_people(find: Find) -> None:
    global _find  # noqa: PLW0603 - set once, when the module that knows posts is ready
    _find = find


def owner_at(person: UUID, at: datetime) -> Actor:
    """The actor with the roles and keys the person has then; the public, who sees nothing here, for anybody else."""
    return _find(person, at)
