"""The only readers: parties as a page, a list or a choice shows them, masked unless an act revealed them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.subjects import masking, rules
from yizhi.domain.subjects.models import Party
from yizhi.platform.scope.narrowing import narrowed
from yizhi.platform.secrecy.cipher import fingerprint


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party for people to read. `revealed` tells whether the numbers are complete."""

    id: UUID
    kind: str
    kind_title: str
    name: str
    identity_type: str
    identity_number: str
    representative: str
    phone: str
    address: str
    revealed: bool
    merged_into: UUID | None


def view_of(party: Party, *, revealed: bool = False) -> PartyView:
    def shown(value: Any, mask: Any) -> str:
        return "" if not value else str(value) if revealed else mask(str(value))

    number_mask = masking.identity_number if party.is_person else str
    return PartyView(
        id=party.pk,
        kind=party.kind,
        kind_title=str(party.get_kind_display()),
        name=str(party.name),
        identity_type=party.identity_type,
        identity_number=shown(party.identity_number, number_mask),
        representative=str(party.representative or ""),
        phone=shown(party.phone, masking.phone),
        address=shown(party.address, masking.address if party.is_person else str),
        revealed=revealed,
        merged_into=party.merged_into_id,
    )


def party(identity: UUID) -> Party | None:
    return Party.objects.filter(pk=identity).first()


def listed(*, words: str = "", kind: str = "") -> QuerySet[Party]:
    """Parties in scope; the words are a complete name or number, since encrypted data cannot be searched in part."""
    found: QuerySet[Party] = narrowed(Party.objects.filter(merged_into=None))
    if words:
        found = found.filter(_exactly(words))
    return found.filter(kind=kind) if kind else found


def _exactly(words: str) -> Q:
    number = rules.normal_number(words)
    said = Q(name_mark=fingerprint("party-name", words.strip()))
    return said | Q(identity_mark=fingerprint("identity", number)) if len(number) >= 8 else said


def search(words: str, limit: int) -> list[Party]:
    """Exact match by complete name or complete identity number: encrypted data cannot be searched in part."""
    words = words.strip()
    number = rules.normal_number(words)
    found = Party.objects.filter(merged_into=None)
    by_name = found.filter(name_mark=fingerprint("party-name", words))[:limit]
    by_number = found.filter(identity_mark=fingerprint("identity", number))[:limit] if len(number) >= 8 else []
    return list({p.pk: p for p in (*by_name, *by_number)}.values())[:limit]


def born_on(party: Party) -> date | None:
    return date.fromisoformat(str(party.born_on)) if party.born_on else None
