"""The second officer's one-time code."""

import secrets
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.org.actors import day_of
from yizhi.domain.org.models import ConfirmationCode
from yizhi.domain.org.queries import setting
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.actor import Actor
from yizhi.platform.secrecy.cipher import fingerprint
from yizhi.statute.refusal import Refusal

MOST_ATTEMPTS = 5
_ARTICLE = "《行政处罚法》第四十二条"


@condition("由执法队员本人生成")
def _officer(situation: Situation) -> Refusal | None:
    if situation.actor.person is not None and situation.actor.has("OFFICER"):
        return None
    return Refusal("您不能生成确认码", "确认码由协办的执法队员本人生成", _ARTICLE, "请由协办人登录后生成")


def _hash(row: UUID, code: str) -> str:
    return fingerprint(f"confirmation:{row}", code)


@act(
    "confirmation.make",
    title="生成确认码",
    by=_officer,
    basis=(_ARTICLE,),
    says="{actor}生成确认码，有效期 {minutes} 分钟",
    offered=False,
)
def make_code(
    writing: Writing,
    *,
    purpose: Annotated[Line, Shown("用途")],
    code: Annotated[str, Shown("确认码", secret=True)],
) -> tuple[ConfirmationCode, dict[str, Any]]:
    minutes = setting("confirmation_code_minutes", day_of(writing.at))
    identity = new_id()
    created = writing.create(
        ConfirmationCode,
        id=identity,
        person_id=writing.actor.person,
        division=writing.actor.division,
        purpose=purpose,
        code_hash=_hash(identity, code),
        expires_at=writing.at + timedelta(minutes=minutes),
    )
    return created, {"minutes": minutes}


def make_confirmation_code(actor: Actor, purpose: str, *, at: datetime | None = None) -> str:
    """Six new digits of the actor for the purpose; the last made are the only ones that count."""
    code = f"{secrets.randbelow(10**6):06d}"
    perform(make_code, actor, data={"purpose": purpose, "code": code}, at=at)
    return code


def _refused(why: str, next_step: str = "请协办人重新生成确认码") -> Refusal:
    return Refusal(what="协办人确认码无效", why=why, article=_ARTICLE, next_step=next_step)


def check_confirmation_code(person: UUID, code: str, purpose: str, *, at: datetime) -> None:
    """Use up the person's newest code for the purpose. To be called inside the act that the code confirms.

    Allowed if and only if the digits are right, not used, not older than the configured minutes, and fewer than five
    wrong ones were tried. A wrong one is counted even though the act is refused. Raises ActRefused.
    """
    rows = ConfirmationCode.objects.select_for_update().filter(person_id=person, purpose=purpose)
    row = rows.order_by("-id").first()
    if row is None or row.used_at is not None:
        raise ActRefused(_refused("没有可用的确认码"))
    if at >= row.expires_at:
        raise ActRefused(_refused("确认码已过有效期"))
    if row.attempts >= MOST_ATTEMPTS:
        raise ActRefused(_refused(f"已输错 {MOST_ATTEMPTS} 次，该确认码作废"))
    if not compare_digest(_hash(row.pk, code.strip()), row.code_hash):
        identity, attempts = row.pk, row.attempts + 1
        raise ActRefused(
            _refused("确认码不正确", f"请核对后重新输入，还可输入 {MOST_ATTEMPTS - attempts} 次"),
            afterwards=lambda: _count(identity, attempts),
        )
    ConfirmationCode.objects.filter(pk=row.pk).update(used_at=at)


def _count(identity: UUID, attempts: int) -> None:
    ConfirmationCode.objects.filter(pk=identity, attempts__lt=attempts).update(attempts=attempts)
