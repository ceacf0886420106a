"""How often one visitor may ask, so that nobody is a burden on the others.

Token buckets in the memory of each server process: no question to the database. With N processes each holds a bucket
of an N-th, so all together never let through more than the limit; a visitor whose requests all meet one process has at
least an N-th of it. Guessing of passwords and codes is counted in the database besides, for all processes together
(`org.attempts`). A restart fills every bucket.
"""

from __future__ import annotations

import hashlib
import math
import os
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from yizhi.web.errors import too_often
from yizhi.web.public.attempts import address_of

# Many people share one address of an office: together they may ask this many times as often as one session.
_SHARED = 40
_MOST_VISITORS = 50_000
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
# Longest prefix first; `True` for writing alone. A session's key tells people apart only where a page needs one.
_RULES: tuple[tuple[str, bool, str], ...] = (
    ("/org/sign-in/", True, "codes"),
    ("/org/code/", True, "codes"),
    ("/acts/account.", True, "codes"),
    ("/api/acts/account.", True, "codes"),
    ("/sign-in/provider/", False, "sign_in"),
    ("/sign-in/", True, "sign_in"),
    ("/files/", True, "uploads"),
    ("/api/", True, "api"),
    ("/search/", False, "search"),
    ("/verify/", False, "public"),
    ("/party/", False, "public"),
    ("/ledger/", False, "public"),
    ("/deadlines/", False, "public"),
)
_BY_NETWORK = frozenset({"sign_in", "public"})


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests within so many seconds, at once or spread."""

    requests: int
    seconds: float

    def share(self, parts: int) -> Limit:
        return Limit(max(1, self.requests // parts), self.seconds)

    def times(self, factor: int) -> Limit:
        return Limit(self.requests * factor, self.seconds)


def parsed(text: str) -> dict[str, Limit]:
    """`name=requests/seconds`, comma-separated. Raises ValueError with what is wrong."""
    known = {name for _, _, name in _RULES}
    found = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, _, rate = part.partition("=")
        requests, _, seconds = rate.partition("/")
        if name not in known or not requests.isdigit() or not seconds.isdigit() or 0 in (int(requests), int(seconds)):
            raise ValueError(
                f"YIZHI_RATE_LIMITS 中的“{part}”应写作 名称=次数/秒数，名称为 {'、'.join(sorted(known))} 之一"
            )
        found[name] = Limit(int(requests), float(seconds))
    return found


@dataclass
class Buckets:
    """One bucket a visitor: full at first, refilled evenly; the visitors seen longest ago are forgotten first."""

    clock: Callable[[], float] = time.monotonic
    _held: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, who: str, limit: Limit) -> float:
        """Take one token: 0 when there is one, else the seconds until there will be."""
        rate = limit.requests / limit.seconds
        with self._lock:
            now = self.clock()
            level, at = self._held.pop(who, (float(limit.requests), now))
            level = min(float(limit.requests), level + (now - at) * rate)
            self._held[who] = (level - 1 if level >= 1 else level, now)
            while len(self._held) > _MOST_VISITORS:
                self._held.popitem(last=False)
        return 0.0 if level >= 1 else (1 - level) / rate


def rule(path: str, method: str) -> str:
    """The name of the limit under which a request falls; empty for ordinary pages."""
    writing = method in _UNSAFE
    return next((name for prefix, unsafe, name in _RULES if path.startswith(prefix) and (writing or not unsafe)), "")


class RateLimits:
    """Answers 429 with `Retry-After` to whoever asks too often, before anything else is done for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        parts = max(1, int(os.environ.get("YIZHI_WORKERS", "1")))
        self.limits = {name: limit.share(parts) for name, limit in parsed(settings.YIZHI_RATE_LIMITS).items()}
        self.buckets = Buckets()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = rule(request.path_info, request.method or "GET")
        limit = self.limits.get(name)
        wait = self._wait(request, name, limit) if limit else 0.0
        if not wait:
            return self.get_response(request)
        return too_often(request, math.ceil(wait))

    def _wait(self, request: HttpRequest, name: str, limit: Limit) -> float:
        """A made-up session gains nothing: its network has a limit too."""
        network = f"{name}:{address_of(request)}"
        if name in _BY_NETWORK:
            return self.buckets.wait(network, limit)
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not key:
            return self.buckets.wait(network, limit)
        one = f"{name}:{hashlib.sha256(key.encode()).hexdigest()[:24]}"
        return self.buckets.wait(one, limit) or self.buckets.wait(f"all:{network}", limit.times(_SHARED))
