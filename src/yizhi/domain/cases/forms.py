"""Choices the acts of this module offer."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from yizhi.domain.cases.earlier_fines import earlier_fines
from yizhi.domain.cases.models import ABANDON_OUTCOMES, Payment, Penalty, Statement
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.epochs import kept


@choice_source("simple_items")
def simple_items(actor: Any, record: Any) -> list[Choice]:
    """Items within the powers of the actor's agency today and the fields of the actor's certificate."""
    agency = org.agency_of(actor)
    if agency is None or actor.certificate is None:
        return []
    return list(_items(agency.pk, actor.certificate.fields, clock.today()))


@kept("org", "norms")
def _items(agency: UUID, fields: tuple[str, ...], day: date) -> tuple[Choice, ...]:
    items = norms.items_for(agency_id=agency, fields=fields, on=day, on_the_spot=True)
    return tuple((str(item.pk), f"{item.code} {item.short}") for item in items)


@choice_source("co_officers")
def co_officers(actor: Any, record: Any) -> list[Choice]:
    return list(_co_officers(actor, clock.today()))


@kept("org")
def _co_officers(actor: Actor, day: date) -> tuple[Choice, ...]:
    found = org.second_officer_choices(actor, datetime.combine(day, time(12), clock.CHINA), actor.line)
    return tuple((str(person.pk), person.name) for person in found)


@choice_source("statement_kinds")
def statement_kinds(actor: Any, record: Any) -> list[Choice]:
    return [(k.value, str(k.label)) for k in Statement]


@choice_source("penalties")
def penalties(actor: Any, record: Any) -> list[Choice]:
    return [(k.value, str(k.label)) for k in Penalty]


@choice_source("payments")
def payments(actor: Any, record: Any) -> list[Choice]:
    return [(k.value, str(k.label)) for k in Payment]


@choice_source("abandon_outcomes")
def abandon_outcomes(actor: Any, record: Any) -> list[Choice]:
    return list(ABANDON_OUTCOMES.items())


@choice_source("same_conduct_fines")
def same_conduct_fines(actor: Any, record: Any) -> list[Choice]:
    found = earlier_fines(record, clock.today())
    return [(str(f.id), f"{f.agency} {f.decided_on:%Y-%m-%d} {f.number} {f.item}") for f in found if f.same]


@choice_source("agencies")
def agencies(actor: Any, record: Any) -> list[Choice]:
    found = org.Agency.objects.filter(subject_qualified=True, division__startswith=actor.division)
    return [(str(agency.pk), agency.name) for agency in found]
