"""A month as weeks from Monday to Sunday."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_YEARS = range(1900, 2200)  # a month must have one before and one after it


@dataclass(frozen=True, slots=True)
class Month:
    """Any month, by its first day."""

    first: date

    @property
    def title(self) -> str:
        return f"{self.first.year}年{self.first.month}月"

    @property
    def before(self) -> str:
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        return f"{self.first + timedelta(days=32):%Y-%m}"

    def holds(self, day: date) -> bool:
        return (day.year, day.month) == (self.first.year, self.first.month)

    def shows(self, day: date) -> bool:
        """Whether the day is in a week that has a day in the month."""
        return any(timedelta() <= day - monday < timedelta(days=7) for monday in self.weeks())

    def weeks(self) -> Iterator[date]:
        """The Mondays of the weeks that have a day in the month."""
        monday = self.first - timedelta(days=self.first.weekday())
        while monday <= self.first or self.holds(monday):
            yield monday
            monday += timedelta(days=7)


def month_of(asked: str, today: date) -> Month:
    """The month asked for as YYYY-MM; the present one when that is no month, or none of this or the next century."""
    try:
        first = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return Month(today.replace(day=1))
    return Month(first if first.year in _YEARS else today.replace(day=1))
