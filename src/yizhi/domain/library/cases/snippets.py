"""The piece of a text in which the words asked for stand, with the words marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_WIDTH: Final = 96
_BEFORE: Final = 16


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


def snippet(text: str, asked: Sequence[str], width: int = _WIDTH) -> list[Piece]:
    """At most `width` characters around the place with the most different words; the beginning when none occurs."""
    found = _pattern(asked)
    spots = [(hit.start(), hit.group()) for hit in found.finditer(text)] if found else []
    start = _best(spots, width)
    start = max(0, min(start - _BEFORE, len(text) - width))
    piece = text[start : start + width]
    opening, closing = "…" if start else "", "…" if start + width < len(text) else ""
    return [Piece(opening, False), *marked(piece, asked), Piece(closing, False)]


def marked(text: str, asked: Sequence[str]) -> list[Piece]:
    """The whole text with the words marked."""
    found = _pattern(asked)
    if not found:
        return [Piece(text, False)]
    return [Piece(part, at % 2 == 1) for at, part in enumerate(re.split(f"({found.pattern})", text)) if part]


def _pattern(asked: Sequence[str]) -> re.Pattern[str] | None:
    longest_first = sorted({word for word in asked if word}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _best(spots: list[tuple[int, str]], width: int) -> int:
    best, most = 0, 0
    for at, (start, _) in enumerate(spots):
        different = len({word for place, word in spots[at:] if place < start + width - _BEFORE})
        if different > most:
            best, most = start, different
    return best
