"""What can be asked of the decided cases, and what is answered: the port that every engine serves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

PAGE = 20
DEEPEST = 50
"""Pages that can be turned; who wants more narrows the question."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words (all must occur; “…” is a phrase) and filters. Fines in fen, days as 20230101, years both included.

    `division` is a code of four digits (city) or six (county). Empty means no limit.
    """

    words: str = ""
    item: str = ""
    division: str = ""
    first_year: int = 0
    last_year: int = 9999
    lowest_fine: int | None = None
    highest_fine: int | None = None
    tier: str = ""
    kind: str = ""
    procedure: str = ""
    origin: str = ""
    any_word: bool = False
    sort: str = "relevance"
    page: int = 1
    size: int = PAGE

    @property
    def filtered(self) -> bool:
        """Whether anything but words and years narrows it."""
        fines = self.lowest_fine is not None or self.highest_fine is not None
        return fines or bool(self.item or self.division or self.tier or self.kind or self.procedure or self.origin)


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it is shown; `score` says how well it fits within one answer."""

    key: int
    values: Mapping[str, Any]
    score: float = 0.0

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` is exact. Not `ranked`: words were asked, but too many cases hold them all; the latest come first."""

    total: int
    cases: Sequence[Case]
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    ranked: bool = True


class CaseSearch(Protocol):
    """The port. Adapters: the embedded index (`embedded.py`) and an OpenSearch cluster (`cluster/`)."""

    def search(self, question: Question, *, facets: bool = False) -> Answer:
        """The page asked for, with the exact count and, if wanted, counts by year, county, tier and kind."""

    def case(self, key: int) -> Case | None:
        """The case with the key; None when there is none."""

    def newest(self, question: Question, most: int) -> Sequence[tuple[int, int]]:
        """Key and day (20260101) of the cases that the question finds, the newest first, at most so many."""

    def similar(self, text: str, *, items: Sequence[str] = (), question: Question | None = None) -> Sequence[Case]:
        """Cases told in like words, best first, of the items if any are given, within the question's filters."""

    def count(self) -> int:
        """How many cases there are."""

    def telling(self, text: str) -> list[str]:
        """The words of the text that tell it from other cases, the most telling first."""

    def own_text(self, text: str) -> str:
        """The text without what is not its own, such as sentences that many decisions share."""

    def item_names(self) -> dict[str, str]:
        """The items that cases are about, with the name that a case gives them."""
