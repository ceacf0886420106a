"""Who a person is at an instant: the actor, built from posts and certificates in two queries."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import BooleanField, F, Func, Q, QuerySet

from yizhi.domain.org.models import Appointment, Certificate, Person
from yizhi.domain.org.seats import LEFT_BEHIND, RANK, ROLES, reach
from yizhi.domain.org.terms import AppointmentKind, Seat
from yizhi.platform import clock
from yizhi.platform.scope.actor import PUBLIC, Actor, ActorKind, CertificateAtHand
from yizhi.platform.scope.epochs import kept


def in_force(day: date, prefix: str = "") -> Q:
    """Rows of a dated record that are in force on the day."""
    start, end = f"{prefix}valid_from", f"{prefix}valid_to"
    begun = Q(**{f"{start}__lte": day}) | Q(**{f"{start}__isnull": True})
    return begun & (Q(**{f"{end}__gte": day}) | Q(**{f"{end}__isnull": True}))


def day_of(at: datetime) -> date:
    """The day in China on which the instant falls."""
    return at.astimezone(clock.CHINA).date()


def _account_closed(field: str) -> Func:
    return Func(F(field), function="org_account_closed", output_field=BooleanField())


def present_posts(person: UUID, day: date) -> QuerySet[Appointment]:
    found: QuerySet[Appointment] = (
        Appointment.objects.filter(in_force(day), person_id=person)
        .exclude(kind=AppointmentKind.VILLAGE)
        .alias(closed=_account_closed("person_id"))
        .filter(closed=False)
        .select_related("person", "agency", "team")
    )
    return found


def actor_for(person_id: UUID, at: datetime) -> Actor:
    """The person as of the instant, with the roles and keys of the posts they hold then.

    A post that ended or has not begun gives nothing; a person without any post has a name and no key; an unknown person
    and one whose account was closed is the public. While a person is posted, their ordinary seat at home gives nothing.
    """
    return _built(person_id, day_of(at))


def actor_today(person_id: UUID) -> Actor:
    """The person as of today."""
    return _built(person_id, clock.today())


@kept("org")
def _built(person_id: UUID, day: date) -> Actor:
    """Built once a day while nothing in the organisation changes."""
    with transaction.atomic(savepoint=False):
        posts = effective(present_posts(person_id, day))
        if not posts:
            return _without_post(person_id)
        return build_actor(posts, certificate_at_hand(Certificate.objects.filter(person_id=person_id), day))


def _without_post(person_id: UUID) -> Actor:
    person = Person.objects.alias(closed=_account_closed("id")).filter(pk=person_id, closed=False).first()
    if person is None:
        return PUBLIC
    return Actor(kind=ActorKind.PERSON, name=person.name, person=person.pk, division=person.division)


def effective(posts: Iterable[Appointment]) -> list[Appointment]:
    """The posts that give something, the leading one first; an auxiliary is nothing but that."""
    held = list(posts)
    if any(post.kind == AppointmentKind.POSTING for post in held):
        held = [p for p in held if p.kind == AppointmentKind.POSTING or Seat(p.seat) not in LEFT_BEHIND]
    auxiliary = [post for post in held if post.seat == Seat.AUXILIARY]
    chosen = auxiliary or held
    return sorted(chosen, key=lambda p: (p.kind != AppointmentKind.POSTING, RANK[Seat(p.seat)]))


def certificate_at_hand(certificates: Iterable[Certificate], day: date) -> CertificateAtHand | None:
    """The certificate of the widest fields among those valid on the day; None when there is none."""
    valid = [certificate for certificate in certificates if certificate.valid_on(day)]
    if not valid:
        return None
    best = max(valid, key=lambda c: ("*" in c.fields, len(c.fields), c.valid_to, c.number))
    return CertificateAtHand(best.number, tuple(sorted(best.fields)), best.valid_from, best.valid_to)


def _roles(posts: Sequence[Appointment]) -> frozenset[str]:
    if posts[0].seat == Seat.AUXILIARY:
        return ROLES[Seat.AUXILIARY]
    return frozenset().union(*(ROLES[Seat(post.seat)] | set(post.extra_roles) for post in posts))


def build_actor(posts: Sequence[Appointment], certificate: CertificateAtHand | None) -> Actor:
    """The actor of a person with these effective posts; at least one."""
    first = posts[0]
    keys = [reach(Seat(p.seat), p.division, p.team.lines if p.team else p.agency.lines) for p in posts]
    auxiliary = first.seat == Seat.AUXILIARY
    extra: dict[str, Any] = {
        "agency": first.agency_id,
        "team": first.team_id,
        "posts": [(p.kind, p.seat, p.agency_id, p.team_id) for p in posts],
    }
    return Actor(
        kind=ActorKind.PERSON,
        name=first.person.name,
        person=first.person_id,
        unit=first.team.name if first.team else first.agency.name,
        unit_id=first.team_id or first.agency_id,
        post=Seat(first.seat).label,
        division=first.division,
        line=(first.team.lines if first.team else first.agency.lines or [""])[0],
        roles=_roles(posts),
        certificate=None if auxiliary else certificate,
        reads=tuple(sorted({key for one in keys for key in one.reads})),
        writes=tuple(sorted({key for one in keys for key in one.writes})),
        extra=extra,
    )
