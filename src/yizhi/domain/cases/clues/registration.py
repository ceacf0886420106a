"""What clues show elsewhere: navigation and duties."""

from collections.abc import Iterable
from typing import Any

from yizhi.domain.cases.clues import queries
from yizhi.domain.cases.models import Clue
from yizhi.platform.acts.condition import Situation
from yizhi.platform.addresses import reverse
from yizhi.platform.files.holders import Holder, register_holder
from yizhi.platform.registry import Duty, DutySource, Page, RecordPage, Shown, Start, asking, register
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

_ROLES = ("OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "GUIDANCE_OFFICE", "SUPERVISOR")


def url_of(identity: Any) -> str:
    return reverse("cases:clue", args=[identity])


@asking
def _duties(actor: Actor, limit: int) -> Iterable[Shown]:
    if actor.person is not None:
        yield queries.waiting_for.of(actor.person, limit=limit), _to_verify
    agency = actor.extra.get("agency")
    if agency is not None and actor.has("CAPTAIN", "UNIT_HEAD"):
        yield queries.to_hand_out.of(agency, limit=limit), _to_hand_out


def _to_verify(clue: Clue) -> Duty:
    return Duty(f"核查线索：{clue.item_name or clue.number}", clue.place, url_of(clue.pk), due=clue.verify_due)


def _to_hand_out(clue: Clue) -> Duty:
    return Duty(f"分办线索：{clue.number}", clue.place, url_of(clue.pk))


def _ended(situation: Situation) -> Refusal | None:
    if not situation.record.present_state.final:
        return None
    return Refusal("文件未归入", "本线索已办结", "《行政处罚法》第四十七条", "请归入所立案件")


register_holder(Holder(Clue.record_label(), "线索", _ended))
register(
    Page("线索", "cases:clue_list", "处罚办案", icon="radar", roles=_ROLES, order=1, keywords="案源 举报 投诉"),
    RecordPage(Clue.record_label(), "线索", url_of),
    DutySource("线索", _duties, order=9),
    Start("登记线索", "web:act", ("clue.receive",), roles=("OFFICER",)),
)
