"""Which words tell a text from others."""

import re
from collections.abc import Sequence
from typing import Final

from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.reading import Shard
from yizhi.domain.library.index.words import words

MOST_TERMS: Final = 30
TOO_COMMON: Final = 0.1
_NO_LIKENESS: Final = re.compile(r"[0-9a-z]|某|[路街巷弄县区市镇乡]$")
"""Numbers, masked names and streets tell a case from others, but not which cases are alike."""


def no_likeness(word: str) -> bool:
    return _NO_LIKENESS.search(word) is not None


class Likeness:
    def __init__(self, frames: Frames) -> None:
        self._frames = frames

    def terms(self, text: str, shards: Sequence[Shard]) -> list[str]:
        """At most so many words, rarest first: known to at least a few cases, held by less than a part of all."""
        pieces = [piece for shard in shards for piece in shard.pieces]
        limit = max(3.0, sum(piece.size for piece in pieces) * TOO_COMMON)
        different = {w for w in words(self._frames.own_text(text)) if len(w) > 1 and not no_likeness(w)}
        counted = sorted((sum(piece.held(word) for piece in pieces), word) for word in different)
        return [word for times, word in counted if 1 < times < limit][:MOST_TERMS]
