"""What other modules may use of this one."""

from typing import Annotated, Any

from yizhi.domain.subjects.acts import KindCode, checked_columns, register_party
from yizhi.domain.subjects.city_people import invented_party
from yizhi.domain.subjects.models import Party, PartyKind
from yizhi.domain.subjects.queries import born_on, party, view_of
from yizhi.domain.subjects.rules import identity_papers
from yizhi.platform.acts.fields import OptionalLine, Shown

IdentityNumberField = Annotated[OptionalLine, Shown("证件号码", personal=True)]
RepresentativeField = Annotated[OptionalLine, Shown("法定代表人（负责人、经营者）或者监护人", personal=True)]
PhoneField = Annotated[OptionalLine, Shown("联系电话", personal=True)]
AddressField = Annotated[OptionalLine, Shown("住址（住所）", personal=True)]


def kind_title(kind: str) -> str:
    return str(PartyKind(kind).label)


def kind_of(party: Any) -> str:
    """The party's kind as the ledger and the proof bundle name it."""
    return str(party.kind)


__all__ = [
    "AddressField",
    "IdentityNumberField",
    "KindCode",
    "Party",
    "PartyKind",
    "PhoneField",
    "RepresentativeField",
    "born_on",
    "checked_columns",
    "identity_papers",
    "invented_party",
    "kind_of",
    "kind_title",
    "party",
    "register_party",
    "view_of",
]
