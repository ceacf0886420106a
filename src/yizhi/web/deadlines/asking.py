"""Reads what somebody asks the calculator from an address, and keeps what was typed for the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import QueryDict

from yizhi.statute.deadlines import VERSIONS, DeadlineRule, Extension, Pause
from yizhi.statute.deadlines.deadline import CHINA
from yizhi.statute.refusal import Refusal, RefusedError

MOST_ROWS = 5
PAUSE_NAMES = ("pause_from", "pause_to", "pause_reason", "pause_basis")
EXTENSION_NAMES = ("extension", "extension_reason", "extension_basis")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PauseRow:
    """One pause as typed."""

    start: str = ""
    end: str = ""
    reason: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """One extension as typed."""

    length: str = ""
    reason: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as typed; nothing in it has been checked. `complete` if and only if there is a rule and a day."""

    rule: str = ""
    start: str = ""
    time: str = ""
    pauses: tuple[PauseRow, ...] = ()
    extensions: tuple[ExtensionRow, ...] = ()

    @property
    def complete(self) -> bool:
        return bool(self.rule and self.start)

    @property
    def chosen(self) -> DeadlineRule | None:
        """The newest version of the chosen rule: for what the form must ask. None for an unknown identifier."""
        versions = VERSIONS.get(self.rule.upper())
        return versions[-1] if versions else None

    def query(self) -> str:
        """The question as the shortest query string: what was left empty is left out."""
        pairs = [("rule", self.rule), ("start", self.start), ("time", self.time)]
        for pause in self.pauses:
            pairs += zip(PAUSE_NAMES, (pause.start, pause.end, pause.reason, pause.basis), strict=True)
        for one in self.extensions:
            pairs += zip(EXTENSION_NAMES, (one.length, one.reason, one.basis), strict=True)
        # The columns of one row belong together, so an empty one stays once its row has content.
        return urlencode([(name, value) for name, value in pairs if value or name not in ("rule", "start", "time")])

    def moment(self) -> date | datetime:
        """The start. Errors: RefusedError for what is no day, or no time of day."""
        day = _day(self.start)
        if self.chosen is None or not self.chosen.takes_time or not self.time:
            return day
        try:
            return datetime.combine(day, datetime.strptime(self.time[:5], "%H:%M").time(), CHINA)  # noqa: DTZ007
        except ValueError:
            raise RefusedError(
                Refusal(f"时刻“{self.time[:20]}”未被接受", "不是有效的时刻", next_step="按 时:分 填写，例如 09:30")
            ) from None

    def paused(self) -> list[Pause]:
        return [Pause(_day(row.start), _day(row.end or row.start), row.reason, row.basis) for row in self.pauses]

    def extended(self) -> list[Extension]:
        return [Extension(_length(row.length), row.reason, row.basis) for row in self.extensions]

    def pause_rows(self) -> tuple[PauseRow, ...]:
        """What was typed and one empty row."""
        return (*self.pauses, PauseRow())[:MOST_ROWS]

    def extension_rows(self) -> tuple[ExtensionRow, ...]:
        """As many rows as the rule permits extensions, filled with what was typed."""
        permitted = len(self.chosen.stretches) if self.chosen else 0
        return (*self.extensions, *(ExtensionRow() for _ in range(permitted - len(self.extensions))))


def asked(query: QueryDict) -> Asked:
    """What the address asks; rows without content are left out."""
    return Asked(
        rule=_text(query.get("rule")),
        start=_text(query.get("start")),
        time=_text(query.get("time")),
        pauses=tuple(PauseRow(*row) for row in _rows(query, PAUSE_NAMES)),
        extensions=tuple(ExtensionRow(*row) for row in _rows(query, EXTENSION_NAMES)),
    )


def _rows(query: QueryDict, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    columns = [[_text(value) for value in query.getlist(name)[:MOST_ROWS]] for name in names]
    for place in range(max(map(len, columns))):
        row = tuple(column[place] if place < len(column) else "" for column in columns)
        if any(row):
            yield row


def _text(value: str | None) -> str:
    return (value or "").replace("\x00", "").strip()[:_LONGEST]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(
            Refusal(
                f"日期“{text[:20]}”未被接受" if text else "没有填写日期",
                "不是有效的公历日期" if text else "中止期间须写明起止两日",
                next_step="按 年-月-日 填写，例如 2026-03-05",
            )
        ) from None


def _length(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text)
    raise RefusedError(
        Refusal(f"延长“{text[:20]}”未被接受", "延长的长度应为正整数", next_step="填写批准文书载明的天数，例如 30")
    )
