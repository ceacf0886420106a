"""Counts by year, place, tier and kind of what a question found in a shard."""

from collections import Counter
from typing import Any, Final

from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.fields import KIND_CODES, TIER_CODES
from yizhi.domain.library.index.reading import Shard

_CODED: Final = {
    "tier": {code: name for name, code in TIER_CODES.items()},
    "kind": {code: name for name, code in KIND_CODES.items()},
}
_SIZE: Final = 128
FACETS: Final = ("county", "tier", "kind")


def facets_of(shard: Shard, query: Any, question: Question, count: int) -> dict[str, Counter[str]]:
    """Counted once for each question and generation of the shard."""
    asked = "facets", question.key()
    found: dict[str, Counter[str]] | None = shard.counted.get(asked)
    if found is None:
        known = shard.recalled(question)
        kept = {name: Counter(values) for name, values in known["facets"].items()} if known else None
        found = counted(shard, query, count) if kept is None else kept
        shard.remember(asked, found)
    return found


def counted(shard: Shard, query: Any, count: int) -> dict[str, Counter[str]]:
    """Counted now."""
    if not count:
        return {}
    counts = {"year": Counter({str(shard.year): count})}
    wanted = {name: {"terms": {"field": name, "size": _SIZE}} for name in FACETS}
    answer = shard.searcher.aggregate(query, wanted)
    for name in FACETS:
        titles = _CODED.get(name, {})
        counts[name] = Counter(
            {titles.get(int(b["key"]), str(int(b["key"]))): b["doc_count"] for b in answer[name]["buckets"]}
        )
    return counts
