"""Pure decisions that need the nouns of this module; general law lives in statute."""

from dataclasses import dataclass
from datetime import date, timedelta

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


def days_between(start: date, end: date) -> list[date]:
    """The days after `start` up to and including `end`."""
    return [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
