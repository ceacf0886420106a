"""Choices that the acts of off-site enforcement offer."""

from typing import Any

from yizhi.domain.cases.offsite import queries
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.platform.files.queries import files_of

_DEVICE = [("PASS", "通过"), ("REFUSE", "不通过")]
_RECORD = [("ACCEPT", "符合要求"), ("REJECT", "不符合要求，不作为证据")]
choice_source("device_results")(lambda actor, record: _DEVICE)
choice_source("record_results")(lambda actor, record: _RECORD)


@choice_source("all_items")
def all_items(actor: Any, record: Any) -> list[Choice]:
    """Every item in force; which of them is easy to judge from a recording is for the keeper of the list."""
    return [(str(one.pk), f"{one.item.code} {one.short}") for one in norms.items_in_force(clock.today())]


@choice_source("offsite_items")
def offsite_items(actor: Any, record: Any) -> list[Choice]:
    """Items within the agency's powers that stand on the published list today."""
    listed = set(queries.items_on(clock.today()).values_list("item_code", flat=True))
    if record is None or not listed:
        return []
    found = norms.items_for(agency_id=record.agency_id, fields=("*",), on=clock.today())
    return [(str(one.pk), f"{one.code} {one.short}") for one in found if one.code in listed]


@choice_source("record_officers")
def record_officers(actor: Any, record: Any) -> list[Choice]:
    if record is None:
        return []
    found = org.agency_people(record.agency_id, clock.now(), {"OFFICER"}, record.line)
    return [(str(p.pk), p.name) for p in found if p.pk != actor.person]


@choice_source("record_files")
def record_files(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), one.filename) for one in files_of(record.pk)] if record is not None else []


@choice_source("usable_records")
def usable_records(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), one.title) for one in queries.usable(record.agency_id)] if record is not None else []
