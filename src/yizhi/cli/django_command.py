"""Run a Django management command in the role that it needs."""

import os
import sys
from collections.abc import Sequence

from yizhi.platform.database import Role


def run_django(command: str, arguments: Sequence[str], *, role: Role) -> int:
    """The command as `yizhi_<role>`, unless `YIZHI_ROLE` says otherwise. Returns the exit status."""
    os.environ.setdefault("YIZHI_ROLE", role)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["yizhi", command, *arguments])
    except SystemExit as exit_:
        if isinstance(exit_.code, str):
            print(exit_.code, file=sys.stderr)
        return exit_.code if isinstance(exit_.code, int) else int(exit_.code is not None)
    return 0
