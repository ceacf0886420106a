"""Browser journeys: a real Chromium against a real installation."""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.installation import installation

_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _chromium() -> str:
    return os.environ.get("YIZHI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running installation."""
    if not _chromium():
        pytest.skip("没有 Chromium，跳过浏览器测试；用 YIZHI_CHROMIUM 指明其路径后可执行")
    with installation(tmp_path_factory.mktemp("city")) as address:
        yield address


@pytest.fixture(scope="session")
def browser(base: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with the Chinese fonts that the documents use, so that pictures read the same on every machine."""
    folder = tmp_path_factory.mktemp("fonts")
    package = find_spec("pylopdf_fonts_zh_cn")
    assert package is not None
    assert package.origin is not None
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{Path(package.origin).parent}</dir><dir>/usr/share/fonts</dir><cachedir>{folder}/cache</cachedir>"
        "</fontconfig>"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_chromium(), args=_SWITCHES, env=dict(environment))
        yield started
        started.close()
