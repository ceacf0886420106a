"""Entries as acts leave them, and the log as the sealer leaves it."""

from datetime import datetime
from uuid import UUID, uuid4

from yizhi.platform import clock
from yizhi.platform.ledger.append import Draft, Subject, append
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import Actor, ActorKind
from yizhi.platform.scope.session import acting

AT = datetime(2026, 6, 1, 10, tzinfo=clock.CHINA)
OFFICER = Actor(
    kind=ActorKind.PERSON,
    name="甲一",
    person=UUID(int=7),
    unit="航埠镇综合行政执法队",
    division="330802101",
    line="comprehensive",
    reads=("330802101:*",),
    writes=("330802101:*",),
)


def draft(number: int = 0, record: UUID | None = None) -> Draft:
    return Draft(
        verb="sample.note",
        says=f"甲一记下第{number}项",
        actor=OFFICER,
        at=AT,
        key=uuid4(),
        subject=Subject("samples.sample", record or uuid4(), 1, "330802101", "comprehensive"),
        request="f" * 64,
    )


def append_entries(count: int) -> list[Entry]:
    with acting(OFFICER):
        return [append(draft(number)) for number in range(count)]
