"""Exports are asked for by the web process and made by the worker's code, both under row-level security."""

from pathlib import Path

import pytest
from pytest_django import Settings

from yizhi.platform.lists.tests.conftest import visit, world

__all__ = ["visit", "world"]


@pytest.fixture(autouse=True)
def exports_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.YIZHI_EXPORTS = str(tmp_path / "exports")
    return tmp_path / "exports"
