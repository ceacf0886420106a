"""What other modules may use of this one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from yizhi.domain.org.actors import actor_for, actor_today, day_of, in_force
from yizhi.domain.org.acts.codes import check_confirmation_code, make_confirmation_code
from yizhi.domain.org.attempts import device_mark, remember_device
from yizhi.domain.org.conditions import (
    certified_for,
    certified_on_the_day,
    is_co,
    is_lead,
    is_lead_or_co,
    is_officer,
    not_auxiliary_only,
    not_handling_officer,
    not_recused,
    recused_refusal,
)
from yizhi.domain.org.demo import anchor_day, is_demo, sign_ins
from yizhi.domain.org.identities import VOUCHED, admit_vouched
from yizhi.domain.org.lines import ENFORCEMENT_LINES, LINES, line_title
from yizhi.domain.org.models import Agency, Appointment, Person, Team
from yizhi.domain.org.queries import (
    agency_people,
    division,
    divisions_below,
    empowered_townships,
    may_review_legally,
    officers_of,
    recusal_of,
    reviewing_ahead,
    setting,
    staffing,
    team_list,
    team_officers,
    withdrawing_ahead,
)
from yizhi.domain.org.rules import certificate_refusal, covers, level_of
from yizhi.domain.org.seats import ROLES
from yizhi.domain.org.sessions import SESSION_MEANS, SESSION_PERSON
from yizhi.domain.org.signing_in import admit, enter, sign_out, step_address
from yizhi.domain.org.terms import AgencyKind, Level, Seat
from yizhi.platform.database.composed import composed
from yizhi.platform.scope.actor import Actor

__all__ = [
    "ENFORCEMENT_LINES",
    "LINES",
    "ROLES",
    "SESSION_MEANS",
    "SESSION_PERSON",
    "VOUCHED",
    "Agency",
    "AgencyKind",
    "Level",
    "Person",
    "Seat",
    "actor_for",
    "actor_today",
    "admit",
    "admit_vouched",
    "agencies_in",
    "agency",
    "agency_of",
    "agency_people",
    "anchor_day",
    "captain_of",
    "certificate_refusal",
    "certified_for",
    "certified_on_the_day",
    "check_confirmation_code",
    "covers",
    "day_of",
    "device_mark",
    "division",
    "division_name",
    "divisions_below",
    "empowered_townships",
    "enter",
    "full_division_name",
    "is_co",
    "is_demo",
    "is_lead",
    "is_lead_or_co",
    "is_officer",
    "level_of",
    "line_title",
    "make_confirmation_code",
    "may_review_legally",
    "not_auxiliary_only",
    "not_handling_officer",
    "not_recused",
    "officers_of",
    "person",
    "recusal_of",
    "recused_refusal",
    "remember_device",
    "reviewing_ahead",
    "second_officer_choices",
    "second_officer_purpose",
    "setting",
    "sign_ins",
    "sign_out",
    "staffing",
    "step_address",
    "team",
    "team_list",
    "team_of",
    "withdrawing_ahead",
]


def division_name(code: str, day: date | None = None) -> str:
    """The name of the division with the code (now, or on the day); the code itself when there is none."""
    found = division(code, day)
    return found.name if found else code


def full_division_name(code: str) -> str:
    """From the city down: 衢州市柯城区航埠镇."""
    return "".join(division_name(code[:size]) for size in (4, 6, 9) if size <= len(code))


def agency(identity: UUID) -> Agency:
    """The agency with the id. Raises Agency.DoesNotExist."""
    found = _agency.first(identity)
    if found is None:
        raise Agency.DoesNotExist
    return found


@composed
def _agency(identity: UUID) -> QuerySet[Agency]:
    return Agency.objects.select_related("entrusting_agency").filter(pk=identity)


def agencies_in(code: str, kind: str) -> list[Agency]:
    """Agencies of a kind that belong to exactly this division."""
    return list(Agency.objects.filter(division=code, kind=kind))


def team(identity: UUID) -> Team:
    """The team with the id. Raises Team.DoesNotExist."""
    found: Team = Team.objects.select_related("agency").get(pk=identity)
    return found


def person(identity: UUID) -> Person:
    """The published part of a person. Raises Person.DoesNotExist."""
    found: Person = Person.objects.get(pk=identity)
    return found


def team_of(actor: Actor) -> Team | None:
    """The team in which the actor works now; None for those who work in no team."""
    identity = actor.extra.get("team")
    return team(identity) if identity else None


def agency_of(actor: Actor) -> Agency | None:
    """The agency for which the actor works now: the township's for a team's officers, whatever their home is."""
    identity = actor.extra.get("agency")
    return agency(identity) if identity else None


def captain_of(team: UUID, day: date) -> UUID | None:
    """The person who holds the captain's seat of the team on the day; None while it is vacant."""
    found = Appointment.objects.filter(in_force(day), team_id=team, seat=Seat.CAPTAIN).values_list(
        "person_id", flat=True
    )
    return found.first()


def second_officer_choices(actor: Actor, at: datetime, line: str = "") -> list[Person]:
    """Team mates who may be the second officer: an officer's seat, a certificate valid now that covers the line."""
    identity = actor.extra.get("team")
    if identity is None or actor.person is None:
        return []
    return [one for one in team_officers(identity, day_of(at), line) if one.pk != actor.person]


def second_officer_purpose(lead: UUID, matter: Any = "") -> str:
    """The purpose that a second officer's code is bound to: this lead officer, and the matter if it is known."""
    return f"second-officer:{lead}:{matter}"
