"""Counts by year, place, tier and kind of what the engine found in a shard."""

from collections import Counter
from typing import Any, Final

from yizhi.domain.library.index.fields import KIND_CODES, TIER_CODES
from yizhi.domain.library.index.reading import Shard

_CODED: Final = {
    "tier": {code: name for name, code in TIER_CODES.items()},
    "kind": {code: name for name, code in KIND_CODES.items()},
}
_SIZE: Final = 128
FACETS: Final = ("county", "tier", "kind")


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
