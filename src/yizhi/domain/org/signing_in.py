"""From a user name and a password to a person; and out again."""

from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection, transaction

from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.acts import accounts, devices
from yizhi.domain.org.browsers import browser_title
from yizhi.domain.org.protection import WINDOW_MINUTES
from yizhi.domain.org.queries import devices_of, setting
from yizhi.domain.org.sessions import SESSION_PERSON
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor, ActorKind
from yizhi.platform.scope.session import acting
from yizhi.statute.refusal import Refusal

_LONGEST = 200


def _refused(why: str, next_step: str) -> ActRefused:
    return ActForbidden(Refusal(what="不能登录", why=why, article="", next_step=next_step))


@cache
def _no_password() -> str:
    """A hash that nothing matches: an unknown user name costs as much time as a wrong password."""
    return make_password("没有这个账号")


def sign_in(username: str, password: str) -> UUID:
    """The person, if and only if the account is open and the password is right; recorded as an act.

    Five wrong passwords close the account for a quarter of an hour. Raises ActRefused, which says no more than needed:
    an unknown name and a wrong password are not told apart. Demo accounts never open a production installation.
    """
    typed = username.replace("\x00", "\ufffd").strip()[
        :_LONGEST
    ]  # PostgreSQL takes no NUL; no account name holds U+FFFD
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT account, person, hash, is_demo, locked FROM org_sign_in_attempt(%s)", [typed])
        row = cursor.fetchone()
    account, person, stored, demo, locked = row or (None, None, "", False, False)
    right = check_password(password[:_LONGEST], stored or _no_password())
    if locked:
        raise _refused(
            f"{WINDOW_MINUTES} 分钟内多次输错密码，账号暂时锁定", f"请 {WINDOW_MINUTES} 分钟后再试，或联系系统管理员"
        )
    if person is None or not right:
        raise _refused("账号或密码不正确", "请核对后重新输入")
    if demo and not settings.DEVELOPMENT:
        raise _refused("演示账号不能登录正式系统", "请使用本人账号；运维人员应更换演示数据库")
    now = clock.now()
    actor = actor_for(person, now)
    if actor.kind is not ActorKind.PERSON:
        raise _refused("账号已停用", "请联系系统管理员")
    perform(accounts.sign_in, actor, record=account, at=now)
    return UUID(str(person))


def begin_session(session: SessionBase, person: UUID, *, agent: str, address: str) -> None:
    """Let the browser in as the person, under a new key and without anything from before.

    When the person is signed in on more devices than `session_most_devices`, those used longest ago are signed out.
    """
    session.flush()
    session.browser, session.address = browser_title(agent), address[:45]  # type: ignore[attr-defined]
    session[SESSION_PERSON] = str(person)
    now = clock.now()
    with acting(actor_for(person, now)):
        devices.end_devices(devices_of(person, now)[setting("session_most_devices", now.date()) - 1 :])


def sign_out(actor: Actor) -> None:
    """Record that the person signed out."""
    if actor.kind is ActorKind.PERSON:
        perform(accounts.sign_out, actor)
