"""Where this installation keeps what it writes at run time: one directory, `var/`, with a fixed room for each thing."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[4]


def state_directory() -> Path:
    """The root of all run-time state: `YIZHI_VAR`, else `var/` of the checkout, else `var/` where we were started."""
    given = os.environ.get("YIZHI_VAR")
    if given:
        return Path(given).expanduser().resolve()
    home = PROJECT if (PROJECT / "pyproject.toml").exists() else Path.cwd()
    return home / "var"


def key_directory() -> Path:
    """Secrets, readable by the service account only: `YIZHI_KEY_DIRECTORY`, else `keys/` in the state directory."""
    given = os.environ.get("YIZHI_KEY_DIRECTORY")
    return Path(given).expanduser().resolve() if given else state_directory() / "keys"
