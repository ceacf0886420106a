"""The lists of this module: teams, agencies, people."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from yizhi.domain.org.acts.places import create_agency
from yizhi.domain.org.models import Agency, Appointment, Division, Person
from yizhi.domain.org.queries import people_listed, team_list
from yizhi.domain.org.terms import AgencyKind, Level, Seat, TeamKind, Titled
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.making import making
from yizhi.platform.pages.patterns import Cell
from yizhi.platform.scope.actor import Actor


def _counties(actor: Actor) -> Iterable[tuple[str, str]]:
    found = Division.objects.filter(level=Level.COUNTY, valid_to=None).order_by("division")
    return list(found.values_list("division", "name"))


def _kinds(kinds: type[Titled]) -> Callable[[Actor], Iterable[tuple[str, str]]]:
    return lambda actor: [(kind.value, kind.label) for kind in kinds]


COUNTY = By("division", "县（市、区）", choices=_counties)

TEAMS = declare(
    Table(
        "org.teams",
        title="队伍",
        url_name="org:teams",
        rows=lambda asked: team_list(asked.today, division=asked["division"], kind=asked["kind"], words=asked["q"]),
        columns=(
            Col("name", "名称", lambda team, asked: team.name, phone="title"),
            Col("kind", "类别", lambda team, asked: TeamKind(team.kind).label, shown=False),
            Col("agency", "所属机关", lambda team, asked: Cell(team.agency.name, _agency(team.agency_id))),
            Col("strength", "执法人员", lambda team, asked: team.strength, numeric=True, phone="side"),
            Col("auxiliaries", "辅助人员", lambda team, asked: team.auxiliaries, numeric=True),
            Col("division", "区划代码", lambda team, asked: team.division, order=("division", "name"), shown=False),
        ),
        filters=(By("q", "查找", "text", placeholder="队伍名称"), COUNTY, By("kind", "类别", choices=_kinds(TeamKind))),
        sort=("division", "name"),
        row_url=lambda team, asked: reverse("org:team", args=[team.pk]),
        empty="还没有队伍",
        empty_next="在乡镇（街道）的页面上组建队伍。",
    )
)


def _agency(identity: Any) -> str:
    return reverse("org:agency", args=[identity])


def _agencies(asked: Asked) -> QuerySet[Agency]:
    rows = Agency.objects.filter(division__startswith=asked["division"], name__contains=asked["q"])
    found: QuerySet[Agency] = rows.filter(kind=asked["kind"]) if asked["kind"] else rows
    return found


AGENCIES = declare(
    Table(
        "org.agencies",
        title="机关",
        url_name="org:agencies",
        rows=_agencies,
        columns=(
            Col("name", "名称", lambda agency, asked: agency.name, phone="title"),
            Col("kind", "类别", lambda agency, asked: AgencyKind(agency.kind).label),
            Col("qualified", "执法主体资格", lambda agency, asked: agency.subject_qualified),
            Col("uscc", "统一社会信用代码", lambda agency, asked: agency.uscc, order=("uscc",), phone="side"),
            Col("short", "简称", lambda agency, asked: agency.short_name, shown=False),
            Col("telephone", "联系电话", lambda agency, asked: agency.telephone, shown=False),
            Col("address", "地址", lambda agency, asked: agency.address, shown=False),
        ),
        filters=(
            By("q", "查找", "text", placeholder="机关名称"),
            COUNTY,
            By("kind", "类别", choices=_kinds(AgencyKind)),
        ),
        sort=("division", "name"),
        row_url=lambda agency, asked: _agency(agency.pk),
        acts=lambda asked: making(asked.actor, create_agency),
        empty="还没有机关",
    )
)


def _post(person: Person, day: date) -> Appointment | None:
    """The seat that counts today: the posting before the seat at home."""
    held = [post for post in person.appointments.all() if post.valid_to is None or post.valid_to >= day]
    return max(held, key=lambda post: (post.kind == "POSTING", post.valid_from or date.min), default=None)


def _unit(person: Person, asked: Asked) -> Any:
    post = _post(person, asked.today)
    if post is None:
        return "未任职"
    return Cell(post.team.name, sub=post.agency.name) if post.team else post.agency.name


def _seat(person: Person, asked: Asked) -> str:
    post = _post(person, asked.today)
    return Seat(post.seat).label if post else ""


PEOPLE = declare(
    Table(
        "org.people",
        title="人员",
        url_name="org:people",
        rows=lambda asked: people_listed(asked.today, words=asked["q"], division=asked["division"], seat=asked["seat"]),
        columns=(
            Col("name", "姓名", lambda person, asked: person.name, order=("name",), phone="title"),
            Col("number", "工号", lambda person, asked: person.staff_number, order=("staff_number",), phone="side"),
            Col("unit", "单位", _unit),
            Col("seat", "岗位", _seat),
        ),
        filters=(
            By("q", "查找", "text", placeholder="姓名、姓名首字母或者工号"),
            COUNTY,
            By("seat", "岗位", choices=_kinds(Seat)),
        ),
        sort=("staff_number",),
        row_url=lambda person, asked: reverse("org:person", args=[person.pk]),
        empty="还没有人员",
        empty_next="由管理员批量导入人员，或者在队伍页面任命。",
    )
)
