"""Signing out other devices: one's own, or as administrator everybody's of a person."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.org.acts.accounts import open_account, own_account
from yizhi.domain.org.acts.offices import administrators
from yizhi.domain.org.ending import end_devices
from yizhi.domain.org.models import Account
from yizhi.domain.org.queries import devices_of
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import Kind, Line, Shown
from yizhi.platform.acts.writing import Writing


@act(
    "account.end_device",
    title="退出该设备",
    on=Account,
    by=own_account,
    says="{actor}退出了在“{browser}”上的登录",
    offered=False,
)
def end_device(
    writing: Writing, account: Account, *, device: Annotated[UUID, Shown("登录设备", kind=Kind.HIDDEN)]
) -> dict[str, Any]:
    found = devices_of(account.person_id, writing.at).filter(pk=device).first()
    if found is None:
        writing.refuse("不能退出该设备", "该设备已退出登录", next_step="请刷新登录设备列表")
    assert found is not None
    end_devices([found])
    return {"browser": found.browser}


@act(
    "account.end_other_devices",
    title="退出其他全部设备",
    on=Account,
    by=own_account,
    says="{actor}退出了其他 {count} 台设备上的登录",
    offered=False,
)
def end_other_devices(
    writing: Writing, account: Account, *, keep: Annotated[UUID, Shown("保留的设备", kind=Kind.HIDDEN)]
) -> dict[str, Any]:
    return {"count": end_devices(devices_of(account.person_id, writing.at).exclude(pk=keep))}


@act(
    "account.force_sign_out",
    title="强制下线",
    on=Account,
    by=administrators,
    when=open_account,
    says="{actor}强制账号“{username}”下线，共 {count} 台设备，事由：{reason}",
    asks_confirmation="该账号在全部设备上的登录立即失效，确认强制下线？",
)
def force_sign_out(writing: Writing, account: Account, *, reason: Annotated[Line, Shown("事由")]) -> dict[str, Any]:
    count = end_devices(devices_of(account.person_id, writing.at))
    return {"username": account.username, "count": count, "reason": reason}
