"""The answer to "until when, and why"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from yizhi.statute.chinese import dated, timed
from yizhi.statute.deadlines.rule import DeadlineRule

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China Standard Time: one zone, no daylight saving since 1991, so a fixed offset says it all."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A further duty that ends within the same period."""

    title: str
    due: date
    citation: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A computed period: last day (or instant), and the steps that lead there in plain Chinese.

    ``due`` is the last day on which the duty may still be done; for backward rules the latest day to act.
    ``cautions`` name what a human must still justify, for example a pause without a statutory ground.
    """

    rule: DeadlineRule
    start: date | datetime
    due: date | datetime
    length: int
    explanation: tuple[str, ...]
    cautions: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def due_on(self) -> date:
        return china_day(self.due)

    def is_over(self, moment: date | datetime) -> bool:
        """True if and only if the period has run out: after the due day, or after the due instant."""
        if isinstance(self.due, datetime) and isinstance(moment, datetime):
            return moment > self.due
        return china_day(moment) > self.due_on

    def days_left(self, today: date) -> int:
        """Calendar days until the due day; 0 on the day itself, negative when over."""
        return (self.due_on - today).days

    def as_json(self) -> dict[str, object]:
        """Plain values for machines; dates as ISO 8601."""
        return {
            "rule": self.rule.id,
            "title": self.rule.title,
            "article": self.rule.citation,
            "reliability": self.rule.reliability.name,
            "bound": self.rule.bound.value,
            "duty": self.rule.duty,
            "start": self.start.isoformat(),
            "due": self.due.isoformat(),
            "length": self.length,
            "unit": self.rule.unit.name,
            "explanation": list(self.explanation),
            "cautions": list(self.cautions),
            "milestones": [
                {"title": m.title, "due": m.due.isoformat(), "article": m.citation} for m in self.milestones
            ],
        }

    def __str__(self) -> str:
        lines = [f"{self.rule.title}（{self.rule.id}）：{moment_text(self.due)}"]
        lines += [f"{number}. {step}" for number, step in enumerate(self.explanation, 1)]
        lines += [f"另：{m.title}，最迟{dated(m.due)}（{m.citation}）。" for m in self.milestones]
        lines += [f"注意：{caution}" for caution in self.cautions]
        return "\n".join(lines)


def china_day(moment: date | datetime) -> date:
    """The calendar day in China of a day or an aware instant."""
    return moment.astimezone(CHINA).date() if isinstance(moment, datetime) else moment


def moment_text(moment: date | datetime) -> str:
    return timed(moment.astimezone(CHINA)) if isinstance(moment, datetime) else dated(moment)
