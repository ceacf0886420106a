"""What can go wrong with people and units. Sound data has none of it; an ending certificate is a warning, no fault."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q

from yizhi.domain.org.actors import in_force
from yizhi.domain.org.models import Agency, Appointment, Team
from yizhi.domain.org.queries import valid_certificates
from yizhi.domain.org.seats import ENFORCEMENT_SEATS, OFFICER_SEATS
from yizhi.domain.org.terms import AppointmentKind, Basis, Seat, TeamKind
from yizhi.platform import clock
from yizhi.platform.registry import Check, register
from yizhi.statute.codes import is_uscc


def teams_without_captain() -> Iterable[str]:
    day = clock.today()
    seats = Appointment.objects.filter(in_force(day), team=OuterRef("pk"), seat=Seat.CAPTAIN)
    for team in Team.objects.filter(in_force(day), ~Exists(seats), kind=TeamKind.TOWNSHIP):
        yield f"{team.name}没有执法队长"


def teams_without_two_officers() -> Iterable[str]:
    """《行政处罚法》第四十二条: without two certified officers no act can be done."""
    day = clock.today()
    certified = Exists(valid_certificates(day).filter(person=OuterRef("appointments__person")))
    counted = in_force(day, "appointments__") & Q(appointments__seat__in=OFFICER_SEATS)
    rows = Team.objects.filter(in_force(day)).annotate(
        certified=Count("appointments__person", filter=counted & Q(certified), distinct=True)
    )
    for team in rows.filter(certified__lt=2):
        yield f"{team.name}持有效执法证的执法队员不足两人（{team.certified} 人）"


def teams_without_legal_reviewer() -> Iterable[str]:
    day = clock.today()
    seats = Appointment.objects.filter(in_force(day), team=OuterRef("pk"), seat=Seat.LEGAL_REVIEWER)
    for team in Team.objects.filter(in_force(day), ~Exists(seats), kind=TeamKind.TOWNSHIP):
        yield f"{team.name}没有配备法制审核人员"


def officers_in_villages() -> Iterable[str]:
    day = clock.today()
    enforcing = Appointment.objects.filter(
        in_force(day), person=OuterRef("person"), seat__in=ENFORCEMENT_SEATS
    ).exclude(kind=AppointmentKind.VILLAGE)
    rows = Appointment.objects.filter(in_force(day), Exists(enforcing), kind=AppointmentKind.VILLAGE)
    for one in rows.select_related("person"):
        yield f"{one.person.name}任执法岗位，同时驻村"


def certified_auxiliaries() -> Iterable[str]:
    """《浙江省综合行政执法条例》第三十条."""
    day = clock.today()
    valid = valid_certificates(day).filter(person=OuterRef("person"))
    rows = Appointment.objects.filter(in_force(day), Exists(valid), seat=Seat.AUXILIARY).select_related("person")
    for one in rows:
        yield f"辅助人员{one.person.name}持有行政执法证"


def postings_without_home() -> Iterable[str]:
    day = clock.today()
    home = Appointment.objects.filter(in_force(day), person=OuterRef("person"), kind=AppointmentKind.HOME)
    rows = Appointment.objects.filter(in_force(day), ~Exists(home), kind=AppointmentKind.POSTING)
    for one in rows.select_related("person"):
        yield f"{one.person.name}在派驻，但没有编制所在单位"


def agencies_with_wrong_code() -> Iterable[str]:
    for agency in Agency.objects.only("name", "uscc"):
        if not is_uscc(agency.uscc):
            yield f"{agency.name}的统一社会信用代码 {agency.uscc} 校验不符"


def entrustments_that_ended() -> Iterable[str]:
    """《行政处罚法》第二十条."""
    day = clock.today()
    rows = Agency.objects.filter(in_force(day), basis=Basis.ENTRUSTED, entrust_to__lt=day)
    for agency in rows:
        yield f"{agency.name}的委托已于 {agency.entrust_to} 到期"


register(
    Check("org.captain", "每支乡镇执法队有队长", teams_without_captain),
    Check("org.two_officers", "每支队伍至少两名持证队员", teams_without_two_officers),
    Check("org.legal_reviewer", "每支乡镇执法队有法制审核人员", teams_without_legal_reviewer),
    Check("org.village", "执法人员不驻村", officers_in_villages),
    Check("org.auxiliary", "辅助人员不持执法证", certified_auxiliaries),
    Check("org.home", "派驻人员有编制所在单位", postings_without_home),
    Check("org.uscc", "机关代码校验相符", agencies_with_wrong_code),
    Check("org.entrustment", "委托在期限内", entrustments_that_ended),
)
