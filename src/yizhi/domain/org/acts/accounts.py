"""Accounts: opened, closed, signed in and out, password changed. A wrong password is no act; it is counted apart."""

from typing import Annotated, Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection

from yizhi.domain.org.acts.offices import administrators
from yizhi.domain.org.models import Account, Person
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

Password = Annotated[str, Shown("密码", secret=True)]


def _hashed(password: str, field: str) -> str:
    try:
        validate_password(password)
    except ValidationError as error:
        raise ActInvalid({field: list(error.messages)}) from error
    return make_password(password)


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
    username: Annotated[Line, Shown("账号")],
    password: Annotated[str, Shown("初始密码", secret=True)],
    demo: Annotated[bool, Shown("演示账号", kind=Kind.HIDDEN)] = False,
) -> tuple[Account, dict[str, Any]]:
    """The person changes the initial password before anything else; demo accounts keep the published one."""
    account = writing.create(
        Account,
        username=username,
        person=person,
        division=person.division,
        password=_hashed(password, "password"),
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


@act("account.sign_in", title="登录", on=Account, by=own_account, when=open_account, says="{actor}登录", offered=False)
def sign_in(writing: Writing, account: Account) -> None:
    writing.change(account, failed=0, failed_at=None, last_sign_in=writing.at)


@act("account.sign_out", title="退出登录", says="{actor}退出登录", offered=False)
def sign_out(writing: Writing) -> None:
    """Nothing but the entry: the session itself belongs to the web."""


def _own_password() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT org_own_password()")
        return str(cursor.fetchone()[0] or "")


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
    new: Annotated[str, Shown("新密码", secret=True, help="至少 10 位，不能全是数字")],
) -> None:
    if not check_password(current, _own_password()):
        raise ActInvalid({"current": ["现密码不正确"]})
    if current == new:
        raise ActInvalid({"new": ["新密码不能与现密码相同"]})
    writing.change(account, password=_hashed(new, "new"), must_change=False)


def account_of(person: UUID) -> Account | None:
    """The open account of a person, under the reader's scope."""
    found: Account | None = Account.objects.filter(person_id=person, active=True).first()
    return found
