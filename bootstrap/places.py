"""The places of a checkout. Kept apart from the package's own, because nothing is installed yet."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
BUILD = ROOT / "src" / "yizhi" / "web" / "static" / "build"


def state() -> Path:
    """Run-time state: `YIZHI_VAR`, else `var/`."""
    return Path(os.environ.get("YIZHI_VAR") or ROOT / "var").expanduser().resolve()


def room(name: str) -> Path:
    """A directory of the state, made when missing."""
    directory = state() / name
    directory.mkdir(parents=True, exist_ok=True)
    return directory
