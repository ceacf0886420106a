"""Which version of an item a case rests on: the one in force at the conduct (第三十七条), not the one of today."""

from datetime import date, datetime

from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.statute.refusal import Refusal

_37 = "《行政处罚法》第三十七条、第三十八条"


def norm_day(occurred_at: datetime, today: date, *, continuing: bool, ended_on: date | None) -> date:
    """The day whose norm applies: the end of conduct that went on, today while it still goes on, else its own day."""
    if continuing:
        return ended_on or today
    return org.day_of(occurred_at)


def at_conduct(chosen: norms.ItemVersion, day: date) -> tuple[norms.ItemVersion, Refusal | None]:
    """The version of the chosen item in force that day; without one the chosen, and why there is nothing to file.

    A newer version stays flagged beside it until a reviewer compared the two (`newer_law`).
    """
    found = norms.version_of(chosen.code, day, chosen.variant)
    if found is not None:
        return found, None
    why = f"违法行为发生时（{day:%Y年%-m月%-d日}），“{chosen.short}”没有有效的处罚规定"
    step = "请核对违法行为发生时间；当时没有规定的，不予立案"
    return chosen, Refusal("不能立案", why, _37, step)
