"""What happened while a period ran: pauses and extensions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from yizhi.statute.chinese import chinese_date
from yizhi.statute.refusal import Refusal, RefusedError

LONGEST_PAUSE = 3660


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, both ends included; ``basis`` cites the provision that excludes them."""

    start: date
    end: date
    reason: str = ""
    basis: str = ""

    def __post_init__(self) -> None:
        span = f"{chinese_date(self.start)}至{chinese_date(self.end)}"
        if self.end < self.start:
            raise _bad_pause(span, "结束日期早于开始日期")
        if (self.end - self.start).days >= LONGEST_PAUSE:
            raise _bad_pause(span, f"一次中止超过{LONGEST_PAUSE}日，明显有误")

    @property
    def label(self) -> str:
        return f"期限中止（{self.reason}）" if self.reason else "期限中止"

    def days(self) -> Iterable[date]:
        return (self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1))


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension granted: how long in the unit of the rule, why, and the provision when the rule demands one."""

    length: int
    reason: str = ""
    basis: str = ""

    def __post_init__(self) -> None:
        if self.length < 1:
            raise RefusedError(
                Refusal(
                    what="延长期限未被接受",
                    why=f"延长的长度应为正整数，收到{self.length}",
                    next_step="填写批准文书载明的延长天数",
                )
            )


def paused_days(pauses: Iterable[Pause]) -> Mapping[date, str]:
    """Every paused day with its reason; overlapping pauses count once."""
    days: dict[date, str] = {}
    for pause in pauses:
        for day in pause.days():
            days.setdefault(day, pause.label)
    return days


def _bad_pause(span: str, why: str) -> RefusedError:
    return RefusedError(
        Refusal(what=f"中止期间{span}未被接受", why=why, next_step="按中止、恢复文书载明的日期更正后重新计算")
    )
