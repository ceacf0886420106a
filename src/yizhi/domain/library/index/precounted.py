"""Facets of the commonest words, counted once when a shard was filled: only they touch millions of cases."""

import json
from pathlib import Path
from typing import Any, Final

import orjson

from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.compiling import Compiler, wanted
from yizhi.domain.library.index.facets import counted
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.reading import Shard

_FILE: Final = "precounted.json"
LEAST_CASES: Final = 2_000
"""In a smaller shard counting at once is fast enough."""


def precount(folder: Path, year: int, frames: Frames) -> None:
    """Write down count and facets of every common word, for the shard as it is now."""
    shard = Shard(folder, year)
    if shard.cases < LEAST_CASES:
        return
    compiler = Compiler(shard.schema, frames)
    found: dict[str, Any] = {}
    for word in ["", *sorted(frames.common | frames.shared_words)]:
        question = Question(words=word)
        query = compiler.compile(question, wanted(word))
        count = shard.searcher.search(query, 1).count
        found[word] = {"count": count, "facets": counted(shard, query, count)}
    aside = folder / f".{_FILE}"
    aside.write_text(json.dumps({"generation": shard.generation, "words": found}, ensure_ascii=False), encoding="utf-8")
    aside.replace(folder / _FILE)


def recall(shard: Shard) -> None:
    """Give the shard what was counted of it, if it has not changed since."""
    path = shard.folder / _FILE
    kept = orjson.loads(path.read_bytes()) if path.exists() else {}
    shard.before = kept["words"] if kept.get("generation") == shard.generation else {}
