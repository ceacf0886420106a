"""Choices that the acts on illegal buildings offer."""

from typing import Any

from yizhi.domain.cases.models.building import BuildingService, TownGround
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.catalogue import definition

_GROUNDS = [(value, str(label)) for value, label in TownGround.choices]
_METHODS = [("DIRECT", "直接送达"), ("LEAVE", "留置送达")]
choice_source("town_grounds")(lambda actor, record: _GROUNDS)
choice_source("direct_methods")(lambda actor, record: _METHODS)


@choice_source("building_papers")
def building_papers(actor: Any, record: Any) -> list[Choice]:
    """Papers for the party that were not served yet come first."""
    if record is None:
        return []
    served = set(BuildingService.objects.filter(building=record).values_list("document_id", flat=True))
    found = [d for d in documents.of_record(record.pk) if d.code not in ("D46", "S10") and definition(d.code).external]
    return [(str(d.pk), f"{d.name} {d.number}") for d in sorted(found, key=lambda d: (d.pk in served, d.issued_at))]


@choice_source("penalty_cases")
def penalty_cases(actor: Any, record: Any) -> list[Choice]:
    """Open penalty cases of the same agency on the same item."""
    if record is None:
        return []
    rows = GeneralCase.objects.filter(agency=record.agency_id, item_code=record.item_code, archived_at=None)
    return [(str(one.pk), f"{one.filing_number or '拟立案'} {one.place}") for one in rows.order_by("-id")[:50]]
