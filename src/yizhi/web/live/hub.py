"""One listener per process hears every committed act from PostgreSQL and hands it to the streams it concerns.

A notice carries no content, only which record of which kind changed; whoever may not see the record does not even get
that. The page then asks for the record in the ordinary way, under the ordinary policy.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
import structlog
from django.conf import settings

from yizhi.platform.database.settings import connection_options
from yizhi.platform.scope.actor import Actor
from yizhi.web.operations.figures import LIVE_LISTENERS

CHANNEL = "yizhi_live"
_BACKLOG = 200
_log = structlog.get_logger("yizhi.live")


@dataclass(frozen=True, slots=True)
class Notice:
    """A record changed: its kind, its id, by which verb; and the scope keys or the person it concerns."""

    kind: str
    id: str
    verb: str
    keys: frozenset[str]
    person: str | None

    def concerns(self, actor: Actor) -> bool:
        """If and only if the actor reads one of its keys, or it is addressed to this very person."""
        if self.person is not None:
            return actor.person is not None and str(actor.person) == self.person
        return not self.keys.isdisjoint(actor.reads)


def ended_session(payload: str) -> str:
    """The id of the session that a payload says has ended; empty for any other payload."""
    try:
        found = json.loads(payload)
        return str(found["session"])
    except (ValueError, KeyError, TypeError):
        return ""


def read_notice(payload: str) -> Notice | None:
    """The notice in a payload; None for anything malformed, which concerns nobody."""
    try:
        found: dict[str, Any] = json.loads(payload)
        keys = frozenset(str(key) for key in found.get("keys", ()))
        person = found.get("person")
        return Notice(str(found["kind"]), str(found.get("id", "")), str(found.get("verb", "")), keys, person)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


@dataclass(eq=False)
class Listener:
    """One open stream: who listens, to which kind and record (empty: all), and what waits to be sent.

    `lost` is set when notices could not be kept: the stream tells the page to fetch everything again. `doubtful` is
    set when the sign-in (`session`, the id of its row) may have ended: the stream looks at it at once.
    """

    actor: Actor
    kind: str = ""
    record: str = ""
    session: str = ""
    doubtful: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: asyncio.Queue[Notice] = field(default_factory=lambda: asyncio.Queue(_BACKLOG))
    lost: asyncio.Event = field(default_factory=asyncio.Event)

    def wants(self, notice: Notice) -> bool:
        right_kind = not self.kind or notice.kind == self.kind
        return right_kind and self.record in ("", notice.id) and notice.concerns(self.actor)

    def offer(self, notice: Notice) -> None:
        if not self.wants(notice):
            return
        try:
            self.waiting.put_nowait(notice)
        except asyncio.QueueFull:
            self.lost.set()


class Hub:
    """All streams of this process, and the one database connection that feeds them."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        # Sessions that ended while a stream was looking up whether its own still stands.
        self._ended: deque[str] = deque(maxlen=_BACKLOG)
        self._task: asyncio.Task[None] | None = None

    @property
    def size(self) -> int:
        return len(self._listeners)

    def held_by(self, actor: Actor) -> int:
        return sum(1 for listener in self._listeners if listener.actor.person == actor.person)

    def start(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    @asynccontextmanager
    async def joined(self, listener: Listener) -> AsyncIterator[Listener]:
        self._listeners.add(listener)
        if listener.session in self._ended:
            listener.doubtful.set()
        LIVE_LISTENERS.set(self.size)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
            LIVE_LISTENERS.set(self.size)

    async def _listen(self) -> None:
        """Listen for ever. While the database is away notices are missed, so afterwards everybody fetches again."""
        pause = 0.5
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(**_address(), autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    pause = 0.5
                    async for message in connection.notifies():
                        self.publish(message.payload)
            except psycopg.Error as error:
                _log.warning("live updates interrupted", error=type(error).__name__)
            for listener in self._listeners:
                listener.lost.set()
                listener.doubtful.set()
            await asyncio.sleep(pause)
            pause = min(pause * 2, 15)

    def publish(self, payload: str) -> None:
        if ended := ended_session(payload):
            self._ended.append(ended)
            for listener in self._listeners:
                if listener.session == ended:
                    listener.doubtful.set()
            return
        notice = read_notice(payload)
        if notice is None:
            _log.warning("malformed live notice")
            return
        for listener in self._listeners:
            listener.offer(notice)


def _address() -> dict[str, Any]:
    database = settings.DATABASES["default"]
    options = connection_options(database) | {"application_name": "yizhi-live"}
    return {
        "host": database["HOST"],
        "port": database["PORT"],
        "user": database["USER"],
        "password": database["PASSWORD"],
        "dbname": database["NAME"],
        **options,
    }
