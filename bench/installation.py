"""An installation for measurements alone: the demo city in a state directory of its own, with a million cases.

It is kept between runs in `var/bench/installation` (about 4 GB) and migrated when the schema has changed.
"""

import os
import sys
from pathlib import Path

from bootstrap.city import ensure_database
from bootstrap.places import ROOT

PLACE = Path(os.environ.get("YIZHI_BENCH_VAR") or ROOT / "var" / "bench" / "installation")
CASES = int(os.environ.get("CASES", "1000000"))


def enter(role: str = "web") -> None:
    """Point this process and its children to the measurements' installation, before Django reads its settings."""
    os.environ.update(
        YIZHI_VAR=str(PLACE),
        YIZHI_MODE="development",
        YIZHI_ROLE=role,
        DJANGO_SETTINGS_MODULE="yizhi.settings",
    )


def ensure() -> None:
    """The demo city and the million cases are there. Takes a few minutes the first time."""
    enter("owner")
    PLACE.mkdir(parents=True, exist_ok=True)
    ensure_database()
    from bench import million

    million.fill(CASES)


def setup(role: str = "web") -> None:
    """Django, ready to read the measurements' installation as `role`."""
    ensure()
    enter(role)
    import django
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    if role == "web":
        from yizhi.web import urls  # noqa: F401  all that the server has loaded before its first request
        from yizhi.web.operations.memory import keep_what_was_loaded

        keep_what_was_loaded()


if __name__ == "__main__":
    ensure()
    sys.exit(0)
