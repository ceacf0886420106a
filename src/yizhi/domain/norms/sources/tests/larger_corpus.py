"""The larger corpora beside the project; tests that read them skip on a machine that has none."""

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[6]


def shared_laws() -> Path:
    """The folder of laws, from YIZHI_SHARED or beside the project's root."""
    folder = Path(os.environ.get("YIZHI_SHARED") or _ROOT.parent / "shared") / "data" / "laws"
    if not folder.is_dir():
        pytest.skip("没有 ../shared/data/laws（可用 YIZHI_SHARED 指明），未核对完整法规库")
    return folder
