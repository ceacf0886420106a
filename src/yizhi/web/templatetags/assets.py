"""Where the built front end lies: reads the manifest that the build wrote and names hashed files."""

from __future__ import annotations

import json
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

BUILD = Path(__file__).resolve().parent.parent / "static" / "build"
ENTRIES = {"app": "src/app.ts"}
SPRITE = "src/icons/sprite.svg"


@lru_cache(maxsize=4)
def _manifest(changed_at: int) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((BUILD / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def manifest() -> dict[str, Any]:
    """The build's manifest; empty when the front end has not been built."""
    changed_at = _changed_at(int(time.monotonic()))
    return _manifest(changed_at) if changed_at else {}


@lru_cache(maxsize=1)
def _changed_at(_second: int) -> int:
    """When the manifest was written, looked up once a second; 0 when there is none."""
    try:
        return (BUILD / "manifest.json").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def built_url(name: str) -> str:
    """The address of a built file. Its own hash names it; no storage may rename it again."""
    return f"{settings.STATIC_URL.rstrip('/')}/build/{name}"


def vite(entry: str) -> SafeString:
    """Link and script elements of an entry of the front end, with their preloads."""
    built = manifest()
    chunk = built.get(ENTRIES[entry])
    if chunk is None:
        return SafeString("<!-- 前端尚未构建：请在 frontend 目录运行 npm run build -->")
    styles = list(chunk.get("css", []))
    imports = []
    for key in chunk.get("imports", []):
        imports.append(built[key]["file"])
        styles.extend(built[key].get("css", []))
    return format_html(
        '{}{}<script type="module" src="{}"></script>',
        format_html_join("", '<link rel="stylesheet" href="{}">', ((built_url(name),) for name in styles)),
        format_html_join("", '<link rel="modulepreload" href="{}">', ((built_url(name),) for name in imports)),
        built_url(chunk["file"]),
    )


def sprite_url() -> str:
    """The address of the icon sprite."""
    return built_url(manifest().get(SPRITE, {}).get("file", "sprite.svg"))


def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite: decoration by default, an image with a name when `label` is given."""
    return _icon(name, label, sprite_url()) if name else SafeString("")


@lru_cache(maxsize=1024)
def _icon(name: str, label: str, sprite: str) -> SafeString:
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>', label, sprite, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sprite, name)
