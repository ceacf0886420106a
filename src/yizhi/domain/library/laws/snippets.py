"""A part of a text around what was asked, with the words marked."""

import re
from dataclasses import dataclass

from yizhi.domain.library.laws.synonyms import added
from yizhi.domain.library.laws.words import words

WIDTH = 120
_TOO_COMMON = frozenset("的了吗呢是在有和与或及对为以于其该不可能会要被把将从到我你他们这那什么怎样如何")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


def telling(question: str) -> list[str]:
    """The expressions worth marking, longest first: those that were typed and the law's words for them."""
    typed = [word for word in words(question) if word not in _TOO_COMMON]
    law = [part for expression, _ in added(question) for part in (expression, *words(expression))]
    return sorted({word for word in (*typed, *law) if len(word) > 1 or word not in _TOO_COMMON}, key=len, reverse=True)


def snippet(text: str, question: str, width: int = WIDTH) -> list[Piece]:
    """The stretch of the text that holds most of the expressions, cut to the width, as pieces."""
    flat = re.sub(r"\s+", " ", text)
    parts = telling(question)
    if not parts:
        return [Piece(_cut(flat, 0, width), marked=False)]
    found = re.compile("|".join(map(re.escape, parts)))
    places = [(match.start(), match.end()) for match in found.finditer(flat)]
    begin = _window(places, width, len(flat))
    return [piece for piece in _pieces(_cut(flat, begin, width), found) if piece.text]


def _window(places: list[tuple[int, int]], width: int, length: int) -> int:
    """Where the stretch begins that covers most marked characters."""
    if length <= width or not places:
        return 0
    best, most = 0, -1
    for start, _ in places:
        begin = max(0, min(start - width // 6, length - width))
        covered = sum(to - at for at, to in places if begin <= at and to <= begin + width)
        if covered > most:
            best, most = begin, covered
    return best


def _cut(text: str, begin: int, width: int) -> str:
    end = begin + width
    return ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")


def _pieces(text: str, found: re.Pattern[str]) -> list[Piece]:
    pieces, at = [], 0
    for match in found.finditer(text):
        pieces.append(Piece(text[at : match.start()], marked=False))
        pieces.append(Piece(match.group(), marked=True))
        at = match.end()
    return [*pieces, Piece(text[at:], marked=False)]
