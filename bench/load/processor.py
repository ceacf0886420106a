"""Where the processor time went: the server's, the database's, the worker's and the generator's own share."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def children(root: int) -> set[int]:
    """The process and all below it."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, left = {root}, [root]
    while left:
        for child in parents.get(left.pop(), []):
            found.add(child)
            left.append(child)
    return found


def seconds(root: int) -> float:
    """Processor seconds used so far by a process and its children, the ended and waited-for ones included."""
    total = 0
    for process in children(root):
        try:
            fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        except OSError:
            continue
        total += sum(int(part) for part in fields.split()[11:15])
    return total / _TICK
