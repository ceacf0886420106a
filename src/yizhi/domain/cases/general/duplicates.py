"""一事不再罚: was the party fined for the same act already (第二十九条)? Judged within what the actor sees."""

from collections.abc import Iterator
from datetime import timedelta

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.models.general import CaseParty, PenaltyLine
from yizhi.domain.cases.models.terms import PenaltyCode
from yizhi.domain.norms import api as norms
from yizhi.statute.refusal import Refusal

_29 = "《行政处罚法》第二十九条"
_WINDOW = timedelta(days=1)


def duplicate_refusals(dossier: Dossier, *, override: str) -> Iterator[Refusal]:
    """Candidates: a fine on the same identity, for the same or a conflicting item, for conduct of that day.

    The head may override with a written reason why it is not the same act.
    """
    if override.strip():
        return
    for line in dossier.lines:
        if line.kind != PenaltyCode.FINE:
            continue
        found = list(_earlier(dossier, line.case_party))
        if found:
            why = f"{line.case_party}可能已因同一违法行为被罚款：{'、'.join(found)}"
            step = "请核实；确不属于同一违法行为的，由负责人写明说明后决定"
            yield Refusal("同一个违法行为不得给予两次以上罚款", why, _29, step)


def _earlier(dossier: Dossier, one: CaseParty) -> Iterator[str]:
    case, mark = dossier.case, one.party.identity_mark
    if not mark:
        return
    codes = {case.item_code, *(item.code for item in norms.conflicting(dossier.item.item))}
    start, end = case.occurred_at - _WINDOW, case.occurred_at + _WINDOW
    simple = SimpleCase.objects.filter(
        issued_at__isnull=False,
        fine_fen__gt=0,
        party__identity_mark=mark,
        item_code__in=codes,
        occurred_at__range=(start, end),
    ).select_related("decision")
    yield from (found.decision.number for found in simple[:5] if found.decision)
    general = PenaltyLine.objects.filter(
        kind=PenaltyCode.FINE,
        case_party__party__identity_mark=mark,
        case__item_code__in=codes,
        case__occurred_at__range=(start, end),
        case__decided_at__isnull=False,
    ).exclude(case=case)
    yield from (found.case.filing_number for found in general.select_related("case")[:5])
