"""Working days of China: weekends, statutory holidays and make-up days (调休), year by year and never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cache

import chinese_calendar.constants as notices  # type: ignore[import-untyped]

from yizhi.statute.chinese import chinese_date
from yizhi.statute.refusal import Refusal, RefusedError

ONE_DAY = timedelta(days=1)
NATIONAL_SOURCE = "国务院办公厅节假日安排通知（chinesecalendar 数据表）"


class DayKind(Enum):
    WORKDAY = "工作日"
    MAKE_UP = "调休上班"
    WEEKEND = "周末"
    HOLIDAY = "放假"

    @property
    def works(self) -> bool:
        return self in {DayKind.WORKDAY, DayKind.MAKE_UP}


@dataclass(frozen=True, slots=True)
class YearTable:
    """One year of the yearly notice: days off and make-up days with the name of the holiday, and where it is from.

    Errors: ``RefusedError`` when a day lies in another year, or is both off and worked.
    """

    year: int
    days_off: Mapping[date, str]
    make_up_days: Mapping[date, str]
    source: str

    def __post_init__(self) -> None:
        strangers = [day for day in (*self.days_off, *self.make_up_days) if day.year != self.year]
        if strangers:
            raise _bad_table(self.year, f"{chinese_date(strangers[0])}不属于{self.year}年")
        both = sorted(set(self.days_off) & set(self.make_up_days))
        if both:
            raise _bad_table(self.year, f"{chinese_date(both[0])}既列为放假又列为上班")
        if not self.source.strip():
            raise _bad_table(self.year, "未注明来源文件")


class UnknownYearError(RefusedError):
    """The calendar has no notice for this year; nothing is guessed."""

    def __init__(self, year: int, known: tuple[int, ...]) -> None:
        self.year = year
        span = f"现有{known[0]}年至{known[-1]}年" if known else "现无任何年度"
        super().__init__(
            Refusal(
                what=f"无法判断{year}年的工作日",
                why=f"工作日历{span}的放假调休安排，没有{year}年的；未公布的安排不得推测",
                next_step=f"待国务院办公厅公布{year}年节假日安排后，由管理员在工作日历中补录该年度表，再重新计算",
            )
        )


@dataclass(frozen=True)
class WorkingCalendar:
    """Decides which days are working days, from tables and nothing else.

    A day is worked if and only if its year is known and it is a make-up day, or it is Monday to Friday and not
    listed as off. Errors: ``UnknownYearError`` for a year without a table.
    Source: 全国年节及纪念日放假办法 and the yearly notices of the State Council.
    """

    tables: Mapping[int, YearTable] = field(default_factory=dict)

    @classmethod
    def national(cls) -> WorkingCalendar:
        """The calendar of the published notices, from the installed data package."""
        return _national()

    def with_tables(self, *tables: YearTable) -> WorkingCalendar:
        """This calendar with years added or replaced by the installation."""
        return WorkingCalendar({**self.tables, **{table.year: table for table in tables}})

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted(self.tables))

    def kind(self, day: date) -> DayKind:
        table = self._table(day)
        if day in table.make_up_days:
            return DayKind.MAKE_UP
        if day in table.days_off:
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if day.weekday() > 4 else DayKind.WORKDAY

    def reason(self, day: date) -> str:
        """Why the day is worked or not, in Chinese: 国庆节放假, 国庆节调休上班, 周末, 工作日."""
        table, kind = self._table(day), self.kind(day)
        if kind is DayKind.MAKE_UP:
            return f"{table.make_up_days[day]}调休上班"
        return f"{table.days_off[day]}放假" if kind is DayKind.HOLIDAY else kind.value

    def is_workday(self, day: date) -> bool:
        return self.kind(day).works

    def workdays_after(self, day: date) -> Iterator[date]:
        """Working days after the given day, which itself is never counted."""
        while True:
            day += ONE_DAY
            if self.is_workday(day):
                yield day

    def add_workdays(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``; ``start`` itself when count is 0; backwards when negative."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        day, left = start, abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def roll_forward(self, day: date) -> date:
        """The day itself if worked, else the first working day after it."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.workdays_between(end, start)
        return sum(self.is_workday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

    def _table(self, day: date) -> YearTable:
        table = self.tables.get(day.year)
        if table is None:
            raise UnknownYearError(day.year, self.years)
        return table


def _bad_table(year: int, why: str) -> RefusedError:
    return RefusedError(
        Refusal(
            what=f"{year}年放假调休表未被接受",
            why=why,
            next_step="对照国务院办公厅当年通知逐日更正后重新录入",
        )
    )


_HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


@cache
def _national() -> WorkingCalendar:
    off = _by_year(notices.holidays.items())
    worked = _by_year(notices.workdays.items())
    return WorkingCalendar(
        {year: YearTable(year, days, worked.get(year, {}), NATIONAL_SOURCE) for year, days in off.items()}
    )


def _by_year(rows: Iterable[tuple[date, str]]) -> dict[int, dict[date, str]]:
    years: dict[int, dict[date, str]] = {}
    for day, name in rows:
        years.setdefault(day.year, {})[day] = _HOLIDAY_NAMES[name]
    return years
