"""Pure decisions that need the nouns of this module; general law lives in statute."""

from dataclasses import dataclass
from datetime import date

from yizhi.domain.subjects.api import PartyKind
from yizhi.statute.party import PartyKind as StatutoryKind

STATUTORY_KIND: dict[str, StatutoryKind] = {
    PartyKind.CITIZEN.value: StatutoryKind.CITIZEN,
    PartyKind.FOREIGN.value: StatutoryKind.CITIZEN,
    PartyKind.HOUSEHOLD.value: StatutoryKind.HOUSEHOLD_BUSINESS,
    PartyKind.ORGANISATION.value: StatutoryKind.LEGAL_PERSON,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A lawful span for a fine on the spot, in fen, both ends included, with the words for it."""

    lowest: int
    highest: int
    optional: bool
    says: str

    @property
    def possible(self) -> bool:
        """Some fine lies within the item's range and the limit of the simple procedure."""
        return self.lowest <= self.highest


def overdue(due: date | None, today: date) -> bool:
    return due is not None and today > due
