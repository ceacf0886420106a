"""The second step: turned on by the person, off with password and code, reset by the administrator with a reason."""

from typing import Annotated, Any

from pydantic import Field

from yizhi.domain.org import second_step
from yizhi.domain.org.acts.accounts import check_own_password, open_account, own_account
from yizhi.domain.org.acts.offices import administrators
from yizhi.domain.org.ending import end_devices
from yizhi.domain.org.models import Account
from yizhi.domain.org.queries import devices_of
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

_Codes = Annotated[list[str], Field(min_length=8, max_length=20)]


@condition("已启用动态口令")
def enrolled(situation: Situation) -> Refusal | None:
    if situation.record.second_since is not None:
        return None
    return Refusal("没有启用动态口令", "该账号登录时只用密码", "", "无需办理")


@condition("未启用动态口令")
def not_enrolled(situation: Situation) -> Refusal | None:
    if situation.record.second_since is None:
        return None
    return Refusal("已启用动态口令", "更换手机须先停用再重新启用", "", "请先停用动态口令")


@condition("岗位不要求动态口令")
def not_required(situation: Situation) -> Refusal | None:
    if not second_step.required(situation.actor):
        return None
    return Refusal("不能停用动态口令", "您的岗位须使用动态口令登录", "", "更换手机请由系统管理员重置动态口令")


@act(
    "account.enrol_second_step",
    title="启用动态口令",
    on=Account,
    by=own_account,
    when=open_account & not_enrolled,
    says="{actor}启用动态口令",
    offered=False,
)
def enrol(
    writing: Writing,
    account: Account,
    *,
    secret: Annotated[str, Shown("密钥", secret=True)],
    code: Annotated[str, Shown("动态口令", secret=True)],
    recovery: Annotated[_Codes, Shown("恢复码", secret=True)],
) -> None:
    """On if and only if the code shows that the app holds the secret; that code is used up by it."""
    step = second_step.matching_step(secret, code, writing.at)
    if step is None:
        raise ActInvalid({"code": ["动态口令不正确，请核对手机时间后输入新的动态口令"]})
    hashes = [second_step.recovery_hash(account.person_id, one) for one in recovery]
    writing.change(account, second_secret=secret, second_since=writing.at, second_used=step, recovery=hashes)


@act(
    "account.disable_second_step",
    title="停用动态口令",
    on=Account,
    by=own_account,
    when=open_account & enrolled & not_required,
    says="{actor}停用动态口令",
)
def disable(
    writing: Writing,
    account: Account,
    *,
    password: Annotated[str, Shown("登录密码", secret=True)],
    code: Annotated[Line, Shown("动态口令或恢复码", secret=True)],
) -> None:
    check_own_password(password, "password")
    person, at = account.person_id, writing.at
    try:
        second_step.use_code(person, code, at)
    except ActRefused as refused:
        # The act is rolled back, and the count with it: a wrong code is counted once more, to stay.
        raise ActForbidden(*refused.refusals, afterwards=lambda: second_step.count_code(person, at)) from refused
    _clear(writing, account)


@act(
    "account.reset_second_step",
    title="重置动态口令",
    on=Account,
    by=administrators,
    when=open_account & enrolled,
    says="{actor}重置账号“{username}”的动态口令，事由：{reason}",
    asks_confirmation="重置后该账号在全部设备上退出，下次登录只用密码，确认已核实本人身份？",
)
def reset(writing: Writing, account: Account, *, reason: Annotated[Line, Shown("事由")]) -> dict[str, Any]:
    """Whoever lost phone and recovery codes signs in with the password again; a role that must enrol does so then."""
    _clear(writing, account)
    end_devices(devices_of(account.person_id, writing.at))
    return {"username": account.username, "reason": reason}


def _clear(writing: Writing, account: Account) -> None:
    writing.change(account, second_secret=None, second_since=None, second_used=None, recovery=[])


@act(
    "account.use_recovery_code",
    title="使用恢复码",
    on=Account,
    by=own_account,
    when=open_account,
    says="{actor}使用恢复码登录，剩余 {left} 个",
    offered=False,
)
def note_recovery(writing: Writing, account: Account, *, left: Annotated[int, Shown("剩余")]) -> dict[str, Any]:
    return {"left": left}
