"""The pieces of a shard: the arrays that were put down, and the few cases that came since."""

from pathlib import Path
from typing import Final

import numpy as np

from yizhi.domain.library.index.erasing import is_blank
from yizhi.domain.library.index.frames import Frames, Split
from yizhi.domain.library.index.records import RecordReader
from yizhi.domain.library.index.settled import changes
from yizhi.domain.library.index.settled.arrays import collected, load
from yizhi.domain.library.index.settled.collecting import Collector, Values, unions_of
from yizhi.domain.library.index.settled.piece import Piece
from yizhi.domain.library.index.settled.putting import Put, told

MOST_RECENT: Final = 1_000
"""So many changes at most are kept beside the arrays; then these are put down anew."""


class Pieces:
    """Follows what is put down and what changes. Not for several threads at once."""

    def __init__(self, folder: Path, frames: Frames, records: RecordReader) -> None:
        self._folder, self._frames, self._records = folder, frames, records
        self._put: Put | None = None
        self._base: Piece | None = None
        self._cut: dict[int, tuple[Values, Split]] = {}

    def now(self) -> tuple[Piece, ...]:
        """As it is on disk now."""
        put = Put.of(self._folder)
        if put != self._put:
            try:
                self._base = Piece(load(self._folder / put.folder)) if put else None
            except FileNotFoundError:  # put down anew between the two looks
                return self.now()
            self._put, self._cut = put, {}
        if self._base is None or put is None:
            return ()
        standing = changes.standing(changes.noted(self._folder, put.changes))
        if not standing:
            return (self._base,)
        base = self._base.without(self._base.with_keys(list(standing)))
        recent = self._recent(put, standing)
        return (base, recent) if recent.size else (base,)

    def _recent(self, put: Put, standing: dict[int, int]) -> Piece:
        collector = Collector()
        for place in sorted(place for place in standing.values() if place >= 0):
            if place not in self._cut:
                record = self._records[place]
                if is_blank(record):
                    continue
                self._cut[place] = Values.of(record), self._frames.split(told(record))
            collector.add(*self._cut[place], place)
        size = sum(len(chunk.columns) for chunk in collector.chunks)
        return Piece(collected(collector, np.ones(size, np.bool_), unions_of(self._frames)))
