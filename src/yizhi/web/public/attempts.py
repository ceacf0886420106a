"""How often one address may name a code that does not exist.

Codes have 79 bits, so guessing is hopeless anyway; this keeps guessers from being a burden. Only failures count, so
that many people behind one address of a mobile network are not shut out. Kept in the memory of each server process,
bounded, and forgotten when it restarts: nothing about visitors is stored.
"""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from django.http import HttpRequest

WINDOW = 600.0
MOST_FAILURES = 30
_MOST_ADDRESSES = 20_000


@dataclass
class Attempts:
    """Failures by address within the window; the oldest addresses are forgotten first when there are too many."""

    most: int = MOST_FAILURES
    window: float = WINDOW
    clock: Callable[[], float] = time.monotonic
    _failed: OrderedDict[str, tuple[float, int]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def exhausted(self, who: str) -> bool:
        with self._lock:
            since, count = self._failed.get(who, (0.0, 0))
            return count >= self.most and self.clock() - since < self.window

    def failed(self, who: str) -> None:
        with self._lock:
            now = self.clock()
            since, count = self._failed.pop(who, (now, 0))
            self._failed[who] = (since, count + 1) if now - since < self.window else (now, 1)
            while len(self._failed) > _MOST_ADDRESSES:
                self._failed.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._failed.clear()


unknown_codes = Attempts()


def address_of(request: HttpRequest) -> str:
    """The network the request comes from: an IPv4 address, or the /64 of an IPv6 one. Headers are not believed."""
    try:
        found = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
