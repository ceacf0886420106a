"""Linking an account with a subject of the external provider, by the administrator."""

from typing import Annotated, Any

from pydantic import StringConstraints

from yizhi.domain.org.acts.accounts import open_account
from yizhi.domain.org.acts.offices import administrators
from yizhi.domain.org.ending import end_devices
from yizhi.domain.org.identities import identity_hash
from yizhi.domain.org.models import Account
from yizhi.domain.org.queries import devices_of
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identity.provider import in_use, provider
from yizhi.statute.refusal import Refusal

_Subject = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]


@condition("已接入统一身份认证")
def provider_in_use(situation: Situation) -> Refusal | None:
    if in_use():
        return None
    return Refusal("没有接入统一身份认证", "本系统只用账号和密码登录", "", "需要接入的，请联系运维人员")


@condition("未关联统一身份")
def not_linked(situation: Situation) -> Refusal | None:
    if situation.record.identity_since is None:
        return None
    return Refusal("账号已关联统一身份", "一个账号只关联一个身份", "", "更换身份的，请先解除关联")


@condition("已关联统一身份")
def linked(situation: Situation) -> Refusal | None:
    if situation.record.identity_since is not None:
        return None
    return Refusal("账号没有关联统一身份", "没有可解除的关联", "", "无需办理")


@act(
    "account.link_identity",
    title="关联统一身份",
    on=Account,
    by=administrators & provider_in_use,
    when=open_account & not_linked,
    says="{actor}为账号“{username}”关联统一身份",
)
def link(
    writing: Writing,
    account: Account,
    *,
    subject: Annotated[
        _Subject, Shown("身份标识", personal=True, help="认证服务中该人员的唯一标识，须逐字一致；保存后不再显示")
    ],
) -> dict[str, Any]:
    """From then on whoever the provider vouches for under this subject signs in to the account."""
    issuer = provider().settings.issuer
    writing.change(account, identity=identity_hash(issuer, subject), identity_since=writing.at)
    return {"username": account.username, "issuer": issuer}


@act(
    "account.unlink_identity",
    title="解除统一身份关联",
    on=Account,
    by=administrators & provider_in_use,
    when=open_account & linked,
    says="{actor}解除账号“{username}”的统一身份关联，事由：{reason}",
    asks_confirmation="解除后该账号在全部设备上退出，只能用密码登录，确认解除？",
)
def unlink(writing: Writing, account: Account, *, reason: Annotated[Line, Shown("事由")]) -> dict[str, Any]:
    writing.change(account, identity="", identity_since=None)
    end_devices(devices_of(account.person_id, writing.at))
    return {"username": account.username, "reason": reason}
