"""What a search page asks for: words, filters, day; read from the address and written back to it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from yizhi.domain.library.laws.columns import LEVELS
from yizhi.platform import clock

LONGEST = 300
PAGE = 20
DEEPEST = 10  # pages


@dataclass(frozen=True, slots=True)
class Asking:
    """`all_times`: every version counts, in force or not; otherwise the law as of `day`."""

    words: str = ""
    level: str = ""
    region: str = ""
    year: int = 0
    day: date = date.min
    all_times: bool = False
    page: int = 1

    def address(self, **changes: object) -> str:
        """The query of the address with some values changed; a change of filter begins at the first page."""
        values: dict[str, object] = {
            "q": self.words,
            "level": self.level,
            "region": self.region,
            "year": self.year or "",
            "on": "" if self.day == clock.today() else self.day.isoformat(),
            "all": "1" if self.all_times else "",
            "page": "",
            **changes,
        }
        return "?" + urlencode({name: value for name, value in values.items() if value})

    @property
    def narrowed(self) -> bool:
        return bool(self.level or self.region or self.year)


def asking(given: QueryDict) -> Asking:
    """The asking in the address; what is no sensible value is as if it were not there."""
    level = given.get("level", "")
    return Asking(
        words=given.get("q", "").replace("\x00", "").strip()[:LONGEST],
        level=level if level in LEVELS else "",
        region=given.get("region", "").replace("\x00", "")[:20],
        year=_number(given.get("year", ""), 1949, 2100),
        day=_day(given.get("on", "")),
        all_times=given.get("all") == "1",
        page=_number(given.get("page", ""), 1, DEEPEST) or 1,
    )


def _number(text: str, least: int, most: int) -> int:
    value = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0
    return value if least <= value <= most else 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()
