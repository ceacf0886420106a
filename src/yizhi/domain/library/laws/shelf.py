"""The index as the pages use it: opened once a process, looked for anew when a newer one was put in its place."""

from threading import Lock

from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.ranking import shipped
from yizhi.domain.library.laws.search import Searcher

_lock = Lock()
_kept: dict[str, Searcher] = {}


def searcher() -> Searcher | None:
    """The searcher over the index in use; None when there is no index that can be opened."""
    generation = indexes.current()
    if generation is None:
        return None
    key = f"{indexes.place()}/{generation}"
    with _lock:
        if key not in _kept:
            opened = indexes.opened()
            if opened is None:
                return None
            _kept.clear()
            _kept[key] = Searcher(opened, shipped())
        return _kept[key]
