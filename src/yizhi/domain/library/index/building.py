"""Building the index from the lake: years side by side in processes, each year resumed where it stopped."""

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from yizhi.domain.library.index.fines import write_fines
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.precounted import precount
from yizhi.domain.library.index.writing import ShardWriter, indexed_parts
from yizhi.domain.library.lake.store import Lake, Part

FRAMES: Final = "frames.json"
_SAMPLE: Final = 20_000
_FEW: Final = 1_000
_FORM: Final = "1"
"""Form of the index: an index of another form is thrown away and built again."""


@dataclass(frozen=True, slots=True)
class Task:
    folder: Path
    year: int
    parts: tuple[Part, ...]


def build(lake: Lake, folder: Path, *, processes: int = 0, tell: Callable[[int], None] = lambda n: None) -> int:
    """Bring the index up to the lake. Returns how many cases were added; nothing is done twice."""
    _same_form(folder)
    frames_of(lake, folder)
    tasks = [Task(folder, year, tuple(lake.parts(year))) for year in lake.years()]
    waiting = [task for task in tasks if _missing(task)]
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


def frames_of(lake: Lake, folder: Path) -> Frames:
    """The shared sentences of the index; learnt from a sample of the lake when the index begins."""
    path = folder / FRAMES
    if path.exists():
        return Frames.load(path)
    folder.mkdir(parents=True, exist_ok=True)
    frames = Frames.learn(_sample(lake))
    aside = folder / f".{FRAMES}"
    frames.save(aside)
    aside.replace(path)
    return frames


def _sample(lake: Lake) -> Iterator[str]:
    parts = lake.parts()
    each = max(1, _SAMPLE // max(1, len(parts)))
    for part in parts:
        rows = next(part.batches(each, ["violation", "facts"]), None)
        for row in rows.to_pylist() if rows is not None else ():
            yield f"{row['violation'] or ''}\n{row['facts'] or ''}"


def _missing(task: Task) -> bool:
    known = indexed_parts(task.folder / str(task.year))
    return any(part.name not in known for part in task.parts)


def _added(tasks: list[Task], processes: int) -> Iterator[int]:
    largest_first = sorted(tasks, key=lambda task: -sum(part.path.stat().st_size for part in task.parts))
    if processes == 1 or len(tasks) <= 1:
        yield from map(_add, largest_first)
        return
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from pool.imap_unordered(_add, largest_first)


def _add(task: Task) -> int:
    folder = task.folder / str(task.year)
    frames = Frames.load(task.folder / FRAMES)
    count = ShardWriter(folder, frames).add(list(task.parts))
    write_fines(folder, list(task.parts))
    # A few added cases do not make the common words worth counting anew: until then they are counted when asked.
    if count > _FEW:
        precount(folder, task.year, frames)
    return count
