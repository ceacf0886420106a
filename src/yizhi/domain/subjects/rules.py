"""Whether what was entered can be the identity of a party, and what the number itself tells."""

import re
from dataclasses import dataclass
from datetime import date

from yizhi.domain.subjects.models.party import PartyKind
from yizhi.statute.codes.identity_number import IdentityNumber
from yizhi.statute.codes.uscc import Uscc
from yizhi.statute.refusal import Refusal, RefusedError

RESIDENT_CARD = "居民身份证"
USCC = "统一社会信用代码"
NONE_GIVEN = "未能提供"
_PERSONAL = (RESIDENT_CARD, "港澳居民来往内地通行证", "台湾居民来往大陆通行证", NONE_GIVEN)
_FOREIGN = ("护照", "外国人永久居留身份证", NONE_GIVEN)

IDENTITY_TYPES: dict[PartyKind, tuple[str, ...]] = {
    PartyKind.CITIZEN: _PERSONAL,
    PartyKind.ORGANISATION: (USCC,),
    PartyKind.HOUSEHOLD: (USCC, RESIDENT_CARD),
    PartyKind.FOREIGN: _FOREIGN,
}


def identity_papers() -> dict[str, tuple[str, ...]]:
    """The kinds of identity papers that each kind of party may have, the usual one first."""
    return {kind.value: names for kind, names in IDENTITY_TYPES.items()}


_TRAVEL_DOCUMENT = re.compile(r"[A-Z0-9]{5,20}")
_ALPHANUMERIC = re.compile(r"[0-9A-Z]{18}")


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """What an identity number says of the person."""

    born_on: date | None = None
    sex: str = ""


def normal_number(typed: str) -> str:
    """Without spaces and hyphens, in capitals, so that the same number is the same text."""
    return re.sub(r"[\s\-]", "", typed).upper()


def problems(kind: PartyKind, identity_type: str, number: str, today: date) -> dict[str, list[str]]:
    """Messages by field; empty if and only if this can be an identity of such a party.

    Resident identity cards and unified codes are checked to the check digit (GB 11643, GB 32100).
    """
    if identity_type not in IDENTITY_TYPES[kind]:
        return {"identity_type": [f"{kind.label}的证件类型应为{'、'.join(IDENTITY_TYPES[kind])}"]}
    number = normal_number(number)
    if identity_type == NONE_GIVEN:
        return {"identity_number": ["证件类型为“未能提供”时不填证件号码"]} if number else {}
    if not number:
        return {"identity_number": [f"请填写{identity_type}号码"]}
    try:
        _parse(identity_type, number, today)
    except RefusedError as error:
        return {"identity_number": [error.refusal.why]}
    return {}


def _parse(identity_type: str, number: str, today: date) -> None:
    if identity_type == RESIDENT_CARD:
        IdentityNumber.parse(number, today)
    elif identity_type == USCC:
        Uscc.parse(number)
    elif not _TRAVEL_DOCUMENT.fullmatch(number):
        raise RefusedError(Refusal("证件号码未被接受", f"{identity_type}号码应为5至20位字母和数字"))


def facts_of_number(identity_type: str, number: str) -> NumberFacts:
    """Date of birth and sex from a resident identity card number that was checked before."""
    if identity_type != RESIDENT_CARD or len(number) != 18:
        return NumberFacts()
    parsed = IdentityNumber.parse(number, date.max)
    return NumberFacts(parsed.born, parsed.sex)


def identity_in(scanned: str, today: date) -> tuple[str, str] | None:
    """The identity type and number found in the text of a scanned code or card; None when there is none.

    Business licences carry the unified code inside an address; cards and hardware scanners give the bare number.
    """
    text = scanned.upper()
    for start in range(len(text) - 17):
        piece = text[start : start + 18]
        if not _ALPHANUMERIC.fullmatch(piece):
            continue
        for identity_type in (RESIDENT_CARD, USCC):
            try:
                _parse(identity_type, piece, today)
            except RefusedError:
                continue
            return identity_type, piece
    return None
