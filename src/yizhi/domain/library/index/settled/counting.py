"""Counts by county, tier and kind of what was chosen."""

from collections import Counter
from typing import Final

import numpy as np

from yizhi.domain.library.index.fields import KIND_CODES, TIER_CODES
from yizhi.domain.library.index.settled.collecting import named
from yizhi.domain.library.index.settled.piece import COUNTY, Chosen, ones

_MANY: Final = 20_000
"""From so many cases on the bits of the values are counted instead of the cases."""
_EACH_COUNTY: Final = 1_500
"""Reading this many cases costs as much as counting the bits of one county."""


def facets(chosen: Chosen, year: int) -> dict[str, Counter[str]]:
    """By year, county (code of six digits), tier and kind; of a case with two kinds, both count."""
    if not chosen.count:
        return {}
    return {
        "year": Counter({str(year): chosen.count}),
        "county": _counties(chosen),
        "tier": _coded(chosen, "tier", TIER_CODES),
        "kind": _coded(chosen, "kind", KIND_CODES),
    }


def _counties(chosen: Chosen) -> Counter[str]:
    terms = chosen.piece.counties
    if chosen.count > _EACH_COUNTY * len(terms):
        return Counter({term.removeprefix(COUNTY): held for term in terms if (held := _held(chosen, term))})
    arrays = chosen.piece.arrays
    times = np.bincount(arrays.columns["county"][chosen.docs], minlength=len(arrays.counties))
    counted = zip(arrays.counties.tolist(), times.tolist(), strict=True)
    return Counter({str(code): count for code, count in counted if count})


def _held(chosen: Chosen, term: str) -> int:
    bits = chosen.piece.bits(term)
    if bits is not None:
        return ones(bits & chosen.bits)
    docs = chosen.piece.docs(term)
    return 0 if docs is None else int(chosen.holds(docs).sum())


def _coded(chosen: Chosen, name: str, codes: dict[str, int]) -> Counter[str]:
    if chosen.count > _MANY:
        counts = {title: _held(chosen, named(name, code)) for title, code in codes.items()}
    elif name == "tier":
        times = np.bincount(chosen.piece.arrays.columns["tier"][chosen.docs], minlength=len(codes))
        counts = {title: int(times[code]) for title, code in codes.items()}
    else:
        values = chosen.piece.arrays.columns["kinds"][chosen.docs]
        counts = {title: int(np.count_nonzero(values >> min(code, 15) & 1)) for title, code in codes.items()}
    return Counter({title: count for title, count in counts.items() if count})
