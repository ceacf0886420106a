"""How often a name, a network or a person may be tried, counted in the database for all server processes together.

A stranger who tries an officer's name fills the count of strange devices. A device on which the officer has signed in
before carries a sealed mark and has a count of its own, so nobody else can lock the officer out there.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

_NAME: Final = "yizhi-known"
_SALT: Final = "yizhi.org.known-device"
_LIFE: Final = timedelta(days=180)
_MOST_KNOWN: Final = 8
_PATH: Final = "/sign-in/"


def name_mark(username: str) -> str:
    """What stands for a typed name in counts and marks; the name itself is not kept."""
    return hashlib.sha256(username.strip().casefold().encode()).hexdigest()[:32]


def _cookie() -> str:
    return _NAME if settings.DEVELOPMENT else f"__Secure-{_NAME}"


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        found = signing.loads(request.COOKIES.get(_cookie(), ""), salt=_SALT, max_age=_LIFE)
    except signing.BadSignature:
        return {}
    return {str(name): str(mark) for name, mark in found.items()} if isinstance(found, dict) else {}


def device_mark(request: HttpRequest, username: str) -> str:
    """The mark of a device on which this name has signed in before; empty for a strange one."""
    return _known(request).get(name_mark(username), "")


def remember_device(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Mark the device as known for this name: it gets its own count of tries, and no other right."""
    known = _known(request)
    mark = known.pop(name_mark(username), None) or secrets.token_urlsafe(12)
    kept = dict(list(known.items())[-(_MOST_KNOWN - 1) :]) | {name_mark(username): mark}
    response.set_cookie(
        _cookie(),
        signing.dumps(kept, salt=_SALT),
        max_age=int(_LIFE.total_seconds()),
        path=_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def count_try(subject: str, at: datetime, minutes: int) -> int:
    """Count one more try of a subject; how many there were in the minutes that began with the first."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT org_try(%s, %s, %s)", [subject, at, minutes])
        return int(cursor.fetchone()[0])


def forgive(subject: str) -> None:
    """Forget the tries of a subject, after a success."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT org_forgive(%s)", [subject])


def clear_tries(at: datetime) -> None:
    """Remove counts whose window is over."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT org_tries_clear(%s)", [at])
