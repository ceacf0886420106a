"""Telling them all, in a fixed order; what was told in an earlier build is not told again."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db import transaction

from yizhi.domain.cases.city_tracks import asked, enforced, handing_over, offsite, quick, recorded
from yizhi.domain.cases.city_tracks.people import others
from yizhi.domain.cases.city_tracks.stage import STALL, Stage
from yizhi.domain.cases.general.city.build import told
from yizhi.domain.cases.general.city.cast import Troupe, town_shown, troupes
from yizhi.domain.cases.general.city.story import TodayError
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActError
from yizhi.statute.refusal import RefusedError

TRACKS: dict[int, Callable[[Stage], None]] = {
    9001: handing_over.copied_back,
    9002: quick.under_way,
    9003: handing_over.accepted,
    9004: handing_over.disputed,
    9005: offsite.watched,
    9006: enforced.building,
    9007: enforced.in_its_stead,
    9008: enforced.preserved,
    9009: asked.complained,
    9010: asked.stated,
    9011: asked.at_the_police,
    9012: recorded.investigated,
    9013: recorded.contested,
}
_DAYS = 210
"""The longest story is the illegal building: six months for a suit, and what comes before and after them."""


def build(progress: Callable[[str], None], today: date, days: int = _DAYS) -> dict[int, str]:
    """Each in one transaction. Returns what a refused step said, by the number of the story that stopped there."""
    now = datetime.combine(today, time(8), clock.CHINA)
    towns, _ = troupes(now - timedelta(days=days), now, town_shown(now))
    known = told(TRACKS)
    if not towns or len(known) == len(TRACKS):
        return {}
    stage = _stage(towns, now, days)
    stopped = {}
    for number, tell in TRACKS.items():
        if number not in known and (refusal := _told(tell, stage)):
            stopped[number] = refusal
    progress(f"各类专门程序 {len(TRACKS)}件" + (f"，其中{len(stopped)}件被拒绝办理而停下" if stopped else ""))
    return stopped


def _stage(towns: list[Troupe], now: datetime, days: int) -> Stage:
    """In the town whose officers sign in at the demonstration, if the city has one that handles every matter."""
    able = [one for one in towns if any(item.code == STALL for item in one.items)]
    troupe = next((one for one in able if one.pair), (able or towns)[0])
    people, agencies = others(troupe, now - timedelta(days=days), now)
    return Stage(troupe, people, agencies, now)


def _told(tell: Callable[[Stage], None], stage: Stage) -> str:
    with transaction.atomic():
        try:
            tell(stage)
        except TodayError:
            return ""
        except (ActError, RefusedError) as refused:
            return str(refused)
    return ""
