"""From which amounts a penalty opens a hearing, and from which the leaders discuss the case collectively."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from yizhi.domain.norms.models import HearingThreshold
from yizhi.domain.norms.models.base import on
from yizhi.platform.database.composed import Asked, composed
from yizhi.statute.money import Fen
from yizhi.statute.party import PartyKind
from yizhi.statute.penalty import PenaltyKind


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is configured for one line on one day; of several amounts the line's own, and of those the latest."""

    rows: tuple[HearingThreshold, ...]

    def hearing(self, party: PartyKind, kind: PenaltyKind) -> Fen | None:
        """From which amount in fen there is a right to a hearing; None when nothing is configured: then offer one."""
        return self._from("HEARING", party, kind)

    def major(self, party: PartyKind, kind: PenaltyKind) -> Fen | None:
        """From which amount the leaders discuss the case collectively (第五十七条第二款); None: not configured."""
        return self._from("MAJOR", party, kind)

    def _from(self, purpose: str, party: PartyKind, kind: PenaltyKind) -> Fen | None:
        wanted = (purpose, "ORGANISATION" if party.is_organisation else "CITIZEN", kind.name)
        rows = [one for one in self.rows if (one.purpose, one.party, one.kind) == wanted]
        found = sorted(rows, key=lambda row: (row.for_line == "*", -row.effective_from.toordinal()))
        return found[0].amount if found else None


def thresholds(line: str, day: date) -> Thresholds:
    return Thresholds(tuple(_of_line(line, day)))


def thresholds_ahead(line: str, day: date) -> Asked[HearingThreshold]:
    """What `thresholds` will ask, for a page that asks it together with other things."""
    return _of_line.of(line, day)


@composed
def _of_line(line: str, day: date) -> QuerySet[HearingThreshold]:
    return HearingThreshold.objects.filter(on(day), Q(for_line=line) | Q(for_line="*"))
