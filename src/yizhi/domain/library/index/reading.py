"""One open shard: a searcher that follows what is written, its records, and what was counted of it before."""

import time
from pathlib import Path
from typing import Any, Final

import tantivy

from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.fields import schema
from yizhi.domain.library.index.records import RecordReader
from yizhi.domain.library.index.writing import indexed_parts

_MOST_REMEMBERED: Final = 10_000
_LOOK_AGAIN: Final = 0.3
"""Seconds between two looks for newly written cases."""


class Shard:
    """The cases of one year. `generation` changes with every commit seen; caches hang on it."""

    def __init__(self, folder: Path, year: int) -> None:
        self.year = year
        self.folder = folder
        self._meta = folder / "index" / "meta.json"
        self._index = tantivy.Index.open(str(folder / "index"))
        self.records = RecordReader(folder)
        self.schema = schema()
        self._looked = 0.0
        self.generation = 0
        self.counted: dict[Any, Any] = {}
        self.before: dict[str, Any] = {}
        """Count and facets of common words, from when the shard was filled."""
        self.searcher: Any = None
        self.whole = False
        """No case was replaced: the engine's own counts of words are exact."""
        self.refresh()

    def refresh(self) -> bool:
        """Follow the latest commit, looking at most every third of a second. True when there was a new one."""
        now = time.monotonic()
        if now - self._looked < _LOOK_AGAIN and self.searcher is not None:
            return False
        self._looked = now
        generation = self._meta.stat().st_mtime_ns
        if generation == self.generation:
            return False
        self._index.reload()
        self.searcher = self._index.searcher()
        self.generation = generation
        self.counted, self.before = {}, {}
        self.records.forget()
        self.whole = sum(indexed_parts(self.folder).values()) == self.cases
        return True

    def remember(self, name: Any, value: Any) -> None:
        """Keep what was counted, until the shard changes."""
        if len(self.counted) >= _MOST_REMEMBERED:
            self.counted = {}
        self.counted[name] = value

    def recalled(self, question: Question) -> dict[str, Any] | None:
        """What was counted before of a question that is nothing but words."""
        key = question.key()
        return self.before.get(key.words) if key == Question(words=key.words) else None

    @property
    def cases(self) -> int:
        return int(self.searcher.num_docs)

    def warm(self) -> None:
        """Read the files once, so that the first question need not wait for the disk."""
        for path in sorted((self.folder / "index").iterdir()):
            with path.open("rb") as file:
                while file.read(1 << 22):
                    pass
