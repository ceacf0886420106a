"""What a saved search finds now, and what of it is new: by what it found before, not by how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

import numpy as np
from django.http import QueryDict

from yizhi.domain.library.cases import shelf
from yizhi.domain.library.cases.asked import question
from yizhi.domain.library.laws.answers import best
from yizhi.domain.library.laws.asking import asking
from yizhi.domain.library.models import Searched

MOST_CASES: Final = 2_000
"""A search that finds more is watched by its newest cases: what was decided before the oldest of them is not told."""
MOST_ARTICLES: Final = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """Keys of what was found. What stands at or below `floor` counts as known: a day (20260101) or a moment (ms)."""

    keys: frozenset[int]
    floor: int

    def packed(self) -> bytes:
        return np.array(sorted(self.keys), "<i8").tobytes()

    @classmethod
    def unpacked(cls, keys: bytes, floor: int) -> "Seen":
        return cls(frozenset(np.frombuffer(keys, "<i8").tolist()), floor)


def look(kind: str, query: str) -> list[tuple[int, int]]:
    """Key and place in time of what the search finds now; empty where there is nothing to search in."""
    given = QueryDict(query)
    if kind == Searched.LAWS:
        found = best(asking(given), MOST_ARTICLES)
        return [(_key(article, version), max(_made(version), _moment(begins))) for article, version, begins in found]
    search = shelf.search()
    return list(search.newest(question(given.dict()), MOST_CASES)) if search else []


def first(kind: str, found: Sequence[tuple[int, int]], at: datetime) -> Seen:
    """What is known once somebody saved the search at that moment."""
    if kind == Searched.LAWS:
        return Seen(frozenset(key for key, _ in found), _moment(at))
    return Seen(frozenset(key for key, _ in found), min(place for _, place in found) if len(found) == MOST_CASES else 0)


def compared(kind: str, known: Seen, found: Sequence[tuple[int, int]], at: datetime) -> tuple[int, Seen]:
    """How many are new, and what is known from now on. What went and comes again is new; articles are told once."""
    new = sum(1 for key, place in found if key not in known.keys and place > known.floor)
    now = first(kind, found, at)
    return new, Seen(known.keys | now.keys, known.floor) if kind == Searched.LAWS else now


def _key(article: str, version: str) -> int:
    return int.from_bytes(sha256(f"{version}|{article}".encode()).digest()[:8], "big", signed=True)


def _made(version: str) -> int:
    """When the record of the version was made: its identifier begins with the moment."""
    return UUID(version).int >> 80


def _moment(at: datetime | int) -> int:
    """Milliseconds; of a day (as its ordinal) those of its beginning."""
    found = at if isinstance(at, datetime) else datetime.fromordinal(max(at, 1)).replace(tzinfo=UTC)
    return round(found.timestamp() * 1000)
