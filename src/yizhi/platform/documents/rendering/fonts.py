"""The chain of fonts in which documents are set: the city's own first, then the two that come with the product."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

BODY_PREFERRED = ("FandolFang R", "FandolFang", "FangSong", "FangSong_GB2312", "仿宋", "仿宋_GB2312", "STFangsong")
"""Names of 仿宋 faces (GB/T 9704 asks for 仿宋 in the body); used when the installation has one."""
HEADING_PREFERRED = ("FandolHei", "SimHei", "黑体", "Source Han Sans SC", "Noto Sans SC")
BUNDLED = ("Noto Serif SC", "Noto Sans SC")


@dataclass(frozen=True)
class FontChain:
    """`directories` are the installation's own font folders; a character missing in one font is taken from the next."""

    directories: tuple[Path, ...] = ()

    @cached_property
    def loaded(self) -> typst.Fonts:
        bundled = [pylopdf_fonts_zh_cn.serif_path().parent]
        own = [folder for folder in self.directories if folder.is_dir()]
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=bundled + own)

    @cached_property
    def families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(font.family for font in self.loaded.fonts()))

    @cached_property
    def body(self) -> tuple[str, ...]:
        return self._chain(BODY_PREFERRED)

    @cached_property
    def heading(self) -> tuple[str, ...]:
        return self._chain(HEADING_PREFERRED)

    @cached_property
    def covered(self) -> frozenset[int]:
        """Code points that at least one font of the chain can draw."""
        files = {(font.path, font.index) for font in self.loaded.fonts() if font.path}
        return frozenset().union(*(_code_points(path, index) for path, index in sorted(files)))

    def _chain(self, preferred: Iterable[str]) -> tuple[str, ...]:
        first = [name for name in preferred if name in self.families]
        return tuple(dict.fromkeys((*first, *BUNDLED, *self.families)))


@lru_cache(maxsize=64)
def _code_points(path: str, index: int) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
