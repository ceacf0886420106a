"""Readers of this module. What an actor may not see, the database does not return."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from yizhi.domain.org.actors import day_of, in_force
from yizhi.domain.org.models import (
    Agency,
    Appointment,
    Certificate,
    Device,
    Division,
    LegalQualification,
    Person,
    RecusalDeclaration,
    Setting,
    Team,
)
from yizhi.domain.org.seats import ENFORCEMENT_SEATS, OFFICER_SEATS, RANK, ROLES
from yizhi.domain.org.terms import AgencyKind, AppointmentKind, Seat, TeamKind
from yizhi.platform import clock
from yizhi.platform.database.composed import Asked, composed
from yizhi.platform.scope.epochs import kept

# From this day on who begins to review must be qualified: 行政处罚法 (2017年修正) 第三十八条第三款.
QUALIFICATION_DEMANDED = date(2018, 1, 1)
DEFAULTS = {
    "certificate_validity_years": 5,
    "certificate_warning_days": 60,
    "confirmation_code_minutes": 5,
    "one_time_password_hours": 72,
    "password_days": 180,
    "password_history": 5,
    "password_kinds": 2,
    "password_shortest": 10,
    "sign_in_minutes": 15,
    "sign_in_network_tries": 60,
    "sign_in_tries": 5,
    "session_idle_minutes": 120,
    "session_hours": 12,
    "session_most_devices": 5,
}


def setting(name: str, day: date) -> int:
    """The configured value in force on the day, else the default. Raises KeyError for an unknown name."""
    row = _setting.first(name, day)
    return row.value if row else DEFAULTS[name]


@composed
def _setting(name: str, day: date) -> QuerySet[Setting]:
    return Setting.objects.filter(in_force(day), name=name).order_by("-valid_from")[:1]


def settings_on(day: date) -> dict[str, int]:
    """Every configured value in force on the day, in one query."""
    rows = Setting.objects.filter(in_force(day)).order_by("valid_from").values_list("name", "value")
    return DEFAULTS | dict(rows)


def devices_of(person: UUID, at: datetime) -> QuerySet[Device]:
    """Where the person is signed in at the instant, the one used last first."""
    rows: QuerySet[Device] = Device.objects.filter(person_id=person, idle_until__gt=at, ends_at__gt=at)
    return rows.order_by("-seen_at", "-since").defer("key_hash", "content")


def division(code: str, day: date | None = None) -> Division | None:
    """The division with the code: the present one, or the one of the day."""
    rows = Division.objects.filter(division=code)
    return (rows.filter(in_force(day)) if day else rows.filter(valid_to=None)).first()


def divisions_below(code: str) -> QuerySet[Division]:
    found: QuerySet[Division] = Division.objects.filter(division__startswith=code, valid_to=None).order_by("division")
    return found


def valid_certificates(day: date, line: str = "") -> QuerySet[Certificate]:
    """Certificates valid on the day whose fields cover the line."""
    suspended = Q(suspended_on__lte=day) & (Q(restored_on=None) | Q(restored_on__gt=day))
    rows: QuerySet[Certificate] = (
        Certificate.objects.filter(valid_from__lte=day, valid_to__gte=day)
        .exclude(suspended)
        .exclude(revoked_on__lte=day)
    )
    return rows.filter(fields__overlap=["*", line]) if line else rows


def officers_of(team: UUID, at: datetime, certified_for: str | None = None) -> QuerySet[Person]:
    """Who may be one of the two officers: `certified_for` a line, '' for any; None asks for no certificate."""
    day = day_of(at)
    seats = Appointment.objects.filter(in_force(day), person=OuterRef("pk"), team=team, seat__in=OFFICER_SEATS).exclude(
        kind=AppointmentKind.VILLAGE
    )
    rows: QuerySet[Person] = Person.objects.filter(Exists(seats)).order_by("staff_number")
    if certified_for is None:
        return rows
    return rows.filter(Exists(valid_certificates(day, certified_for).filter(person=OuterRef("pk"))))


def _recusal_subjects(record: Any) -> frozenset[UUID]:
    """The record itself, and whatever it names as its parties and matters."""
    named = getattr(record, "recusal_subjects", None)
    return frozenset([record.pk, *(named() if callable(named) else ())])


def recusal_of(person: UUID, about: Any) -> RecusalDeclaration | None:
    """An open declaration of the person about an id, any of several ids, or a record with what it names.

    What the record names is looked up only for a person who declared anything, which few ever do.
    """
    declared = _declared(person)
    if not declared:
        return None
    ids = {about} if isinstance(about, UUID) else _recusal_subjects(about) if hasattr(about, "pk") else set(about)
    return next((one for one in declared if one.about_id in ids), None)


@composed
def _declared(person: UUID) -> QuerySet[RecusalDeclaration]:
    return RecusalDeclaration.objects.filter(person_id=person, withdrawn_at=None).order_by("id")


def may_review_legally(person: UUID, day: date) -> bool:
    """Whether the person may do the legal review of a penalty that day (行政处罚法第五十八条第二款).

    True if and only if they hold a legal professional qualification, or reviewed before it was demanded of beginners.
    """
    return bool(_qualified(person, day) or _reviewed_before(person, QUALIFICATION_DEMANDED))


@composed
def _qualified(person: UUID, day: date) -> QuerySet[LegalQualification]:
    in_force_then = Q(revoked_on=None) | Q(revoked_on__gt=day)
    return LegalQualification.objects.filter(in_force_then, person=person, issued_on__lte=day).order_by("id")[:1]


@composed
def _reviewed_before(person: UUID, day: date) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(person=person, seat=Seat.LEGAL_REVIEWER, valid_from__lt=day)
    return rows.order_by("id")[:1]


def withdrawing_ahead(*people: UUID | None) -> list[Asked[Any]]:
    """What `recusal_of` will ask about these people, for a page that asks it together with other things."""
    return [_declared.of(person) for person in people if person is not None]


def reviewing_ahead(person: UUID | None, day: date) -> list[Asked[Any]]:
    """The same of `may_review_legally`."""
    if person is None:
        return []
    return [_qualified.of(person, day), _reviewed_before.of(person, QUALIFICATION_DEMANDED)]


def agency_people(
    agency: UUID | None, at: datetime, roles: Iterable[str] = (), certified_for: str | None = None
) -> list[Person]:
    """People who hold a post in the agency at the instant, by one of `roles` if given; auxiliaries are left out."""
    return list(_agency_people(agency, day_of(at), frozenset(roles), certified_for))


@kept("org")
def _agency_people(
    agency: UUID | None, day: date, roles: frozenset[str], certified_for: str | None
) -> tuple[Person, ...]:
    seats = [seat for seat, given in ROLES.items() if not roles or not given.isdisjoint(roles)]
    posts = Appointment.objects.filter(
        in_force(day), person=OuterRef("pk"), agency=agency, seat__in=[s for s in seats if s != Seat.AUXILIARY]
    ).exclude(kind=AppointmentKind.VILLAGE)
    rows = Person.objects.filter(Exists(posts)).order_by("staff_number")
    if certified_for is not None:
        rows = rows.filter(Exists(valid_certificates(day, certified_for).filter(person=OuterRef("pk"))))
    return tuple(rows)


@kept("org")
def team_officers(team: UUID, day: date, line: str) -> tuple[Person, ...]:
    """Who may be one of the two officers that day, with a certificate that covers the line (any one if it is empty)."""
    return tuple(officers_of(team, datetime.combine(day, time(12), clock.CHINA), certified_for=line))


def team_list(day: date, *, division: str = "", kind: str = "", words: str = "") -> QuerySet[Team]:
    """Teams with the number of their people on the day and of those with a valid certificate."""
    present = in_force(day, "appointments__")
    rows = Team.objects.filter(in_force(day)).select_related("agency")
    if division:
        rows = rows.filter(division__startswith=division)
    if kind in TeamKind.values:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(name__contains=words)
    found: QuerySet[Team] = rows.annotate(
        strength=Count("appointments", filter=present & Q(appointments__seat__in=ENFORCEMENT_SEATS)),
        auxiliaries=Count("appointments", filter=present & Q(appointments__seat="AUXILIARY")),
    ).order_by("division", "name")
    return found


def team_seats(team: Team, day: date) -> list[Appointment]:
    """The seats of a team on the day, leading ones first, each person with their certificates."""
    rows = (
        Appointment.objects.filter(in_force(day), team=team)
        .select_related("person")
        .prefetch_related(Prefetch("person__certificates", Certificate.objects.order_by("-valid_to")))
    )
    return sorted(rows, key=lambda post: (RANK[Seat(post.seat)], post.person.staff_number))


@dataclass(frozen=True, slots=True)
class _Posted:
    counts: Mapping[str, int]
    in_teams: frozenset[UUID]


@kept("org")
def _posted(day: date) -> _Posted:
    """Enforcement staff on the day: each person once, where they work."""
    working = Appointment.objects.filter(in_force(day), seat__in=[*ENFORCEMENT_SEATS, "STAFF"]).exclude(
        kind=AppointmentKind.VILLAGE
    )
    place: dict[UUID, tuple[int, bool, bool]] = {}
    rows = working.values_list("person", "kind", "seat", "division", "team__kind")
    for person, kind, seat, code, team_kind in rows:
        posted = kind == AppointmentKind.POSTING
        if person not in place or posted:
            place[person] = (len(code), team_kind == TeamKind.TOWNSHIP, seat in ENFORCEMENT_SEATS)
    counted = [p for p in place.values() if p[2]]
    in_teams = frozenset(person for person, p in place.items() if p[1] and p[2])
    counts = {
        "total": len(counted),
        "county_and_township": sum(size >= 6 for size, _, _ in counted),
        "township": sum(size == 9 for size, _, _ in counted),
        "in_teams": len(in_teams),
        "teams": Team.objects.filter(in_force(day), kind=TeamKind.TOWNSHIP).count(),
        "auxiliaries": Appointment.objects.filter(in_force(day), seat="AUXILIARY").values("person").distinct().count(),
    }
    return _Posted(counts, in_teams)


def staffing(day: date) -> dict[str, int]:
    """Enforcement staff on the day (K8–K11, K14): each person once, where they work."""
    posted = _posted(day)
    lawyers = LegalQualification.objects.filter(Q(revoked_on=None) | Q(revoked_on__gt=day), issued_on__lte=day)
    qualified = lawyers.values_list("person", flat=True)
    return {**posted.counts, "lawyers_in_teams": len(posted.in_teams & set(qualified))}


def empowered_townships(day: date) -> QuerySet[Agency]:
    """Township agencies that penalise in their own name on the day."""
    found: QuerySet[Agency] = Agency.objects.filter(in_force(day), kind=AgencyKind.TOWNSHIP, subject_qualified=True)
    return found


def people_named(words: str, limit: int) -> QuerySet[Person]:
    """People whose name holds the words, or whose name's initials begin with them."""
    found: QuerySet[Person] = Person.objects.filter(_named(words)).order_by("name", "staff_number")[:limit]
    return found


def people_listed(day: date, *, words: str = "", division: str = "", seat: str = "") -> QuerySet[Person]:
    """People with their posts; of those who hold a seat on the day in the territory, when one is named."""
    rows = Person.objects.prefetch_related("appointments__team", "appointments__agency")
    if words:
        rows = rows.filter(_named(words))
    if division or seat:
        posts = Appointment.objects.filter(in_force(day), person=OuterRef("pk"), division__startswith=division)
        rows = rows.filter(Exists(posts.filter(seat=seat) if seat else posts))
    return rows


def _named(words: str) -> Q:
    wanted = Q(name__contains=words) | Q(staff_number=words)
    return wanted | Q(initials__startswith=words.lower()) if words.isascii() and words.isalpha() else wanted
