"""What a bulk import reads is handed in beside the act and named in it by its hash.

So the ledger proves the content without holding it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from yizhi.domain.norms.sources import china_law, jsonl, markdown
from yizhi.domain.norms.sources.joining import settled
from yizhi.domain.norms.sources.law_text import LawText, Report, VersionText
from yizhi.platform.acts.errors import ActInvalid

_offered: ContextVar[dict[str, Sequence[Any]] | None] = ContextVar("yizhi_norms_offered", default=None)

DEFAULT = "default"


def read_laws(path: str, report: Report) -> Iterator[LawText]:
    """The laws at a path, in whichever of the known forms. Raises FileNotFoundError when there is no such path."""
    if path == DEFAULT:
        return china_law.read(report)
    place = Path(path)
    if not place.exists():
        raise FileNotFoundError(f"{path} 不存在")
    if place.is_dir() and any((place / f"{jsonl.LAWS}{end}").exists() for end in ("", ".gz")):
        return jsonl.read(place, report)
    if place.suffix == ".db":
        return china_law.read(report, place)
    return markdown.read(place, report)


def settled_laws(path: str, report: Report) -> list[LawText]:
    """The laws at a path as a corpus: parts joined, each version with its end. Raises FileNotFoundError."""
    return settled(read_laws(path, report))


def version_hash(version: VersionText) -> str:
    """SHA-256 over the articles in their order."""
    digest = hashlib.sha256()
    for article in version.articles:
        digest.update(f"{article.number}.{article.sub}\x1f{'/'.join(article.path)}\x1f{article.text}\x1e".encode())
    return digest.hexdigest()


def laws_hash(laws: Iterable[LawText]) -> str:
    """SHA-256 over titles, dates and texts, whatever the order of the laws."""
    lines = sorted(
        f"{law.title}\x1f{v.dated}\x1f{v.effective_from}\x1f{v.effective_to}\x1f{v.status}\x1f{version_hash(v)}"
        for law in laws
        for v in law.versions
    )
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()


def items_hash(items: Iterable[Any]) -> str:
    """SHA-256 over frozen rows (items, benchmarks, entries), whatever their order."""
    return hashlib.sha256("\x1e".join(sorted(map(repr, items))).encode()).hexdigest()


@contextmanager
def offered(sha256: str, rows: Sequence[Any]) -> Iterator[None]:
    """Within the block an import act may ask for the rows by their hash."""
    token = _offered.set({**(_offered.get() or {}), sha256: rows})
    try:
        yield
    finally:
        _offered.reset(token)


def taken(sha256: str) -> Sequence[Any]:
    """The rows with the hash. Raises ActInvalid when none were handed in: an import never reads by name."""
    rows = (_offered.get() or {}).get(sha256)
    if rows is None:
        raise ActInvalid({"sha256": ["没有收到这一校验值的内容，请用导入命令 import_laws 办理"]})
    return rows
