"""Opening one record to a person or a unit, for a stated purpose, until a date; and taking that back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from django.db import models

from yizhi.platform import clock
from yizhi.platform.acts.along import after_every_act
from yizhi.platform.acts.condition import Condition, Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id
from yizhi.platform.notify.acts import tell
from yizhi.platform.registry import record_page
from yizhi.platform.scope.models import Share
from yizhi.platform.sharing import kinds, queries
from yizhi.platform.sharing.kinds import Shareable
from yizhi.platform.sharing.receivers import Receiver, directory
from yizhi.statute.refusal import Refusal

# Secrecy of what officers learn, and personal data only as far as the duty needs.
BASIS = ("《行政处罚法》第五十条", "《个人信息保护法》第六条")


@condition("记录属于本单位")
def of_own_unit(situation: Situation) -> Refusal | None:
    """Whoever was let in by a share lets nobody else in."""
    record = situation.record
    if situation.actor.writes_in(record.division, record.line):
        return None
    return Refusal("您不能共享此记录", "只有记录所属的单位可以将其共享给他人", BASIS[0], "请联系记录所属单位办理共享")


@condition("有正在生效的共享")
def shared_now(situation: Situation) -> Refusal | None:
    if queries.of_record(situation.record, situation.at):
        return None
    return Refusal("没有可以收回的共享", "此记录现在没有共享给任何人员或者单位", "", "无需办理")


def declare_sharing(
    on: type[models.Model],
    noun: str,
    *,
    by: Condition,
    along: Callable[[Any], Iterable[Any]] = lambda record: (),
) -> Shareable:
    """Give a kind of scoped record the acts `noun.share` and `noun.end_share`.

    Allowed if and only if `by` holds and the record belongs to the actor's own unit.
    """
    kind = Shareable(on._meta.label_lower, noun, along)
    kinds.add(kind)
    act(
        kind.share_verb,
        title="共享",
        on=on,
        basis=BASIS,
        by=by & of_own_unit,
        in_panel=True,
        says="{actor}将此记录共享给{receiver}（{how}），事由：{purpose}，至{until}止",
    )(share)
    act(
        kind.end_verb,
        title="收回共享",
        on=on,
        by=by & of_own_unit,
        when=shared_now,
        in_panel=True,
        says="{actor}收回对{receiver}的共享：{reason}",
    )(end_share)
    return kind


def share(
    writing: Writing,
    record: Any,
    *,
    person: Annotated[
        UUID | None, Shown("共享给个人", search="people", help="按姓名、工号或者单位查找；个人和单位选填其一")
    ] = None,
    unit: Annotated[UUID | None, Shown("共享给单位", choices="share_units", help="该单位同条线的人员都能看到")] = None,
    purpose: Annotated[Line, Shown("事由", help="写明因何工作需要，将记入台账")],
    until: Annotated[date, Shown("截止日期", help="当日二十四时自动关闭")],
    joint: Annotated[bool, Shown("允许共同办理", help="不勾选的，对方只能查看")] = False,
) -> dict[str, Any]:
    receiver = _receiver(writing, person, unit)
    ends = _end_of(until, writing.at)
    if joint and getattr(getattr(record, "present_state", None), "final", False):
        raise ActRefused(
            Refusal("不能共享为共同办理", "此记录已办结，没有可以办理的事项", "", "请不勾选“允许共同办理”，只供查看")
        )
    if any(_same(given, receiver) for given in queries.of_record(record, writing.at)):
        field = "person" if receiver.person else "unit"
        raise ActInvalid({field: [f"已经共享给{receiver.title}；如需变更期限或者权限，请先收回原共享"]})
    grant = new_id()
    _open(writing, record, receiver, grant=grant, purpose=purpose, until=ends, may_write=joint)
    for companion in _companions(record):
        _open(writing, companion, receiver, grant=grant, purpose=purpose, until=ends, companion=True)
    how = "共同办理" if joint else "只供查看"
    _tell(writing, record, receiver, f"共享给您（{how}）：{record}", f"{writing.actor.name}：{purpose}，至{until}止")
    result = {"receiver": receiver.title, "how": how, "purpose": purpose, "until": until.isoformat()}
    return {**result, "grant": str(grant), "keys": list(receiver.keys)}


def end_share(
    writing: Writing,
    record: Any,
    *,
    grant: Annotated[UUID, Shown("收回哪一项", choices="sharing.live")],
    reason: Annotated[Line, Shown("收回理由")],
) -> dict[str, Any]:
    rows = list(queries.live(writing.at).filter(grant=grant))
    main = next((row for row in rows if row.record_id == record.pk and not row.companion), None)
    if main is None:
        raise ActInvalid({"grant": ["所选共享不存在、已收回或者已到期，请刷新后重新选择"]})
    for row in rows:
        writing.change(row, revoked_at=writing.at)
    if main.person_id is not None:
        tell(writing, main.person_id, f"共享已收回：{record}", text=f"{writing.actor.name}：{reason}")
    return {"receiver": main.receiver, "reason": reason, "grant": str(grant)}


@after_every_act
def follow(writing: Writing, record: Any) -> None:
    """Keep what is opened along with a record in step with it, within every act on it.

    What became a part is opened to the same receivers, what is no part any more is closed to them. Whoever was let in
    opens nothing: what comes of their acts is opened by the next act of the record's own unit.
    """
    if kinds.shareable(record) is None or not writing.actor.writes_in(record.division, record.line):
        return
    given = list(queries.live(writing.at).filter(record_id=record.pk, companion=False))
    if not given:
        return
    parts = {part.pk: part for part in _companions(record)}
    grants = {row.grant for row in given}
    held = list(queries.live(writing.at).filter(grant__in=grants, companion=True))
    for row in held:
        if row.record_id not in parts:
            writing.change(row, revoked_at=writing.at)
    open_now = {(row.grant, row.record_id) for row in held}
    for row in given:
        for part in parts.values():
            if (row.grant, part.pk) not in open_now:
                receiver = Receiver(row.receiver, row.person_id, (row.key,) if row.key else ())
                _open(writing, part, receiver, grant=row.grant, purpose=row.purpose, until=row.until, companion=True)


def _receiver(writing: Writing, person: UUID | None, unit: UUID | None) -> Receiver:
    """Exactly one of the two, known and still in office. Errors: ActInvalid by field."""
    if (person is None) == (unit is None):
        raise ActInvalid({"person": ["请选择一名人员或者一个单位，只选其一"]})
    if person is not None and person == writing.actor.person:
        raise ActInvalid({"person": ["不需要共享给自己"]})
    found = directory().person(person, writing.at) if person else None
    if unit is not None:
        found = directory().unit(unit, writing.at)
    if found is None:
        raise ActInvalid({"person" if person else "unit": ["所选人员或者单位不存在或者已不在任，请重新选择"]})
    return found


def _end_of(until: date, at: datetime) -> datetime:
    ends = datetime.combine(until, time.max, clock.CHINA)
    if ends <= at:
        raise ActInvalid({"until": ["截止日期不能早于今天"]})
    return ends


def _companions(record: Any) -> list[Any]:
    kind = kinds.shareable(record)
    return [part for part in kind.along(record) if part is not None] if kind else []


def _same(given: Share, receiver: Receiver) -> bool:
    return given.person_id == receiver.person if receiver.person else given.key in receiver.keys


def _open(writing: Writing, record: Any, receiver: Receiver, **given: Any) -> None:
    if receiver.person is not None:
        writing.share(record, person=receiver.person, receiver=receiver.title, **given)
    for key in receiver.keys:
        writing.share(record, key=key, receiver=receiver.title, **given)


def _tell(writing: Writing, record: Any, receiver: Receiver, title: str, text: str) -> None:
    page = record_page(record._meta.label_lower)
    for person in receiver.told:
        if person != writing.actor.person:
            tell(writing, person, title, text=text, url=page.url(record.pk) if page else "")
