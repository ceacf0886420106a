"""One open shard: the engine's searcher, the sets of its cases and their texts, all following what is written."""

import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Final

import tantivy

from yizhi.domain.library.index.fields import schema
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.records import RecordReader
from yizhi.domain.library.index.settled.piece import Piece
from yizhi.domain.library.index.settled.putting import POINTER
from yizhi.domain.library.index.settled.shard import Pieces

_LOOK_AGAIN: Final = 0.3
"""Seconds between two looks for newly written cases."""


class Shard:
    """The cases of one year."""

    def __init__(self, folder: Path, year: int, frames: Frames) -> None:
        self.year = year
        self.folder = folder
        self._written = folder / "index" / "meta.json", folder / POINTER
        self._index = tantivy.Index.open(str(folder / "index"))
        self.records = RecordReader(folder)
        self.schema = schema()
        self._looked = 0.0
        self._generation: tuple[int, ...] = ()
        self._following = Lock()
        self._pieces = Pieces(folder, frames, self.records)
        self.pieces: tuple[Piece, ...] = ()
        self.searcher: Any = None
        self.refresh()

    def refresh(self) -> None:
        """Follow the latest commit, looking at most every third of a second."""
        now = time.monotonic()
        if now - self._looked < _LOOK_AGAIN and self.searcher is not None:
            return
        with self._following:
            self._looked = now
            generation = tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in self._written)
            if generation != self._generation:
                self._follow(generation)

    def _follow(self, generation: tuple[int, ...]) -> None:
        self._index.reload()
        self.searcher = self._index.searcher()
        self.pieces = self._pieces.now()
        self._generation = generation

    @property
    def cases(self) -> int:
        return sum(piece.live for piece in self.pieces)

    def warm(self) -> None:
        """Read the files once, so that the first question need not wait for the disk."""
        folders = (self.folder / "index", *self.folder.glob("settled-*"))
        files = [path for folder in folders for path in sorted(folder.iterdir())]
        for path in (*files, self.folder / "records.idx", self.folder / "records.bin"):
            with suppress(FileNotFoundError), path.open("rb") as file:  # merged or put down anew meanwhile
                while file.read(1 << 22):
                    pass
        for piece in self.pieces:
            piece.warm()
