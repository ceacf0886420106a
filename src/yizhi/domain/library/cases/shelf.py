"""Where the cases of this installation are, and the one open search over them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread

from django.conf import settings

from yizhi.domain.library.index.asking import CaseSearch
from yizhi.domain.library.index.building import FRAMES
from yizhi.domain.library.index.cluster.client import Cluster
from yizhi.domain.library.index.cluster.search import ClusterSearch
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.lake.bucket import Bucket
from yizhi.domain.library.lake.store import Lake
from yizhi.statute.refusal import Refusal

_opening = Lock()
NOTHING_YET = Refusal(
    "案例库还是空的",
    "本系统尚未导入处罚案例，或者索引尚未建立",
    "",
    "请系统管理员运行 yizhi library import-cases 导入公示案例，或者 yizhi library synth 生成合成样例",
)


def folder() -> Path:
    return Path(settings.YIZHI_LIBRARY)


def lake() -> Lake:
    """`YIZHI_LIBRARY_LAKE` (s3://…), `YIZHI_LIBRARY_ACCESS_KEY` and `…_SECRET_KEY`; else a folder beside the index."""
    url = str(settings.YIZHI_LIBRARY_LAKE)
    keys = {name: os.environ.get(f"YIZHI_LIBRARY_{name.upper()}", "") for name in ("access_key", "secret_key")}
    return Lake(folder() / "lake", Bucket.of(url, **keys) if url else None)


def index_folder() -> Path:
    return folder() / "index"


class BusyError(Exception):
    """Somebody else is writing lake or index just now."""


@contextmanager
def writing(*, wait: bool = False) -> Iterator[None]:
    """Only one process writes lake and index at a time. Raises BusyError at once, or waits for its turn."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "writing.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
        yield


def cluster() -> Cluster | None:
    """`YIZHI_LIBRARY_SEARCH`: the address of a cluster that answers instead of the embedded index."""
    url = str(settings.YIZHI_LIBRARY_SEARCH)
    return _cluster(url) if url else None


@lru_cache(maxsize=1)
def _cluster(url: str) -> Cluster:
    return Cluster.configured(url)


@lru_cache(maxsize=1)
def _asking(found: Cluster) -> ClusterSearch:
    return ClusterSearch(found)


def search() -> CaseSearch | None:
    """What answers; None when there is nothing yet. Opened once, and anew when it was built or got another year."""
    if (found := cluster()) is not None:
        return _asking(found)
    place = index_folder()
    if not (place / FRAMES).exists():
        return None
    years = tuple(sorted(one.name for one in place.iterdir() if one.name.isdigit() and (one / "fines.npy").exists()))
    if not years:
        return None
    with _opening:
        return _opened(place, (place / FRAMES).stat().st_mtime_ns, years)


@lru_cache(maxsize=1)
def _opened(place: Path, learnt: int, years: tuple[str, ...]) -> EmbeddedSearch:
    found = EmbeddedSearch(place)
    # The first questions after a start are answered while the files are still being read.
    Thread(target=found.warm, name="library", daemon=True).start()
    return found
