"""From a user name and a password to a person; and out again.

What is asked for after the password (a code, a new password) is kept in the browser's session as pending: until all of
it is done the session names nobody, so no page opens.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection, transaction

from yizhi.domain.org import second_step
from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.acts import accounts
from yizhi.domain.org.attempts import count_try, forgive, name_mark
from yizhi.domain.org.browsers import browser_title
from yizhi.domain.org.ending import end_devices
from yizhi.domain.org.passwords import LONGEST
from yizhi.domain.org.queries import devices_of, setting, settings_on
from yizhi.domain.org.sessions import SESSION_MEANS, SESSION_PERSON
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.actor import Actor, ActorKind, system
from yizhi.platform.scope.session import acting
from yizhi.statute.refusal import Refusal

PENDING = "pending"
CODE, ENROL, PASSWORD = "code", "enrol", "password"
PENDING_MINUTES = 15
_ATTEMPT = """SELECT account, person, hash, is_demo, must, password_at, good_until, second, tries, network_tries
              FROM org_sign_in_attempt(%s, %s, %s, %s, %s, %s, %s)"""


def refused_sign_in(why: str, next_step: str) -> ActRefused:
    return ActForbidden(Refusal(what="不能登录", why=why, article="", next_step=next_step))


@cache
def _no_password() -> str:
    """A hash that nothing matches: an unknown user name costs as much time as a wrong password."""
    return make_password("没有这个账号")


@dataclass(frozen=True, slots=True)
class Admission:
    """Who it opened for, what must still be done before any page opens, and by what means it was shown so far."""

    account: UUID
    person: UUID
    steps: tuple[str, ...] = ()
    means: tuple[str, ...] = ("密码",)


@dataclass(frozen=True, slots=True)
class _Attempt:
    account: UUID | None
    person: UUID | None
    hash: str | None
    demo: bool | None
    must_change: bool | None
    password_since: datetime | None
    password_until: datetime | None
    second: bool | None
    tries: int
    network_tries: int


def admit(username: str, password: str, *, device: str = "", network: str = "") -> Admission:
    """The person, if and only if the account is open and the password is right. Raises ActRefused.

    An unknown name and a wrong password are not told apart, nor is a locked name that does not exist. `device` is the
    mark of a device known for this name (`attempts.device_mark`), with a count of its own; `network` where a strange
    device comes from: too many wrong passwords from there close it for a while, whatever the names.
    """
    now = clock.now()
    # PostgreSQL takes no NUL; no account name holds U+FFFD.
    typed = username.replace("\x00", "\ufffd").strip()[:LONGEST]
    subject = f"name:{name_mark(typed)}:{device}"
    around = f"network:{network}" if network and not device else ""
    values = settings_on(now.date())
    limits = [values[name] for name in ("sign_in_minutes", "sign_in_tries", "sign_in_network_tries")]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ATTEMPT, [typed, subject, around, now, *limits])
        found = _Attempt(*cursor.fetchone())
    right = check_password(password[:LONGEST], found.hash or _no_password())
    if not right:
        _count_failure(found, around, limits, now)
    _refuse_wrong(found, right, limits)
    assert found.account is not None
    assert found.person is not None
    _refuse_unfit(found, now)
    actor = actor_for(found.person, now)
    if actor.kind is not ActorKind.PERSON:
        raise refused_sign_in("账号已停用", "请联系系统管理员")
    forgive(subject)
    return Admission(found.account, found.person, _steps(found, actor, now))


def _refuse_wrong(found: _Attempt, right: bool, limits: list[int]) -> None:
    minutes, most, most_network = limits
    if found.network_tries >= most_network:
        raise refused_sign_in(
            f"所在网络 {minutes} 分钟内输错密码次数过多", f"请 {minutes} 分钟后再试，或在常用设备上登录"
        )
    if found.tries > most:
        raise refused_sign_in(f"{minutes} 分钟内多次输错密码，暂时锁定", f"请 {minutes} 分钟后再试，或联系系统管理员")
    if found.account is None or not right:
        raise refused_sign_in("账号或密码不正确", "请核对后重新输入")


def _refuse_unfit(found: _Attempt, now: datetime) -> None:
    """Told only to whoever knows the password."""
    if found.demo and not settings.DEVELOPMENT:
        raise refused_sign_in("演示账号不能登录正式系统", "请使用本人账号；运维人员应更换演示数据库")
    if found.password_until is not None and now >= found.password_until:
        raise refused_sign_in("初始密码已过有效期", "请联系系统管理员重置密码")


def _count_failure(found: _Attempt, around: str, limits: list[int], now: datetime) -> None:
    """The try that fills the count of the account is recorded; those before and after it are only counted."""
    if around and found.network_tries < limits[2]:
        count_try(around, now, limits[0])
    if found.account is not None and found.tries == limits[1]:
        told = {"minutes": limits[0], "tries": limits[1]}
        perform(accounts.lock, system("登录防护"), record=found.account, data=told)


def second_steps(enrolled: bool | None, actor: Actor) -> tuple[str, ...]:
    """What is asked for however the person was recognised: the code, or setting it up where the role must."""
    if enrolled:
        return (CODE,)
    return (ENROL,) if second_step.required(actor) else ()


def _steps(found: _Attempt, actor: Actor, now: datetime) -> tuple[str, ...]:
    steps = list(second_steps(found.second, actor))
    oldest = now - timedelta(days=setting("password_days", now.date()))
    aged = not found.demo and found.password_since is not None and found.password_since < oldest
    if found.must_change or aged:
        steps.append(PASSWORD)
    return tuple(steps)


def enter(session: SessionBase, admission: Admission, *, agent: str, address: str) -> None:
    """Let the browser in, or keep what is pending, under a new key and without anything from before.

    When the person is signed in on more devices than `session_most_devices`, those used longest ago are signed out.
    """
    now = clock.now()
    told = getattr(session, "browser", ""), getattr(session, "address", "")
    session.flush()
    named = (browser_title(agent), address[:45]) if agent or address else told
    session.browser, session.address = named  # type: ignore[attr-defined]
    if admission.steps:
        until = (now + timedelta(minutes=PENDING_MINUTES)).isoformat()
        session[PENDING] = [
            str(admission.account),
            str(admission.person),
            list(admission.steps),
            until,
            admission.means,
        ]
        return
    actor = actor_for(admission.person, now)
    perform(accounts.sign_in, actor, record=admission.account, data={"means": "和".join(admission.means)}, at=now)
    session[SESSION_PERSON], session[SESSION_MEANS] = str(admission.person), list(admission.means)
    with acting(actor):
        end_devices(devices_of(admission.person, now)[setting("session_most_devices", now.date()) - 1 :])


def pending(session: SessionBase) -> Admission | None:
    """Who has given the password and must still do something; None when nobody, or when too long ago."""
    kept: Any = session.get(PENDING)
    if not kept or len(kept) < 5 or datetime.fromisoformat(kept[3]) <= clock.now():
        return None
    return Admission(UUID(kept[0]), UUID(kept[1]), tuple(kept[2]), tuple(kept[4]))


def step_address(admission: Admission | None, wanted: str) -> str:
    """Where the browser goes next: to the first step that is still to be done, else to the page it wanted."""
    if admission is None or not admission.steps:
        return wanted
    return f"{reverse(f'org:sign_in_{admission.steps[0]}')}?{urlencode({'next': wanted})}"


def step_done(session: SessionBase, admission: Admission, step: str) -> Admission:
    """What remains after a step; with nothing left the person is signed in."""
    shown = () if step == PASSWORD else ("动态口令",)
    steps = tuple(one for one in admission.steps if one != step)
    rest = replace(admission, steps=steps, means=admission.means + shown)
    enter(session, rest, agent="", address="")
    return rest


def sign_out(actor: Actor) -> None:
    """Record that the person signed out."""
    if actor.kind is ActorKind.PERSON:
        perform(accounts.sign_out, actor)
