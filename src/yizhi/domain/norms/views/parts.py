"""What the pages of this module share: the day as of which law is read, the words looked for, periods in words."""

from datetime import date

from django.http import HttpRequest

from yizhi.platform import clock
from yizhi.platform.pages.patterns import Badge

LONGEST = 60


def day_asked(request: HttpRequest) -> date:
    """The day in the address (`on`); today when there is none or it is no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()


def words_asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]


def period(start: date | None, end: date | None) -> str:
    """The days in force in words."""
    begun = f"{start:%Y-%m-%d} 起" if start else "施行日期不明"
    return f"{begun}，至 {end:%Y-%m-%d}" if end else begun


def in_force_badge(start: date | None, end: date | None, day: date, *, unknown_end: bool = False) -> Badge:
    """Whether something is in force on the day."""
    if unknown_end:
        return Badge("已废止，日期不明", "danger")
    if start is not None and day < start:
        return Badge("尚未施行", "info")
    if end is not None and day > end:
        return Badge("已失效", "neutral")
    return Badge("有效", "ok")
