"""The Range header of a download: one range of bytes, or the whole."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


class RangeNotSatisfiable(ValueError):
    """The range lies outside the file (416)."""


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """Start and end (not included) of the one range asked for; None for the whole, also when the header is malformed or
    asks for several (RFC 9110 lets a server ignore both). Errors: RangeNotSatisfiable.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        if int(last) == 0 or size == 0:
            raise RangeNotSatisfiable
        return max(0, size - int(last)), size
    start = int(first)
    if last and int(last) < start:
        return None
    if start >= size:
        raise RangeNotSatisfiable
    return start, min(size, int(last) + 1) if last else size
