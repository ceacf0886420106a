"""A library of its own for every test, beside the scenes of the cases."""

from pathlib import Path
from typing import Any

import pytest

from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.tests.conftest import scene

__all__ = ["file", "scene"]


@pytest.fixture(autouse=True)
def shelf_folder(tmp_path: Path, settings: Any) -> Path:
    settings.YIZHI_LIBRARY = str(tmp_path / "library")
    return tmp_path / "library"
