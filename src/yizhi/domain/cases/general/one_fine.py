"""一事不再罚: whether a fine proposed here would punish what some agency fined already (第二十九条)."""

from collections.abc import Iterator
from datetime import date

from yizhi.domain.cases import earlier_fines
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import PenaltyLine
from yizhi.domain.cases.models.terms import PenaltyCode
from yizhi.statute.refusal import Refusal


def refusals(dossier: Dossier, day: date, *, hold: bool = False) -> Iterator[Refusal]:
    """Why some fine of the present proposal may not be imposed; none if and only if each may.

    hold: nobody else decides on the same parties until the transaction ends.
    """
    fined = [line for line in dossier.lines if line.kind == PenaltyCode.FINE]
    if not fined:
        return
    found = dossier.earlier_fines(day) if not hold else earlier_fines.earlier_fines(dossier.case, day, hold=True)
    for line in fined:
        yield from _of_line(line, found)


def line_refusals(dossier: Dossier, line: PenaltyLine, day: date) -> Iterator[Refusal]:
    """The same for one penalty that is being proposed."""
    if line.kind == PenaltyCode.FINE:
        yield from _of_line(line, dossier.earlier_fines(day))


def _of_line(line: PenaltyLine, found: list[earlier_fines.EarlierFine]) -> list[Refusal]:
    own = [fine for fine in found if fine.party == line.case_party.party_id]
    return earlier_fines.refusals(own, line.distinct_reason)
