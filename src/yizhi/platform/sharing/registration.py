"""What sharing shows elsewhere: the panel of a record, the duties of receivers, the page of what they were given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import declared
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import Duty, DutySource, Page, Panel, register
from yizhi.platform.scope.actor import Actor
from yizhi.platform.sharing import queries
from yizhi.platform.sharing.kinds import Shareable


def panel_of(kind: Shareable, order: int = 80) -> Panel:
    """The panel “共享情况”, for a module to register beside its `declare_sharing`."""
    return Panel(
        "共享情况", kind.record_kind, "sharing/panel.html", lambda actor, record: _panel(kind, actor, record), order
    )


def _panel(kind: Shareable, actor: Actor, record: Any) -> dict[str, Any] | None:
    """With whom, by whom, why and until when; and the way to share or to take back for those who may."""
    now = clock.now()
    may = not declared(kind.share_verb).by(Situation(actor, record, now, kind.share_verb))
    shares = queries.of_record(record, now)
    if not (may or shares):
        return None
    ending = reverse("web:act_on", args=[kind.end_verb, record.pk])
    rows = [{"share": share, "end_url": f"{ending}?grant={share.grant}" if may else ""} for share in shares]
    return {"rows": rows, "share_url": reverse("web:act_on", args=[kind.share_verb, record.pk]) if may else ""}


def _duties(actor: Actor, limit: int) -> Iterable[Duty]:
    """What was opened to the person by name, or to the unit that they lead."""
    leads = actor.has("CAPTAIN", "UNIT_HEAD", "DECIDER")
    for one in queries.received(actor, limit):
        if one.share.person_id != actor.person and not leads:
            continue
        how = "共同办理" if one.share.may_write else "查看"
        detail = f"{one.share.giver}共享：{one.share.purpose}"
        yield Duty(f"{how}：{one.title}", detail, one.url, due=clock.day(one.share.until) if one.share.until else None)


register(
    DutySource("共享给我的", _duties, order=40),
    Page("共享给我的", "sharing:received", "协同指挥", icon="share-2", order=20, keywords="共享 联合办理 协同"),
)
