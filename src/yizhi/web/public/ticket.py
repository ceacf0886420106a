"""How a party stays on their page without the code in any address: a signed cookie that holds the code's hash.

The code itself is posted once and kept nowhere: not in the address (history, logs, links), not in a session table. The
cookie is sent to the party's pages alone, lives half an hour, and is taken back by “结束查看” on a shared computer.
"""

from __future__ import annotations

import re
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_NAME = "yizhi-party"
_SALT = "yizhi.web.public.ticket"
_PATH = "/party/"
LIFE = timedelta(minutes=30)
_MARK = re.compile(r"[0-9a-f]{64}")


def give(response: HttpResponse, mark: str) -> None:
    response.set_signed_cookie(
        _NAME,
        mark,
        salt=_SALT,
        max_age=int(LIFE.total_seconds()),
        path=_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def shown(request: HttpRequest) -> str | None:
    """The hash of the code; None without a ticket, or with one that is too old or was altered."""
    mark = request.get_signed_cookie(_NAME, default=None, salt=_SALT, max_age=LIFE)
    return mark if mark and _MARK.fullmatch(mark) else None


def take_back(response: HttpResponse) -> None:
    response.delete_cookie(_NAME, path=_PATH, samesite="Strict")
