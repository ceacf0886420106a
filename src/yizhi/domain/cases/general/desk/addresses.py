"""The personal address of the calendar: opened, shown to its owner alone, and closed by them at any time."""

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from yizhi.domain.cases.models import CalendarAddress
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.actor import Actor
from yizhi.platform.secrecy.cipher import fingerprint
from yizhi.statute.refusal import Refusal

_MARK = 32


@condition("由本人办理")
def is_person(situation: Situation) -> Refusal | None:
    if situation.actor.person is not None:
        return None
    return Refusal("您不能办理此项", "此项由登录人员本人办理", next_step="请先登录")


@condition("地址仍在使用")
def is_open(situation: Situation) -> Refusal | None:
    if situation.record.revoked_at is None:
        return None
    return Refusal("无需停用", "这个订阅地址已停用", next_step="需要时请重新开通")


def of_person(actor: Actor) -> CalendarAddress | None:
    found: CalendarAddress | None = CalendarAddress.objects.filter(person_id=actor.person, revoked_at=None).first()
    return found


def mark_of(identity: UUID) -> str:
    """What makes the address one that nobody guesses; the same as long as the installation keeps its keys."""
    return fingerprint("cases.calendar", identity.hex)[:_MARK]


def address_of(one: CalendarAddress) -> str:
    path = reverse("cases:calendar_feed", args=[one.pk, mark_of(one.pk)])
    return f"{settings.YIZHI_PUBLIC_URL}{path}"


def shown(actor: Actor) -> dict[str, Any] | None:
    one = of_person(actor)
    return None if one is None else {"pk": one.pk, "url": address_of(one), "opened_at": one.opened_at}


def owner_of(identity: UUID, mark: str) -> UUID | None:
    """Whose calendar it is; None unless the mark fits and the address is still open."""
    if mark != mark_of(identity):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_calendar_owner(%s)", [identity])
        found: UUID | None = cursor.fetchone()[0]
    return found


@act(
    "case_calendar.open",
    title="开通日历订阅地址",
    by=is_person,
    says="{actor}开通办案日历订阅地址",
    offered=False,
)
def open_address(
    writing: Writing, *, of: Annotated[str, Shown("来源", kind=Kind.HIDDEN)] = ""
) -> tuple[CalendarAddress, dict[str, Any]]:
    """One address a person: whoever has it sees case numbers, steps and days of that person's cases, nothing else."""
    if of_person(writing.actor) is not None:
        raise ActRefused(Refusal("无需重复开通", "您已有订阅地址", "", "请使用现有地址，或者停用后重新开通"))
    return writing.create(CalendarAddress, person_id=writing.actor.person, opened_at=writing.at), {}


@act(
    "case_calendar.revoke",
    title="停用日历订阅地址",
    on=CalendarAddress,
    by=is_person,
    when=is_open,
    says="{actor}停用办案日历订阅地址",
    asks_confirmation="停用后，已订阅的手机和电脑不再更新。",
)
def revoke_address(writing: Writing, one: CalendarAddress) -> dict[str, Any]:
    writing.change(one, revoked_at=writing.at)
    return {}
