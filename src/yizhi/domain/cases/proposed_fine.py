"""A fine that is being weighed, as other modules are told of it: they may show how others were fined."""

from dataclasses import dataclass
from typing import Final

PROPOSED_FINE: Final = "cases.proposed_fine"
"""The kind under which a panel about a fine at hand is registered."""


@dataclass(frozen=True, slots=True)
class ProposedFine:
    """`tier` in Chinese as the benchmark names it, '' while it is not known; `fen` None while no amount is proposed."""

    item_code: str
    item_name: str
    division: str
    tier: str = ""
    fen: int | None = None
