"""What must never be true of measures: oversight collects the findings (veto 19 of the file review)."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from yizhi.domain.cases.models.measure import COERCIVE, HELD_STATES, HeldThing, Measure
from yizhi.platform import clock
from yizhi.platform.registry import Check

_DAY = timedelta(days=1)
_DONE = Q(carried_out_at__isnull=False)


def _named(found: Q, says: str) -> Iterator[str]:
    for one in Measure.objects.filter(found).select_related("case")[:100]:
        yield f"{one.title} {one.pk}（{one.case.item_name}）：{says}"


def too_long() -> Iterator[str]:
    """Still held after its last day (行政强制法第二十五条、行政处罚法第五十六条)."""
    yield from _named(Q(state="IN_FORCE", due_on__lt=clock.today()), "期限已经届满，没有处理")


def not_approved() -> Iterator[str]:
    """Carried out without approval and past the 24 hours (行政强制法第十九条)."""
    late = Q(state__in=("URGENT", "TO_LIFT"), carried_out_at__lt=clock.now() - _DAY)
    yield from _named(late, "紧急实施超过二十四小时，没有批准也没有解除")


def unapproved() -> Iterator[str]:
    for one in Measure.objects.filter(_DONE, urgent=False, approved_at__isnull=True).select_related("case")[:100]:
        yield f"{one.title} {one.pk}（{one.case.item_name}）：未经批准实施"


def without_list() -> Iterator[str]:
    """A measure without a list of things (行政强制法第二十四条)."""
    listed = HeldThing.objects.filter(measure=OuterRef("pk"), struck_at=None)
    for one in Measure.objects.filter(_DONE).exclude(Exists(listed)).select_related("case")[:100]:
        yield f"{one.title} {one.pk}（{one.case.item_name}）：没有清单"


def without_recording() -> Iterator[str]:
    """Sealing and detention are recorded from beginning to end (三项制度)."""
    yield from _named(_DONE & Q(kind__in=COERCIVE, recording=""), "没有登记音像记录")


def nobody_keeps() -> Iterator[str]:
    """A thing taken two days ago of which nobody says where it is (行政强制法第二十六条)."""
    rows = HeldThing.objects.filter(
        struck_at=None, handed_at=None, custody=None, measure__state__in=HELD_STATES, measure__kind="DETAIN",
        measure__carried_out_at__lt=clock.now() - 2 * _DAY,
    )  # fmt: skip
    for one in rows.select_related("measure__case")[:100]:
        yield f"{one.name}（{one.measure.case.item_name}）：扣押后没有登记保管"


ALL = (
    Check("cases.measure_period", "登记保存、查封、扣押不得超期", too_long),
    Check("cases.measure_urgent", "紧急强制措施须在二十四小时内补办批准", not_approved),
    Check("cases.measure_approval", "登记保存、查封、扣押须经批准", unapproved),
    Check("cases.measure_list", "登记保存、查封、扣押须有清单", without_list),
    Check("cases.measure_recording", "查封、扣押须有音像记录", without_recording),
    Check("cases.measure_custody", "扣押的财物须登记保管", nobody_keeps),
)
