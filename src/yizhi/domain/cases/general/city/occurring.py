"""Which items occur in the city at all: of all there are, as many fields and items as the source counted in a year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from yizhi.domain.cases.general.city.cast import Troupe
from yizhi.domain.norms import api as norms

FIELDS, ITEMS = 12, 130


def narrowed(troupes: Sequence[Troupe], codes: frozenset[str]) -> list[Troupe]:
    """Each with what occurs of its items; without those who would have nothing to punish."""
    found = [replace(one, items=tuple(item for item in one.items if item.code in codes)) for one in troupes]
    return [one for one in found if one.items]


def occurring(offered: Iterable[norms.ItemVersion]) -> frozenset[str]:
    """Codes of at most `ITEMS` items in `FIELDS` fields: all that were verified, and others at even distances."""
    items = {item.code: item for item in offered}
    size = Counter(item.item.field for item in items.values())
    verified = Counter(item.item.field for item in items.values() if item.verified)
    fields = sorted(size, key=lambda field: (-verified[field], -size[field], field))[:FIELDS]
    codes = sorted(code for code, item in items.items() if item.item.field in fields)
    sure = [code for code in codes if items[code].verified][:ITEMS]
    others = [code for code in codes if not items[code].verified]
    wanted = ITEMS - len(sure)
    if len(others) > wanted:
        others = [others[place * len(others) // wanted] for place in range(wanted)]
    return frozenset([*sure, *others])
