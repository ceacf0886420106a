"""Choices the acts of this module offer."""

from typing import Any

from yizhi.domain.cases.models import ABANDON_OUTCOMES, Payment, Penalty, Statement
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source


@choice_source("simple_items")
def simple_items(actor: Any, record: Any) -> list[Choice]:
    """Items within the powers of the actor's agency today and the fields of the actor's certificate."""
    agency = org.agency_of(actor)
    if agency is None or actor.certificate is None:
        return []
    items = norms.items_for(agency_id=agency.pk, fields=actor.certificate.fields, on=clock.today(), on_the_spot=True)
    return [(str(item.pk), f"{item.code} {item.short}") for item in items]


@choice_source("co_officers")
def co_officers(actor: Any, record: Any) -> list[Choice]:
    return [(str(person.pk), person.name) for person in org.second_officer_choices(actor, clock.now(), actor.line)]


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


@choice_source("agencies")
def agencies(actor: Any, record: Any) -> list[Choice]:
    found = org.Agency.objects.filter(subject_qualified=True, division__startswith=actor.division)
    return [(str(agency.pk), agency.name) for agency in found]
