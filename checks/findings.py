"""A finding, and the files of the repository that the checks look at."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "yizhi"


@dataclass(frozen=True, order=True)
class Finding:
    """Where something is wrong, and what."""

    path: Path
    line: int
    says: str

    def __str__(self) -> str:
        shown = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{shown}:{self.line}: {self.says}"


def repository_files() -> Iterator[Path]:
    """Every file that is or would be tracked: what git ignores is not ours to judge."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            yield path


def python_files(*, tests: bool = True, migrations: bool = False) -> Iterator[Path]:
    """Our Python files; generated migrations and tests only when asked for."""
    for path in repository_files():
        parts = path.relative_to(ROOT).parts
        if path.suffix != ".py" or (not migrations and "migrations" in parts):
            continue
        if tests or not ("tests" in parts or path.name == "conftest.py"):
            yield path
