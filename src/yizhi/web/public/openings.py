"""The personal values of a case that concern its party, with the salts that prove them: for the party's own bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yizhi.platform.ledger.models import Entry, Opening
from yizhi.platform.ledger.proof.parts import OpenedValue
from yizhi.platform.secrecy.cipher import unseal_json

# What was recorded about the party, by act. Left out: the witness (another person), the party's code (a key, no fact).
_CONCERNING = {
    "simple_case.name_party": (
        "name",
        "identity_number",
        "representative",
        "phone",
        "address",
        "sex",
        "born_on",
    ),
    "simple_case.describe": ("facts",),
    "simple_case.record_statement": ("statement", "reply"),
}


def concerning_the_party(entries: Iterable[Entry]) -> list[OpenedValue]:
    """Of each act the last entry alone: an earlier one may name somebody who was taken for the party by mistake.

    Must run as the holder of the party's code, for the entries of that one case.
    """
    last = {entry.verb: entry for entry in sorted(entries, key=lambda e: e.pk) if entry.verb in _CONCERNING}
    return [value for entry in last.values() for value in _opened(entry)]


def _opened(entry: Entry) -> Iterator[OpenedValue]:
    opening = Opening.objects.filter(entry_id=entry.pk).first()
    if opening is None:
        return
    kept = unseal_json(bytes(opening.secret))
    for field in _CONCERNING[entry.verb]:
        if field in kept:
            yield OpenedValue(str(entry.pk), field, kept[field]["salt"], kept[field]["value"])
