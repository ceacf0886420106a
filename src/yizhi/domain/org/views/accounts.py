"""My account and the devices on which I am signed in; and the account of a person, for the administrator."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yizhi.domain.org.acts.accounts import account_of
from yizhi.domain.org.models import Account, Person
from yizhi.domain.org.queries import devices_of, setting
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.identity.provider import in_use
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Fact, NextAct, Panel, Record
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.scope.actor import Actor


@signed_in
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """My account: the name to sign in with, changing the password, where I am signed in."""
    actor = actor_of(request)
    account = account_of(actor.person) if actor.person else None
    if account is None:
        return redirect("org:person", actor.person)
    page = Record(
        title="我的账号",
        kind="账号",
        number=account.username,
        status=account_badge(account),
        crumbs=((actor.name, reverse("org:person", args=[actor.person])),),
        facts=(
            Fact("姓名", actor.name),
            Fact("单位", actor.unit),
            Fact("岗位", actor.post),
            Fact("最近登录", account.last_sign_in),
            Fact("密码设定", account.password_since),
            Fact("动态口令", account.second_since or "未启用"),
            *([Fact("统一身份", account.identity_since or "未关联")] if in_use() else []),
        ),
        acts=[*record.buttons(actor, account, clock.now()), *_enrol(account)],
        panels=[devices_panel(account.person_id, request.session)],
        timeline=record.timeline(account.pk),
    )
    return render(request, "org/record.html", {"page": page})


@signed_in
@never_cache
@require_safe
def devices(request: HttpRequest) -> HttpResponse:
    """Where I am signed in, and signing out there."""
    actor = actor_of(request)
    account = account_of(actor.person) if actor.person else None
    day = clock.today()
    context = {
        "account": account,
        "devices": _shown(actor.person, request.session) if account and actor.person else [],
        "current": getattr(request.session, "device", None),
        "idle": setting("session_idle_minutes", day),
        "hours": setting("session_hours", day),
        "most": setting("session_most_devices", day),
    }
    return render(request, "org/devices.html", context)


def _shown(person: UUID, session: Any) -> list[dict[str, Any]]:
    current = getattr(session, "device", None)
    rows = [{"device": one, "current": one.pk == current} for one in devices_of(person, clock.now())]
    return sorted(rows, key=lambda row: not row["current"])


def _enrol(account: Account) -> list[NextAct]:
    if account.second_since is not None:
        return []
    return [NextAct("account.enrol_second_step", "启用动态口令", reverse("org:enrol"), icon="shield-check")]


def account_badge(account: Account) -> Badge:
    if not account.active:
        return Badge("已停用", "danger")
    return Badge("须修改密码", "warn") if account.must_change else Badge("启用", "ok")


def devices_panel(person: UUID, session: Any) -> Panel:
    rows = _shown(person, session)
    return Panel("登录设备", "org/device_list.html", rows, key="devices", icon="monitor-smartphone", count=len(rows))


def account_panels(actor: Actor, person: Person) -> list[Panel]:
    """The person's account, for whoever manages accounts and sees it; nothing for everybody else."""
    if not actor.has("ADMINISTRATOR"):
        return []
    now = clock.now()
    data = [
        {
            "account": one,
            "badge": account_badge(one),
            "vouched": in_use(),
            "devices": list(devices_of(person.pk, now)) if one.active else [],
            "acts": record.buttons(actor, one, now),
        }
        for one in Account.objects.filter(person=person).order_by("-active", "username")
    ]
    return [Panel("账号", "org/accounts.html", data, key="accounts", icon="user-cog", count=len(data))] if data else []
