"""What every decision leaves for the whole city to check against: its fine, and that the party was punished."""

from datetime import datetime, timedelta
from typing import Any

from yizhi.domain.cases.models import ImposedFine, SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms import api as norms
from yizhi.platform import clock
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.models import Document


def remember_fine(writing: Writing, case: SimpleCase | GeneralCase, party: Any, decision: Document) -> None:
    """Put the fine on the party that is being issued into the index of fines (行政处罚法第二十九条).

    Without an identity number there is nothing to find it by.
    """
    if not party.identity_mark:
        return
    writing.create(
        ImposedFine,
        division=case.division,
        line=case.line,
        case_id=case.pk,
        party_mark=party.identity_mark,
        item_code=case.item_code,
        item_name=case.item_name,
        agency_name=case.agency.name,
        decision_number=decision.number,
        decided_on=writing.at.date(),
        occurred_at=case.occurred_at,
        ended_at=_end_of_conduct(case, writing.at),
        place=case.place,
        longitude=case.longitude,
        latitude=case.latitude,
    )


def _end_of_conduct(case: SimpleCase | GeneralCase, at: datetime) -> datetime | None:
    """Conduct that still lasts is fined as far as it lasted until the decision."""
    if isinstance(case, SimpleCase) or not case.continuing:
        return None
    return clock.begin(case.ended_on + timedelta(days=1)) if case.ended_on else at


def remember_violation(writing: Writing, case: SimpleCase | GeneralCase, party: Any, *, exempted: bool) -> None:
    """Enter the register that tells a first violation from a repeated one (行政处罚法第三十三条第一款)."""
    version = norms.item_version(case.item_version)
    if version is None or not party.identity_number:
        return
    norms.record_violation(
        writing,
        mark=norms.party_mark(str(party.identity_number)),
        item_id=version.item_id,
        case_id=case.pk,
        place=(case.division, case.line),
        agency=(case.agency_id, case.agency.name),
        exempted=exempted,
    )
