"""Accounts: opened, closed, signed in and out, password changed. A wrong password is no act; it is counted apart."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection

from yizhi.domain.org.actors import day_of
from yizhi.domain.org.acts.offices import administrators, installers
from yizhi.domain.org.ending import end_devices
from yizhi.domain.org.models import Account, Person
from yizhi.domain.org.passwords import LONGEST, weaknesses
from yizhi.domain.org.queries import devices_of, setting
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal


def _hashed(password: str, field: str, username: str, day: date) -> str:
    if wrong := weaknesses(password, username, day):
        raise ActInvalid({field: [f"密码{'；'.join(wrong)}"]})
    return make_password(password)


@condition("不是本人账号")
def another_account(situation: Situation) -> Refusal | None:
    if situation.record.person_id != situation.actor.person:
        return None
    return Refusal("不能重置本人密码", "本人密码凭现密码修改", "", "请办理“修改密码”")


@condition("为本人账号")
def own_account(situation: Situation) -> Refusal | None:
    if situation.record.person_id == situation.actor.person:
        return None
    return Refusal("您不能办理此项", "只能办理本人的账号", "", "请登录本人账号")


@condition("账号已启用")
def open_account(situation: Situation) -> Refusal | None:
    if situation.record.active:
        return None
    return Refusal("该账号已停用", "停用的账号不能登录或办理", "", "请联系系统管理员")


@act("account.open", title="开通账号", on=Person, by=administrators, says="{actor}为{person}开通账号")
def open_for(
    writing: Writing,
    person: Person,
    *,
    username: Annotated[Line, fits(Account, "username"), Shown("账号")],
    password: Annotated[str, Shown("初始密码", secret=True)],
    demo: Annotated[bool, Shown("演示账号", kind=Kind.HIDDEN)] = False,
) -> tuple[Account, dict[str, Any]]:
    """The person changes the initial password before anything else; demo accounts keep the published one."""
    account = writing.create(
        Account,
        username=username,
        person=person,
        division=person.division,
        password=_hashed(password, "password", username, day_of(writing.at)),
        password_since=writing.at,
        password_until=None if demo else _one_time_until(writing),
        demo=demo,
        must_change=not demo,
    )
    return account, {"person": person.name, "username": username}


@act(
    "account.close",
    title="停用账号",
    on=Account,
    by=administrators,
    when=open_account,
    says="{actor}停用账号“{username}”",
    asks_confirmation="停用后该账号立即不能使用，确认停用？",
)
def close(writing: Writing, account: Account) -> dict[str, Any]:
    """Sessions that are open under the account see nothing from the next request on."""
    writing.change(account, active=False)
    return {"username": account.username}


@act(
    "account.sign_in",
    title="登录",
    on=Account,
    by=own_account,
    when=open_account,
    says="{actor}以{means}登录",
    offered=False,
)
def sign_in(writing: Writing, account: Account, *, means: Annotated[Line, Shown("登录方式")]) -> dict[str, Any]:
    writing.change(account, last_sign_in=writing.at)
    return {"means": means}


@act("account.sign_out", title="退出登录", says="{actor}退出登录", offered=False)
def sign_out(writing: Writing) -> None:
    """Nothing but the entry: the session itself belongs to the web."""


@act(
    "account.lock",
    title="登录锁定",
    on=Account,
    by=installers,
    says="账号“{username}”输错密码 {tries} 次，锁定 {minutes} 分钟",
    offered=False,
)
def lock(
    writing: Writing,
    account: Account,
    *,
    minutes: Annotated[int, Shown("分钟数")],
    tries: Annotated[int, Shown("次数")],
) -> dict[str, Any]:
    """Nothing but the entry: the count itself is kept apart, since a wrong password is no act."""
    return {"username": account.username, "minutes": minutes, "tries": tries}


def _one_time_until(writing: Writing) -> datetime:
    return writing.at + timedelta(hours=setting("one_time_password_hours", day_of(writing.at)))


def _own_hashes(most: int) -> list[str]:
    """The hash of the actor's password, and of those before it, newest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT org_own_password() UNION ALL SELECT * FROM org_own_former_passwords(%s)", [most])
        return [row[0] for row in cursor.fetchall() if row[0]]


def check_own_password(given: str, field: str) -> None:
    """Raises ActInvalid at the field unless it is the actor's password."""
    held = _own_hashes(0)
    if not held or not check_password(given[:LONGEST], held[0]):
        raise ActInvalid({field: ["现密码不正确" if field == "current" else "密码不正确"]})


@act(
    "account.change_password",
    title="修改密码",
    on=Account,
    by=own_account,
    when=open_account,
    says="{actor}修改了登录密码",
)
def change_password(
    writing: Writing,
    account: Account,
    *,
    current: Annotated[str, Shown("现密码", secret=True)],
    new: Annotated[str, Shown("新密码", secret=True, help="不用常见密码和连续字符，不含账号名；可用一句话，含空格")],
    again: Annotated[str, Shown("再次输入新密码", secret=True)],
) -> None:
    """Other devices stay signed in; whoever suspects a stranger signs them out on the page of devices."""
    check_own_password(current, "current")
    if new != again:
        raise ActInvalid({"again": ["两次输入的新密码不一致"]})
    day = day_of(writing.at)
    hashed = _hashed(new, "new", account.username, day)
    last = setting("password_history", day)
    if any(check_password(new, one) for one in _own_hashes(last)[: last + 1]):
        raise ActInvalid({"new": [f"新密码不能与现密码或最近 {last} 次用过的密码相同"]})
    writing.change(account, password=hashed, must_change=False, password_since=writing.at, password_until=None)


@act(
    "account.reset_password",
    title="重置密码",
    on=Account,
    by=administrators,
    when=open_account & another_account,
    says="{actor}重置账号“{username}”的密码，事由：{reason}",
    offered=False,
)
def reset_password(
    writing: Writing,
    account: Account,
    *,
    reason: Annotated[Line, Shown("事由")],
    password: Annotated[str, Shown("一次性密码", secret=True)],
) -> dict[str, Any]:
    """The one-time password opens nothing but the change of password, for `one_time_password_hours`."""
    writing.change(
        account,
        password=_hashed(password, "password", account.username, day_of(writing.at)),
        must_change=True,
        password_since=writing.at,
        password_until=_one_time_until(writing),
    )
    end_devices(devices_of(account.person_id, writing.at))
    return {"username": account.username, "reason": reason}


def account_of(person: UUID) -> Account | None:
    """The open account of a person, under the reader's scope."""
    found: Account | None = Account.objects.filter(person_id=person, active=True).first()
    return found
