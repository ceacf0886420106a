"""Masking at the door of the lake: what names or identifies a natural person does not get in."""

import re
from typing import Final

from yizhi.platform.secrecy.names import SURNAMES, person_name, without

_WIDE: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_SEPARATED: Final = r"[\s\-—·]?"
_IDENTITY: Final = re.compile(rf"(?<![0-9A-Za-z])(?:\d{_SEPARATED}){{17}}[0-9Xx](?![0-9A-Za-z])")
_OLD_IDENTITY: Final = re.compile(rf"(?<![0-9A-Za-z])(?:\d{_SEPARATED}){{14}}\d(?![0-9A-Za-z])")
_PHONE: Final = re.compile(rf"(?<!\d)(?:\+?86{_SEPARATED})?1{_SEPARATED}[3-9](?:{_SEPARATED}\d){{9}}(?!\d)")
_LANDLINE: Final = re.compile(r"(?<!\d)0\d{2,3}[\s\-—]?\d{7,8}(?!\d)")
HIDDEN: Final = "＊＊＊"
PERSON, HOUSEHOLD = "自然人", "个体工商户"


def text(words: str, names: tuple[str, ...] = ()) -> str:
    """Without identity and telephone numbers, without the given names, and without names that a role announces."""
    found = words.translate(_WIDE) if any(mark in words for mark in "０１２３４５６７８９") else words
    found = _IDENTITY.sub(HIDDEN, found)
    found = _OLD_IDENTITY.sub(HIDDEN, found)
    found = _PHONE.sub(HIDDEN, found)
    found = _LANDLINE.sub(HIDDEN, found)
    return without(found, names)


def row(values: dict[str, str], hidden: tuple[str, ...] = ()) -> dict[str, str]:
    """A record as it may be kept: person's names by surname, their codes gone, every text masked.

    `hidden`: names of persons that are known to have no place in it.
    """
    kind, party, representative = (values.get(name, "") for name in ("party_kind", "party", "representative"))
    natural = PERSON in kind or (not kind and 1 < len(party) < 5 and party[:1] in SURNAMES)
    known = (party if natural else "", representative, *hidden)
    names = tuple(dict.fromkeys(name for name in known if name and "某" not in name))
    kept = {name: value if name in _CODES else text(value, names) for name, value in values.items()}
    if natural:
        kept["party"] = person_name(party)
        kept |= {name: "" for name in _CODES if name.endswith("_no") or name == "party_code"}
    if representative:
        kept["representative"] = person_name(representative)
    return kept


_CODES: Final = (
    "number", "party_code", "registration_no", "organisation_no", "tax_no", "institution_no", "society_no",
    "agency_code", "source_code", "fine_wan", "confiscated_wan", "fine_fen", "confiscated_fen", "decided_on",
    "valid_to", "published_to", "division", "item", "tier", "procedure",
)  # fmt: skip
