"""Addresses of pages by their names, as Django's `reverse` gives them, from one pattern a name.

A list names fifty records, and each would have Django try its patterns anew; a record's identifier is put into the
pattern that was found first.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import get_script_prefix
from django.urls import reverse as found_anew

_EXAMPLES = tuple(UUID(int=0xF0E1_D2C3 << 96 | place) for place in range(4))
_pieces: dict[tuple[str, int, str, str], tuple[str, ...]] = {}


def reverse(name: str, args: Sequence[Any] | None = None, kwargs: dict[str, Any] | None = None) -> str:
    """The address of the page, the same that Django's `reverse` gives. Errors: NoReverseMatch."""
    if kwargs or (args and not all(type(one) is UUID for one in args)):
        return found_anew(name, args=args, kwargs=kwargs)
    given = args or ()
    key = (name, len(given), get_script_prefix(), settings.ROOT_URLCONF)
    pieces = _pieces.get(key)
    if pieces is None:
        pieces = _pieces[key] = _around(found_anew(name, args=_EXAMPLES[: len(given)]), len(given))
    address = pieces[0]
    for one, after in zip(given, pieces[1:], strict=True):
        address += f"{one}{after}"
    return address


def _around(address: str, places: int) -> tuple[str, ...]:
    """What stands before, between and after the identifiers."""
    pieces = []
    for example in _EXAMPLES[:places]:
        before, _, address = address.partition(str(example))
        pieces.append(before)
    return (*pieces, address)
