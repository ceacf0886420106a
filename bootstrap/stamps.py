"""What is finished already: a stamp holds the digest of what went into a step and is written after it succeeded."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

_PASSED_OVER = frozenset({"node_modules", "__pycache__", ".git", "build", "var"})


def digest(paths: Iterable[Path], *words: str) -> str:
    """The digest of the contents of files and of all files below directories, and of some words."""
    found = hashlib.sha256("\0".join(words).encode())
    for path in sorted(file for given in paths for file in files_below(given)):
        found.update(f"\0{path}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def files_below(given: Path) -> Iterable[Path]:
    if given.is_file():
        yield given
        return
    for directory, names, files in os.walk(given):
        names[:] = [name for name in names if name not in _PASSED_OVER]
        for name in files:
            if not name.endswith(".pyc"):
                yield Path(directory, name)


def is_current(stamp: Path, value: str) -> bool:
    try:
        return stamp.read_text(encoding="ascii") == value
    except OSError:
        return False


def write(stamp: Path, value: str) -> None:
    """Write at once or not at all."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    aside = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    aside.write_text(value, encoding="ascii")
    aside.replace(stamp)
