"""Choices of this module's forms."""

from typing import Any

from yizhi.domain.org.lines import ENFORCEMENT_LINES, LINES
from yizhi.domain.org.models import Agency, Division, Team
from yizhi.domain.org.queries import DEFAULTS
from yizhi.domain.org.terms import ExtraRole
from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.platform.scope.actor import Actor

_SETTINGS = {
    "certificate_validity_years": "执法证有效年限",
    "certificate_warning_days": "执法证到期提醒天数",
    "confirmation_code_minutes": "确认码有效分钟数",
    "one_time_password_hours": "初始密码有效小时数",
    "password_days": "密码最长使用天数",
    "password_history": "新密码不得与最近几次相同",
    "password_kinds": "密码至少含几类字符",
    "password_shortest": "密码最短位数",
    "sign_in_minutes": "登录锁定分钟数",
    "sign_in_network_tries": "同一网络在锁定时间内最多输错次数",
    "sign_in_tries": "同一账号在锁定时间内最多输错次数",
    "session_idle_minutes": "登录后无操作自动退出的分钟数",
    "session_hours": "一次登录最长小时数",
    "session_most_devices": "一人同时登录的最多设备数",
}


def territory(actor: Actor) -> str:
    """The division in which the actor manages; nothing outside it is offered."""
    return actor.division


@choice_source("org.divisions")
def divisions(actor: Actor, record: Any) -> list[Choice]:
    rows = Division.objects.filter(valid_to=None, division__startswith=territory(actor)).order_by("division")
    return [(row.division, f"{row.division} {row.name}") for row in rows]


@choice_source("org.agencies")
def agencies(actor: Actor, record: Any) -> list[Choice]:
    rows = Agency.objects.filter(division__startswith=territory(actor))
    return [(str(row.pk), row.name) for row in rows]


@choice_source("org.teams")
def teams(actor: Actor, record: Any) -> list[Choice]:
    rows = Team.objects.filter(division__startswith=territory(actor), valid_to=None)
    return [(str(row.pk), row.name) for row in rows]


@choice_source("org.lines")
def lines(actor: Actor, record: Any) -> list[Choice]:
    return list(LINES.items())


@choice_source("org.certificate_fields")
def certificate_fields(actor: Actor, record: Any) -> list[Choice]:
    return [("*", "全部条线"), *ENFORCEMENT_LINES.items()]


@choice_source("org.extra_roles")
def extra_roles(actor: Actor, record: Any) -> list[Choice]:
    return [(role.value, role.label) for role in ExtraRole]


@choice_source("org.settings")
def settings(actor: Actor, record: Any) -> list[Choice]:
    return [(name, _SETTINGS[name]) for name in DEFAULTS]
