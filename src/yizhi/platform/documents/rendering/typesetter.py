"""The warm typesetting engine: compilers that share fonts and cached layout, lent to one thread at a time."""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, cast

import typst

from yizhi.platform.documents.rendering.fonts import FontChain
from yizhi.platform.documents.rendering.loading import PACKAGE_ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOWHERE = PACKAGE_ROOT / "platform" / "documents" / "rendering" / "typ"
"""Package folder of the engine: it holds no packages, so a template cannot fetch any from outside."""


class Typesetter:
    """Compiles templates; data travels as one JSON string and is never part of the template's text.

    Each compiler serves one thread at a time; there are as many as processors, because setting type is processor work.
    """

    def __init__(self, chain: FontChain, compilers: int | None = None) -> None:
        self.chain = chain
        self._pool: LifoQueue[typst.Compiler] = LifoQueue()
        for _ in range(compilers or os.cpu_count() or 2):
            self._pool.put(self._compiler())

    def pdf(self, source: str, payload: Mapping[str, Any], at: datetime) -> bytes:
        """PDF/A-2b; the same source, payload and instant give the same bytes."""
        with self._engine() as engine:
            made = engine.compile(
                input=source.encode(),
                format="pdf",
                sys_inputs=self._inputs(payload),
                pdf_standards=["a-2b"],
                timestamp=int(at.timestamp()),
            )
        return cast(bytes, made)

    def pictures(self, source: str, payload: Mapping[str, Any], pixels_per_inch: float) -> tuple[bytes, ...]:
        """One PNG for each page, for screens that cannot show a PDF."""
        with self._engine() as engine:
            made = engine.compile(
                input=source.encode(), format="png", ppi=pixels_per_inch, sys_inputs=self._inputs(payload)
            )
        return (made,) if isinstance(made, bytes) else tuple(cast(list[bytes], made))

    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(
            root=PACKAGE_ROOT,
            font_paths=self.chain.loaded,
            ignore_system_fonts=True,
            package_path=_NOWHERE,
            package_cache_path=_NOWHERE,
        )

    def _inputs(self, payload: Mapping[str, Any]) -> dict[str, str]:
        fonts = {"body": self.chain.body, "heading": self.chain.heading}
        return {"payload": json.dumps({**payload, "fonts": fonts}, ensure_ascii=False)}

    @contextmanager
    def _engine(self) -> "Iterator[typst.Compiler]":
        engine = self._pool.get()
        try:
            yield engine
        finally:
            self._pool.put(engine)


@lru_cache(maxsize=4)
def typesetter(font_directories: tuple[str, ...] = ()) -> Typesetter:
    """The engine for a list of extra font folders (in order of preference); made once, kept warm."""
    return Typesetter(FontChain(tuple(Path(folder) for folder in font_directories)))


_configured: list[str] = []


def configure_fonts(directories: Sequence[str | Path]) -> None:
    """Called once when the process starts: the installation's own font folders for `default_typesetter`."""
    _configured[:] = [str(folder) for folder in directories]


def default_typesetter() -> Typesetter:
    return typesetter(tuple(_configured))
