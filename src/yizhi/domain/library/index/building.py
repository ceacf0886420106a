"""Building the index from the lake: years side by side in processes, each year resumed where it stopped."""

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from yizhi.domain.library.index.fines import amend_fines, write_fines
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.records import write_dictionary
from yizhi.domain.library.index.writing import HEAP, ShardWriter, indexed_parts, rename_parts, unsettled
from yizhi.domain.library.lake.store import Lake, Part

FRAMES: Final = "frames.json"
_SAMPLE: Final = 20_000
_REPEATED: Final = ("violation", "agency", "basis", "kinds", "content", "source", "note", "party_kind")
"""What is the same in many cases, and of nobody in particular."""
_FEW: Final = 1_000
_LEARNT: Final = "learnt"
_SMALL_HEAP: Final = 50_000_000
_FORM: Final = "2"
"""Form of the index: an index of another form is thrown away and built again."""


@dataclass(frozen=True, slots=True)
class Task:
    folder: Path
    year: int
    parts: tuple[Part, ...]
    withdrawn: frozenset[int] = frozenset()

    @property
    def missing(self) -> list[Part]:
        known = indexed_parts(self.folder / str(self.year))
        return [part for part in self.parts if part.name not in known]


def build(lake: Lake, folder: Path, *, processes: int = 0, tell: Callable[[int], None] = lambda n: None) -> int:
    """Bring the index up to the lake. Returns how many cases were added; nothing is done twice."""
    _same_form(folder)
    _outgrown(lake, folder)
    frames_of(lake, folder)
    withdrawn = lake.withdrawn()
    tasks = [Task(folder, year, tuple(lake.parts(year)), withdrawn) for year in lake.years()]
    waiting = [task for task in tasks if task.missing or unsettled(folder / str(task.year))]
    added = 0
    for count in _added(waiting, processes or min(2, os.cpu_count() or 1)):
        added += count
        tell(added)
    return added


def _same_form(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / "form"
    if note.exists() and note.read_text() == _FORM:
        return
    for one in folder.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    note.write_text(_FORM)


def _outgrown(lake: Lake, folder: Path) -> None:
    """Sentences learnt from a handful of cases are no measure for many: then the small index is begun anew."""
    note = folder / _LEARNT
    if note.exists() and int(note.read_text()) < _FEW and lake.rows >= 2 * _FEW:
        for one in folder.iterdir():
            if one.name.isdigit():
                shutil.rmtree(one)
        (folder / FRAMES).unlink(missing_ok=True)


def frames_of(lake: Lake, folder: Path) -> Frames:
    """The shared sentences of the index; learnt from a sample of the lake when the index begins."""
    path = folder / FRAMES
    if path.exists():
        return Frames.load(path)
    folder.mkdir(parents=True, exist_ok=True)
    sample = list(_sample(lake))
    frames = Frames.learn(f"{row['violation'] or ''}\n{row['facts'] or ''}" for row in sample)
    write_dictionary(folder, frames.forms, (row[name] for row in sample for name in _REPEATED if row[name]))
    aside = folder / f".{FRAMES}"
    frames.save(aside)
    (folder / _LEARNT).write_text(str(lake.rows))
    aside.replace(path)
    return frames


def _sample(lake: Lake) -> Iterator[dict[str, Any]]:
    parts = lake.parts()
    each = max(1, _SAMPLE // max(1, len(parts)))
    for part in parts:
        rows = next(part.batches(each, ["facts", *_REPEATED]), None)
        yield from rows.to_pylist() if rows is not None else ()


def _added(tasks: list[Task], processes: int) -> Iterator[int]:
    largest_first = sorted(tasks, key=lambda task: -sum(part.size for part in task.parts))
    if processes == 1 or len(tasks) <= 1:
        yield from map(_add, largest_first)
        return
    # A client of an object store does not live through a fork.
    remote = any(part.bucket for task in tasks for part in task.parts)
    with multiprocessing.get_context("spawn" if remote else "fork").Pool(processes) as pool:
        yield from pool.imap_unordered(_add, largest_first)


def _add(task: Task) -> int:
    folder = task.folder / str(task.year)
    frames = Frames.load(task.folder / FRAMES)
    missing = task.missing
    few = sum(part.rows for part in missing) <= _FEW
    writer = ShardWriter(folder, frames, heap=_SMALL_HEAP if few else HEAP, withdrawn=task.withdrawn)
    count = writer.add(list(task.parts))
    if not few or not amend_fines(folder, missing, task.withdrawn):
        write_fines(folder, list(task.parts), task.withdrawn)
    return count


def forget(lake: Lake, folder: Path, year: int, key: int) -> None:
    """Take one case out of the index; without effect where there is no index of its year."""
    shard = folder / str(year)
    if not (folder / FRAMES).exists() or not (shard / "index").is_dir():
        return
    ShardWriter(shard, Frames.load(folder / FRAMES), heap=_SMALL_HEAP).remove(key)
    amend_fines(shard, [], frozenset([key]))


def renamed(folder: Path, year: int, whole: Part, small: list[Part]) -> None:
    """The index holds the cases of the small parts already; they now have the name of the whole part."""
    rename_parts(folder / str(year), whole.name, [part.name for part in small])
