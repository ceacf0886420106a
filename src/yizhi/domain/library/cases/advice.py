"""What the library says of a case at hand: advice, never a ground of decision, and never without its sample."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from yizhi.domain.library.cases import shelf, shown
from yizhi.domain.library.cases.peers import compare
from yizhi.domain.library.cases.similar import items_of
from yizhi.domain.library.cases.suggestion import suggest
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.lake.schema import SYNTHETIC
from yizhi.domain.norms import api as norms
from yizhi.platform.addresses import reverse

WORDS: Final = "仅供参考，由执法人员依法判断"
SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class SuggestedItem:
    """An item with its clauses as in force on the day; without clauses when this installation does not carry it."""

    code: str
    name: str
    confidence: float
    words: tuple[str, ...]
    violation: str = ""
    penalty: str = ""
    url: str = ""

    @property
    def percent(self) -> int:
        """As shown: never certain, never impossible."""
        return min(max(round(self.confidence * 100), 1), 99)

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "name": self.name,
            "confidence": round(self.confidence, 3),
            "words": list(self.words),
            "violation": self.violation,
            "penalty": self.penalty,
            "url": self.url,
        }


def suggested_items(facts: str, day: date) -> list[SuggestedItem]:
    """The likeliest items first; nothing for fewer than four characters."""
    if len(facts) < SHORTEST:
        return []
    search = shelf.search()
    told = items_of(search, facts) if search else suggest(facts)
    versions = norms.versions_of([one.item for one in told], day)
    found = []
    for one in told:
        version = versions.get(one.item)
        known = _known(version) if version else ("", "", "")
        found.append(SuggestedItem(one.item, one.name, one.confidence, one.words, *known))
    return found


def fines_beside(item: str, tier: str, division: str, proposal: int | None) -> dict[str, Any]:
    """The distribution for the nearest peers with a sample worth showing, the wider circles beside it, year by year."""
    found = compare(shelf.index_folder(), item, tier=tier, division=division)
    narrowed = urlencode({"item": item})
    return {
        "found": found,
        "drawing": shown.drawing(found.shown.fines, proposal) if found else None,
        "proposal": proposal,
        "cases_url": f"{reverse('library:cases')}?{narrowed}",
        "synthetic": _synthetic(),
    }


def _synthetic() -> int:
    """How many cases of the library are synthetic: their figures say nothing about how anybody was fined."""
    search = shelf.search()
    return search.search(Question(origin=SYNTHETIC, size=1)).total if search else 0


def _known(version: norms.ItemVersion) -> tuple[str, str, str]:
    address = reverse("norms:item", args=[version.item_id])
    return version.violation_citation, version.penalty_citation, address
