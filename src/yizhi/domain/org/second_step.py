"""The second step at sign-in: a code from the person's phone (RFC 6238), or one of the codes kept for its loss."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pyotp
from django.conf import settings
from django.db import connection, transaction

from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.attempts import count_try, forgive
from yizhi.domain.org.queries import setting
from yizhi.platform.acts.errors import ActForbidden, ActRefused
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.platform.secrecy.cipher import fingerprint, unseal
from yizhi.statute.refusal import Refusal

_STEP = 30  # seconds, as every authenticator app assumes
_DRIFT = 1  # steps before and after that a phone's clock may be off
_ISSUER = "一支执法监管"
_RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Used:
    """What opened the second step; `left` is the number of recovery codes that remain, None for a code of the app."""

    left: int | None = None


def required(actor: Actor) -> bool:
    """Whether one of the person's roles must use it (`YIZHI_SECOND_STEP_ROLES`)."""
    return actor.has(*settings.YIZHI_SECOND_STEP_ROLES)


def new_secret() -> str:
    return pyotp.random_base32()


def address_for_app(secret: str, username: str) -> str:
    """What the QR code holds for the authenticator app."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=_ISSUER)


def new_recovery_codes() -> list[str]:
    """Ten codes of ten letters and digits, 49 bits each, under the same lock-out as the app's."""
    return [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2)) for _ in range(_RECOVERY_CODES)
    ]


def recovery_hash(person: UUID, code: str) -> str:
    plain = "".join(one for one in code.casefold() if one.isalnum())
    return fingerprint(f"recovery:{person}", plain)


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """The time step whose code this is, at most one step from now; None when it is none of them."""
    plain = "".join(code.split())
    if not (plain.isascii() and plain.isdigit()):
        return None
    clockwork = pyotp.TOTP(secret)
    for drift in (0, *(sign * by for by in range(1, _DRIFT + 1) for sign in (-1, 1))):
        moment = at + timedelta(seconds=_STEP * drift)
        if secrets.compare_digest(clockwork.at(moment), plain):
            return int(moment.timestamp()) // _STEP
    return None


def _refused(why: str, next_step: str) -> ActRefused:
    return ActForbidden(Refusal("动态口令未通过", why, "", next_step))


def use_code(person: UUID, code: str, at: datetime) -> Used:
    """Use up a code of the app or a recovery code. Raises ActRefused.

    Allowed if and only if it is right, was not used before, and not too many were tried. Every try is counted, also a
    right one until it has passed, so that many at once gain nothing.
    """
    most, minutes = setting("sign_in_tries", at.date()), setting("sign_in_minutes", at.date())
    with acting(actor_for(person, at)), connection.cursor() as cursor:
        cursor.execute("SELECT secret, used, recovery, tries FROM org_own_second_step(%s, %s, %s)", [at, minutes, most])
        row = cursor.fetchone()
    if row is None or (row[0] is None and row[3] <= most):
        raise _refused("该账号没有启用动态口令", "请重新登录")
    secret, _, _, tries = row
    if tries > most:
        raise _refused(f"{minutes} 分钟内多次输错动态口令，暂时不能验证", f"请 {minutes} 分钟后再试，或联系系统管理员")
    used = _use(person, unseal(secret).decode(), code, at)
    if used is None:
        raise _refused("动态口令不正确、已使用过或已过期", "请等待验证器显示下一个动态口令后输入，或使用恢复码")
    forgive(f"code:{person}")
    return used


def count_code(person: UUID, at: datetime) -> None:
    """Count a wrong code."""
    count_try(f"code:{person}", at, setting("sign_in_minutes", at.date()))


def _use(person: UUID, secret: str, code: str, at: datetime) -> Used | None:
    step = matching_step(secret, code, at)
    with acting(actor_for(person, at)), transaction.atomic(), connection.cursor() as cursor:
        if step is not None:
            cursor.execute("SELECT org_use_code(%s)", [step])
            return Used() if cursor.fetchone()[0] else None
        cursor.execute("SELECT org_use_recovery(%s)", [recovery_hash(person, code)])
        left = cursor.fetchone()[0]
        return None if left is None else Used(left)
