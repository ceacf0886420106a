"""Pictures for the guides: few colours, small files. Kept when asked (`make pictures`), else only looked at."""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "guide" / "pictures"
LOOKED_AT = ROOT / "var" / "pictures" / "guide"
MOST_BYTES = 120_000
COLOURS = 48
TALLEST = 1500


def take(page: Page, name: str) -> None:
    """The page as it stands, from its top, at most 1,500 pixels high; asserts that the file is small."""
    page.evaluate("window.scrollTo(0, 0)")
    width, height = page.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    high = min(height, TALLEST) if width < 500 else 900
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": high})  # bars that stick to the window's edge stay at the edge
    shot = page.screenshot()
    if before is not None:
        page.set_viewport_size(before)
    folder = COMMITTED if os.environ.get("YIZHI_WRITE_PICTURES") else LOOKED_AT
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    few = Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    assert path.stat().st_size <= MOST_BYTES, f"{name}.png 有 {path.stat().st_size} 字节，超过 {MOST_BYTES}"
