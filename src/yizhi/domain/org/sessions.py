"""Sessions: one database round trip to know who asks, none to write except once in a while.

Django's session engine (`SESSION_ENGINE`) over `Device`. A session ends when it was idle too long, when it is too old,
or when its row is gone: signed out here, from another device, or by the administrator.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import connection

from yizhi.domain.org.queries import setting
from yizhi.platform import clock
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope import epochs

SESSION_PERSON = "person"
SESSION_MEANS = "means"
SEEN_EVERY = timedelta(minutes=5)
_COLUMNS = f"id, person_id, browser, address, since, seen_at, idle_until, ends_at, content, {epochs.ALL}"


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _ask(sql: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


class SessionStore(SessionBase):
    """What the browser's key stands for. `device` is the row's id; `browser`, `address` are set before it begins.

    `epochs` are those of the look-up: what was read under them still stands.
    """

    device: UUID | None = None
    since: datetime | None = None
    seen_at: datetime | None = None
    ends_at: datetime | None = None
    epochs: Mapping[str, int] = {}
    browser = ""
    address = ""

    def load(self) -> dict[str, Any]:
        """The content, in one query; empty, with the key forgotten, if and only if no such session is open now."""
        sql = f"SELECT {_COLUMNS} FROM org_device_open(%s, %s)"  # noqa: S608
        row = _ask(sql, _hash(self.session_key or ""), clock.now()) if self.session_key else None
        if row is None:
            self._session_key = None
            return {}
        self.device, _, self.browser, self.address, self.since, self.seen_at, _, self.ends_at, content, numbers = row
        self.epochs = epochs.read(numbers)
        return self.decode(content)

    def exists(self, session_key: str | None) -> bool:
        return _ask("SELECT 1 FROM org_device_open(%s, %s)", _hash(session_key or ""), clock.now()) is not None

    def create(self) -> None:
        """Begin under a new key; an older session of this object is left as it is."""
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Keep the content. Raises UpdateError when the session was ended meanwhile: a late answer revives nothing."""
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)
        person, content = self._person(data), self.encode(data)
        if not must_create:
            if not _ask("SELECT org_device_keep(%s, %s, %s)", _hash(self.session_key), person, content)[0]:
                raise UpdateError
            return None
        now = clock.now()
        day = now.date()
        self.device, self.since, self.seen_at = new_id(), now, now
        self.ends_at = now + timedelta(hours=setting("session_hours", day))
        idle = min(now + timedelta(minutes=setting("session_idle_minutes", day)), self.ends_at)
        values = (self.device, person, content, self.browser, self.address, now, idle, self.ends_at)
        marks = ", ".join(["%s"] * (1 + len(values)))
        if not _ask(f"SELECT org_device_begin({marks})", _hash(self.session_key), *values)[0]:
            raise CreateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            _ask("SELECT org_device_leave(%s)", _hash(key))

    def seen(self) -> None:
        """Note that the person is at work: written at most once in five minutes."""
        now = clock.now()
        if self.session_key and self.seen_at is not None and now - self.seen_at >= SEEN_EVERY:
            idle = now + timedelta(minutes=setting("session_idle_minutes", now.date()))
            _ask("SELECT org_device_seen(%s, %s, %s)", _hash(self.session_key), now, idle)
            self.seen_at = now

    def get_expiry_age(self, **given: Any) -> int:
        """Seconds for which the browser keeps the key: as long as the session may last at most."""
        left = self.ends_at - clock.now() if self.ends_at else timedelta(hours=setting("session_hours", clock.today()))
        return max(int(left.total_seconds()), 1)

    @staticmethod
    def _person(data: dict[str, Any]) -> UUID | None:
        return UUID(data[SESSION_PERSON]) if data.get(SESSION_PERSON) else None

    @classmethod
    def clear_expired(cls) -> None:
        _ask("SELECT org_devices_clear(%s)", clock.now())
