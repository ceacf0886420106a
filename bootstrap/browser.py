"""A Chromium for the browser tests: one that is there, else Debian's, else a plain word about what is skipped."""

import os
import shutil
import subprocess
from pathlib import Path

from bootstrap.commands import apt_install
from bootstrap.progress import say, step

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_chromium() -> str:
    """The path of a Chromium that starts; "" when there is none. `YIZHI_CHROMIUM` is tried first."""
    candidates = [os.environ.get("YIZHI_CHROMIUM"), *(shutil.which(name) for name in _NAMES), *_MAC]
    return next((path for path in candidates if path and _starts(path)), "")


def _starts(path: str) -> bool:
    """Ubuntu's package is only a pointer to a snap; a file being there says little."""
    if not Path(path).exists():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def ensure_chromium() -> str:
    """The path of a Chromium, installed from Debian if we may; "" after saying what will be skipped."""
    found = find_chromium()
    if not found and os.environ.get("YIZHI_CHROMIUM") is None:
        with step("安装 Chromium（浏览器测试用）", "Chromium for the browser tests"):
            apt_install("chromium")
        found = find_chromium()
    if not found:
        say("  ! 没有可用的 Chromium，也无权安装：将跳过全部浏览器测试（标记为 browser），其余照常。")
        say("    No Chromium and no right to install it: every test marked `browser` is skipped, all others run.")
        say("    安装 Chromium 或用 YIZHI_CHROMIUM 指明其路径后可完整执行。Install it or set YIZHI_CHROMIUM.")
    return found
