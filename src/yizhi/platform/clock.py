"""The only source of time. Rules receive instants; they never ask for one.

Tests and the demo city set the clock; production reads the system's. All instants are aware and in China Standard Time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")

_set: ContextVar[datetime | None] = ContextVar("yizhi_clock", default=None)


def real_now() -> datetime:
    """The instant of the machine, whatever the clock is set to: when something was recorded."""
    return datetime.now(CHINA)


def now() -> datetime:
    """The instant at which acts happen: the machine's, unless a test or an import set another."""
    return _set.get() or real_now()


def today() -> date:
    return now().date()


@contextmanager
def at(instant: datetime) -> Iterator[datetime]:
    """Set the clock to an aware instant within the block."""
    if instant.tzinfo is None:
        raise ValueError("时钟只接受带时区的时间")
    token = _set.set(instant.astimezone(CHINA))
    try:
        yield instant
    finally:
        _set.reset(token)


def local(instant: datetime) -> datetime:
    """The same instant as people in China read it; the database hands out UTC."""
    return instant.astimezone(CHINA)


def day(instant: datetime) -> date:
    """The day in China on which the instant falls."""
    return local(instant).date()


def begin(day: date) -> datetime:
    """The first instant of the day in China."""
    return datetime.combine(day, time.min, CHINA)
