"""Choices that the acts of handing over offer."""

from typing import Any

from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.transfer_terms import Side
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.platform.files.queries import files_of


@choice_source("receiving_agencies")
def receiving_agencies(actor: Any, record: Any) -> list[Choice]:
    """Agencies with enforcement status, those of one's own county first."""
    own = actor.extra.get("agency")
    found = org.Agency.objects.filter(subject_qualified=True).exclude(pk=own).order_by("division", "name")
    near = sorted(found, key=lambda one: one.division[:6] != actor.division[:6])
    return [(str(one.pk), one.name) for one in near]


@choice_source("any_items")
def any_items(actor: Any, record: Any) -> list[Choice]:
    """The whole catalogue in force: what is handed over is another agency's item."""
    return [(str(item.pk), f"{item.code} {item.short}") for item in norms.items_in_force(clock.today())]


@choice_source("transfer_files")
def transfer_files(actor: Any, record: Any) -> list[Choice]:
    return [(str(file.pk), file.filename) for file in files_of(record.pk)]


@choice_source("package_items")
def package_items(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), f"{one.origin_number}. {one.name}") for one in record.items]


@choice_source("own_filed_cases")
def own_filed_cases(actor: Any, record: Any) -> list[Choice]:
    """Filed cases of the actor's agency for the same item, newest first."""
    rows = GeneralCase.objects.filter(agency_id=actor.extra.get("agency"), filed_at__isnull=False)
    found = rows.filter(item_code=record.item_code) if record.item_code else rows
    return [(str(one.pk), f"{one.filing_number} {one.place}") for one in found.order_by("-id")[:50]]


@choice_source("disputing_sides")
def disputing_sides(actor: Any, record: Any) -> list[Choice]:
    return [(Side.SENDER.value, record.sender.name), (Side.RECEIVER.value, record.receiver.name)]
