"""What this module shows elsewhere: pages, search, duties, figures."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from yizhi.domain.org.lines import line_title
from yizhi.domain.org.models import Certificate, Division, Team
from yizhi.domain.org.queries import people_named, setting, staffing
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import Duty, DutySource, Figure, Hit, Page, RecordPage, SearchSource, register
from yizhi.platform.scope.actor import Actor

_MANAGERS = ("ADMINISTRATOR", "GUIDANCE_OFFICE", "SUPERVISOR")


def find_people(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    day = clock.today()
    for person in people_named(words, limit).prefetch_related("appointments__team", "appointments__agency"):
        posts = [p for p in person.appointments.all() if p.valid_to is None or p.valid_to >= day]
        where = str(posts[-1].team or posts[-1].agency) if posts else "未任职"
        yield Hit(person.name, f"{where} {person.staff_number}", reverse("org:person", args=[person.pk]), "人员")


def find_teams(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for team in Team.objects.filter(name__contains=words, valid_to=None).select_related("agency")[:limit]:
        yield Hit(team.name, team.agency.name, reverse("org:team", args=[team.pk]), "队伍")


def find_divisions(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for row in Division.objects.filter(name__contains=words, valid_to=None)[:limit]:
        yield Hit(row.name, f"{row.kind} {row.division}", reverse("org:division", args=[row.division]), "区划")


def own_certificate(actor: Actor, limit: int) -> Iterable[Duty]:
    """An officer's own certificate that is about to end, has ended, or is missing."""
    if actor.person is None or not actor.has("OFFICER"):
        return
    day = clock.today()
    url = reverse("org:person", args=[actor.person])
    if actor.certificate is None:
        yield Duty(
            "您当前没有有效的行政执法证", "在换发新证之前不能以执法人员身份办理案件", url, due=day, tone="danger"
        )
    elif actor.certificate.valid_to - day <= timedelta(days=setting("certificate_warning_days", day)):
        fields = "、".join(line_title(field) for field in actor.certificate.fields)
        yield Duty(
            "行政执法证即将到期",
            f"证号 {actor.certificate.number}，{fields}",
            url,
            due=actor.certificate.valid_to,
            tone="warn",
        )


def ending_certificates(actor: Actor, limit: int) -> Iterable[Duty]:
    """Certificates in the manager's territory that have ended or end soon and were not replaced."""
    if not actor.has(*_MANAGERS):
        return
    day = clock.today()
    soon = day + timedelta(days=setting("certificate_warning_days", day))
    for one in _not_replaced(actor.division, soon)[:limit]:
        ended = one.valid_to < day
        yield Duty(
            f"{one.person.name}的执法证{'已过期' if ended else '即将到期'}",
            f"证号 {one.number}",
            reverse("org:person", args=[one.person_id]),
            due=one.valid_to,
            tone="danger" if ended else "warn",
        )


def _not_replaced(division: str, until: Any) -> Any:
    renewed = Certificate.objects.filter(valid_to__gt=until, revoked_on=None).values("person")
    return (
        Certificate.objects.filter(division__startswith=division, valid_to__lte=until, revoked_on=None)
        .exclude(person__in=renewed)
        .select_related("person")
        .order_by("valid_to")
    )


def _staff(key: str) -> Any:
    return lambda actor: staffing(clock.today())[key]


register(
    Page("队伍", "org:teams", "机构队伍", icon="users", order=10, keywords="执法队 一支队伍"),
    Page("人员", "org:people", "机构队伍", icon="id-card", order=15, keywords="执法人员 工号 岗位"),
    Page("机关", "org:agencies", "机构队伍", icon="landmark", order=20, keywords="机构 指导办 部门"),
    Page("区划", "org:divisions", "机构队伍", icon="map", order=30, keywords="乡镇 街道 代码 沿革"),
    Page("我的账号", "org:me", "机构队伍", icon="user-cog", order=90, keywords="密码 修改密码"),
    Page("登录设备", "org:devices", "机构队伍", icon="monitor-smartphone", order=91, keywords="退出 下线 会话"),
    SearchSource("人员", find_people, order=40),
    SearchSource("队伍", find_teams, order=50),
    SearchSource("区划", find_divisions, order=60),
    DutySource("我的执法证", own_certificate, order=20),
    DutySource("执法证到期", ending_certificates, order=60),
    Figure("执法人员", _staff("total"), "org:teams", "人", roles=_MANAGERS, order=10),
    Figure("下沉县乡", _staff("county_and_township"), "org:teams", "人", roles=_MANAGERS, order=11),
    RecordPage("org.team", "队伍", lambda pk: reverse("org:team", args=[pk])),
    RecordPage("org.person", "人员", lambda pk: reverse("org:person", args=[pk])),
    RecordPage("org.account", "账号", lambda pk: reverse("org:me")),
    RecordPage("org.agency", "机关", lambda pk: reverse("org:agency", args=[pk])),
)
