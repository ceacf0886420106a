"""The index on disk: built whole beside the one in use, then put in its place in one step.

`var/library/laws/<generation>/`; the file `current` names the generation. Whoever holds an older one keeps it until
it looks again.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from yizhi.domain.library.laws import anchors, columns, postings
from yizhi.domain.library.laws.columns import Columns
from yizhi.domain.library.laws.entries import Entry
from yizhi.domain.library.laws.postings import Postings
from yizhi.domain.library.laws.words import characters, pairs, words

FORM = 1
Progress = Callable[[str], None]
# Each field: how a text is taken apart, and what of an entry is its text.
FIELDS = ("whole", "pairs", "pairs_text", "characters", "anchors", "chapter")


@dataclass(frozen=True, slots=True)
class Index:
    """The opened index. `chapter` scores chapters, every other field entries."""

    generation: str
    columns: Columns
    fields: dict[str, Postings]


def place() -> Path:
    return Path(settings.VAR) / "library" / "laws"


def current(folder: Path | None = None) -> str | None:
    """The generation in use; None when there is no index."""
    try:
        return ((folder or place()) / "current").read_text(encoding="ascii").strip() or None
    except OSError:
        return None


def opened(folder: Path | None = None) -> Index | None:
    """The index in use; None when there is none, or none that is whole and of this form."""
    home = folder or place()
    generation = current(home)
    if generation is None:
        return None
    inside = home / generation
    try:
        meta = json.loads((inside / "meta.json").read_text(encoding="utf-8"))
        if meta["form"] != FORM:
            return None
        found = columns.opened(inside, meta["names"])
        sizes = {name: meta["chapters"] if name == "chapter" else len(found) for name in FIELDS}
        return Index(generation, found, {name: postings.opened(inside, name, sizes[name]) for name in FIELDS})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def content(folder: Path | None = None) -> str:
    """What the index in use was built from, as its builder named it; empty when there is none."""
    home = folder or place()
    try:
        meta = json.loads((home / (current(home) or "") / "meta.json").read_text(encoding="utf-8"))
        return str(meta["content"]) if meta["form"] == FORM else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def build(
    entries: Iterable[Entry],
    folder: Path | None = None,
    progress: Progress = lambda words: None,
    content: str = "",
) -> Index:
    """Build an index of the entries and put it in use; `content` names what they are.

    Raises ValueError when there is nothing to index.
    """
    rows = list(entries)
    if not rows:
        raise ValueError("没有条文可以建立索引，请先导入法规")
    home = folder or place()
    generation = uuid4().hex[:12]
    inside = home / generation
    inside.mkdir(parents=True)
    progress(f"读取 {len(rows)} 条")
    citing = anchors.citing(rows)
    found = columns.of(rows, map(len, citing))
    found.save(inside)
    chapters = int(found.chapter.max()) + 1
    for name, texts in _texts(rows, citing, found, chapters):
        postings.built(texts).save(inside, name)
        progress(f"字段 {name}")
    meta = {"form": FORM, "content": content, "chapters": chapters, "names": found.names()}
    (inside / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
    _put_in_use(home, generation)
    made = opened(home)
    assert made is not None
    return made


def _texts(
    rows: Sequence[Entry], citing: Sequence[Sequence[int]], found: Columns, chapters: int
) -> Iterator[tuple[str, Iterable[Sequence[str]]]]:
    """The fields in turn, so that only one of them is held in memory."""
    yield "whole", (words(f"{one.title} {_headings(one)} {one.text}") for one in rows)
    yield "pairs", (pairs(f"{one.title} {_headings(one)} {one.text}") for one in rows)
    yield "pairs_text", (pairs(one.text) for one in rows)
    yield "characters", (characters(one.text) for one in rows)
    yield "anchors", (words(anchors.said(rows, cited_by)) for cited_by in citing)
    together: list[list[str]] = [[] for _ in range(chapters)]
    for one, chapter in zip(rows, found.chapter.tolist(), strict=True):
        parts = together[chapter]
        if not parts:
            parts.extend(3 * words(f"{one.title} {_headings(one)}"))
        parts.extend(words(one.text))
    yield "chapter", together


def _headings(one: Entry) -> str:
    """The headings without their numbers: 第二章 行政处罚的种类和设定 → 行政处罚的种类和设定."""
    return " ".join(heading.split(maxsplit=1)[-1] for heading in one.path)


def _put_in_use(home: Path, generation: str) -> None:
    """Name the new generation in one step; what is neither in use nor the last one is removed."""
    before = current(home)
    draft = home / f"current.{generation}"
    draft.write_text(generation, encoding="ascii")
    os.replace(draft, home / "current")
    for old in home.iterdir():
        if old.is_dir() and old.name not in {generation, before} and (old / "meta.json").exists():
            shutil.rmtree(old, ignore_errors=True)
