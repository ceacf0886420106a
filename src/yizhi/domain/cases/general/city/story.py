"""One case as it is told: who does what, and when. It stops at the present."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.statute.calendar import WorkingCalendar

_KEYS = UUID("6b1d8f0e-3308-5a11-9c1e-79697a686905")


def key(number: int, step: int) -> UUID:
    """The fixed key of the act that is this step of the case with this number."""
    return uuid5(_KEYS, f"{number}/{step}")


class TodayError(Exception):
    """The story has come to the present."""


@dataclass
class Story:
    """`now` is the present, or the day from which nobody touched the case any more. `case`: once it is begun."""

    number: int
    cast: dict[str, UUID]
    at: datetime
    now: datetime
    dice: random.Random
    steps: int = field(default=0)
    case: UUID | None = None

    def do(self, act: Declaration, part: str, record: Any = None, /, **data: Any) -> Outcome:
        """One act, some minutes after the last. Raises TodayError when that would be in the future."""
        self.at += timedelta(minutes=self.dice.randrange(3, 12))
        if self.at > self.now:
            raise TodayError
        self.steps += 1
        with clock.at(self.at):
            return perform(act, self.who(part), record=record, data=data, key=key(self.number, self.steps), at=self.at)

    def who(self, part: str) -> Actor:
        return on_day(self.cast[part], self.at.date())

    def wait(self, days: int) -> None:
        """To the morning of the first working day after so many days."""
        self.until((self.at + timedelta(days=days)).date())

    def until(self, day: date) -> None:
        calendar = WorkingCalendar.national()
        while day <= self.now.date() and not calendar.is_workday(day):
            day += timedelta(days=1)
        if day > self.at.date():
            self.at = datetime.combine(day, time(8, 40 + self.dice.randrange(20)), clock.CHINA)
            self.at += timedelta(minutes=self.dice.randrange(240))
        if self.at > self.now:
            raise TodayError

    def chance(self, percent: int) -> bool:
        return self.dice.randrange(100) < percent

    def look(self, case: GeneralCase) -> Dossier:
        """The case as it stands, for deciding what comes next. Read it within `seen`."""
        return Dossier(GeneralCase.objects.select_related("agency").get(pk=case.pk))

    def seen(self) -> Any:
        return acting(self.who("lead"))

    def paper(self, case: Any, code: str) -> Document:
        with self.seen():
            found: Document = Document.objects.filter(record_id=case.pk, code=code).latest("issued_at", "id")
            return found


@cache
def on_day(person: UUID, day: date) -> Actor:
    """The person as of noon that day, looked up once a day."""
    return org.actor_for(person, datetime.combine(day, time(12), clock.CHINA))
