"""Appointing people to seats, and ending it."""

from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.org.actors import in_force
from yizhi.domain.org.acts.offices import organisers
from yizhi.domain.org.models import Agency, Appointment, Person, PersonFile, Team
from yizhi.domain.org.rules import Post, appointment_refusals
from yizhi.domain.org.terms import AgencyKind, AppointmentKind, ExtraRole, Seat, TeamKind
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal


def post_of(appointment: Appointment) -> Post:
    return Post(
        kind=AppointmentKind(appointment.kind),
        seat=Seat(appointment.seat),
        agency=appointment.agency_id,
        agency_kind=AgencyKind(appointment.agency.kind),
        team_kind=TeamKind(appointment.team.kind) if appointment.team else None,
        extra_roles=tuple(appointment.extra_roles),
    )


def _unit(agency: UUID, team: UUID | None) -> tuple[Agency, Team | None]:
    found = Agency.objects.filter(pk=agency).first()
    if found is None:
        raise ActInvalid({"agency": ["未找到该机关"]})
    if team is None:
        return found, None
    chosen = Team.objects.filter(pk=team, agency=found).first()
    if chosen is None:
        raise ActInvalid({"team": [f"{found.name}没有这支队伍"]})
    return found, chosen


@act(
    "person.appoint",
    title="任职",
    on=Person,
    by=organisers,
    basis=("衢市组〔2022〕9号",),
    says="{actor}任命{person}为{unit_name}{seat}",
)
def appoint(
    writing: Writing,
    person: Person,
    *,
    kind: Annotated[AppointmentKind, Shown("性质")],
    agency: Annotated[UUID, Shown("单位", choices="org.agencies")],
    team: Annotated[UUID | None, Shown("队伍", choices="org.teams")] = None,
    seat: Annotated[Seat, Shown("岗位")],
    extra_roles: Annotated[list[ExtraRole], Shown("兼任", kind=Kind.MANY, choices="org.extra_roles")] = [],  # noqa: B006
    since: Annotated[date, Shown("起始日期")],
    until: Annotated[date | None, Shown("截止日期")] = None,
    document: Annotated[OptionalLine, Shown("任免文件")] = "",
) -> tuple[Appointment, dict[str, Any]]:
    """Allowed if and only if the seat exists in the unit and agrees with what the person holds (`rules.py`)."""
    unit, chosen = _unit(agency, team)
    if until is not None and until < since:
        raise ActInvalid({"until": ["截止日期不能早于起始日期"]})
    appointment = Appointment(
        person=person,
        kind=kind,
        agency=unit,
        team=chosen,
        division=chosen.division if chosen else unit.division,
        seat=seat,
        extra_roles=[str(extra) for extra in extra_roles],
        valid_from=since,
        valid_to=until,
        document=document,
    )
    held = Appointment.objects.filter(in_force(since), person=person).select_related("agency", "team")
    refusals = appointment_refusals(post_of(appointment), [post_of(one) for one in held])
    if refusals:
        raise ActRefused(*refusals)
    values = {field.attname: getattr(appointment, field.attname) for field in Appointment._meta.fields}
    created = writing.create(Appointment, **{k: v for k, v in values.items() if k != "version"})
    if kind is not AppointmentKind.VILLAGE:
        follow(writing, person, created.division)
    name = chosen.name if chosen else unit.name
    return created, {"person": person.name, "unit_name": name, "seat": seat.label, "since": since.isoformat()}


def follow(writing: Writing, person: Person, division: str) -> None:
    """The personnel file moves to the unit where the person works, so that its chain of command reads it."""
    file = PersonFile.objects.filter(person=person).first()
    if file is not None and file.division != division:
        writing.change_also(file, division=division)


@condition("尚未结束")
def still_open(situation: Situation) -> Refusal | None:
    if situation.record.valid_to is None:
        return None
    return Refusal("不能结束该任职", f"该任职已定于{situation.record.valid_to}结束", "", "请查看现行任职")


@act(
    "appointment.end",
    title="结束任职",
    on=Appointment,
    by=organisers,
    when=still_open,
    says="{actor}结束{person}的{seat}任职",
    asks_confirmation="结束后该人员即失去该岗位的权限，确认结束？",
)
def end_appointment(
    writing: Writing,
    appointment: Appointment,
    *,
    on: Annotated[date, Shown("最后一日")],
    document: Annotated[OptionalLine, Shown("任免文件")] = "",
) -> dict[str, Any]:
    """The last day belongs to the appointment. One that has not begun ends before it began and never gives anything."""
    if appointment.valid_from is not None and on < appointment.valid_from - timedelta(days=1):
        raise ActInvalid({"on": [f"最后一日不能早于任职起始日期 {appointment.valid_from}"]})
    writing.change(appointment, valid_to=max(on, appointment.valid_from or on))
    home = (
        Appointment.objects.filter(in_force(on + timedelta(days=1)), person=appointment.person_id)
        .exclude(kind=AppointmentKind.VILLAGE)
        .first()
    )
    if home is not None:
        follow(writing, appointment.person, home.division)
    label = Seat(appointment.seat).label
    return {"person": appointment.person.name, "seat": label, "on": on.isoformat(), "document": document}
