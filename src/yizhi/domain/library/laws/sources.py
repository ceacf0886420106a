"""What a measurement or a learning run stands on: the index in use, or one made of files beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.entries import from_texts
from yizhi.domain.library.laws.index import Index, Progress
from yizhi.domain.norms.api import Report, settled_laws


class NoIndexError(Exception):
    """There is no index to search in."""


@contextmanager
def standing(laws: str | None, progress: Progress = lambda words: None) -> Iterator[Index]:
    """The index in use; with `laws` (a folder or file of laws) one of exactly these. Raises NoIndexError."""
    if laws is None:
        found = indexes.opened()
        if found is None:
            raise NoIndexError("还没有索引，请先执行 yizhi library index-laws")
        yield found
        return
    with TemporaryDirectory() as folder:
        yield indexes.build(from_texts(settled_laws(laws, Report())), Path(folder), progress)
