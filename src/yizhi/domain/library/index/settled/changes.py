"""What happened to a shard since its arrays were put down: cases that came, and cases that went.

A line is two numbers: the key of a case and the place of its text now. A place below zero says that the case was taken
out: what stood before place -1 - p is gone. Lines are written before the engine commits what they tell of, so no case
that was taken out is ever found.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

_FILE: Final = "changes.bin"
Change = tuple[int, int]
LINE: Final = 16


def note(folder: Path, changes: Iterable[Change]) -> None:
    """Add to what happened; kept when this returns."""
    end(folder)
    lines = np.array(list(changes), dtype="<i8").reshape(-1, 2)
    with (folder / _FILE).open("ab") as file:
        file.write(lines.tobytes())
        file.flush()
        os.fsync(file.fileno())


def removed(key: int, places: int) -> Change:
    """The case is taken out of a shard whose texts reach to `places`."""
    return key, -1 - places


def noted(folder: Path, begin: int = 0) -> list[Change]:
    """What happened from that byte on, in order; a line cut off by a crash does not count."""
    path = folder / _FILE
    if not path.exists():
        return []
    with path.open("rb") as file:
        file.seek(begin)
        raw = file.read()
    lines = np.frombuffer(raw[: len(raw) // LINE * LINE], dtype="<i8").reshape(-1, 2)
    return [(key, place) for key, place in lines.tolist()]


def end(folder: Path) -> int:
    """How many bytes of whole lines there are; a torn last line is cut off: the next one begins in its place."""
    path = folder / _FILE
    if not path.exists():
        return 0
    size = path.stat().st_size // LINE * LINE
    if size != path.stat().st_size:
        os.truncate(path, size)
    return size


def standing(changes: Iterable[Change]) -> dict[int, int]:
    """For each case that changed where it is now; below zero when it is gone."""
    return dict(changes)
