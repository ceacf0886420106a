"""When a version is in force: read from its own last words, and from what later laws say they repeal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yizhi.domain.norms.sources.law_text import HISTORIC, REPEALED, ArticleText, VersionText

_DAY = r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日"
_STARTS = re.compile(rf"自\s*{_DAY}\s*起\s*(?:施行|实施|生效)")
_REPEALS = re.compile(r"((?:《[^《》]+》(?:的决定)?[、，,和以及\s]*)+)同时废止")
_TITLE = re.compile(r"《([^《》]+)》")
_BEGINS = re.compile(rf"^{_DAY}\s*(起?施行)?")
_LAST_WORDS = 3


def day(parts: Sequence[str]) -> date | None:
    """A date of year, month and day; None when there is no such day."""
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def dated_by(history: Sequence[str]) -> date | None:
    """The last day that the lines of the history begin with: when this version was adopted.

    A line that only says since when the law is in force (2021年1月1日 施行) names no adoption.
    """
    found = next((m for m in map(_BEGINS.match, reversed(history)) if m and not m.group(4)), None)
    return day(found.groups()[:3]) if found else None


def stated_start(articles: Sequence[ArticleText]) -> date | None:
    """The day named by “自…起施行” in the last articles; None when none is named."""
    for article in reversed(articles[-_LAST_WORDS:]):
        if found := _STARTS.search(article.text):
            return day(found.groups())
    return None


def starts(dated: date | None, stated: date | None) -> tuple[date | None, bool]:
    """The first day in force and whether it is known.

    The day the text (or the source) names counts if it is not before the version's own date; an earlier one is the
    first version's, and this version is taken to begin on its date, which is an inference.
    """
    if stated is not None and (dated is None or stated >= dated):
        return stated, True
    return (dated, False) if dated is not None else (stated, False)


@dataclass(frozen=True, slots=True)
class Repeal:
    title: str
    on: date


def repeals(version: VersionText) -> Iterator[Repeal]:
    """What the version's last words repeal, and from which day."""
    for article in version.articles[-_LAST_WORDS:]:
        found = _REPEALS.search(article.text)
        on = stated_start([article]) or version.effective_from
        if found and on:
            yield from (Repeal(title, on) for title in _TITLE.findall(found.group(1)))


def ended(versions: tuple[VersionText, ...], repealed_on: date | None) -> tuple[VersionText, ...]:
    """The versions of one law in order, each with its end: the day before the next begins, or the law is repealed."""
    ordered = sorted(versions, key=lambda v: (v.effective_from or date.min, v.dated or date.min))
    done = []
    for at, version in enumerate(ordered):
        follows = next((v.effective_from for v in ordered[at + 1 :] if v.effective_from), None)
        begun = version.effective_from or date.min
        if version.effective_to is None and follows and follows > begun:
            version = version.until(follows - timedelta(days=1), HISTORIC)  # noqa: PLW2901 - a copy
        elif version.effective_to is None and repealed_on and repealed_on > begun:
            version = version.until(repealed_on - timedelta(days=1), REPEALED)  # noqa: PLW2901 - a copy
        done.append(version)
    return tuple(done)
