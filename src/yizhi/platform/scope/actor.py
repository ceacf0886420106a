"""Who acts, as of this moment: the frozen person, unit, post, certificate and what they may see and change."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID


class ActorKind(StrEnum):
    PERSON = "person"
    SYSTEM = "system"
    PUBLIC = "public"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class CertificateAtHand:
    """An enforcement certificate as it stood when the act was done."""

    number: str
    fields: tuple[str, ...]
    valid_from: date
    valid_to: date

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day <= self.valid_to


def key(division: str, line: str = "*") -> str:
    """The scope key for a territory (2, 4, 6 or 9 digits; a prefix covers its subtree) and a department line."""
    return f"{division}:{line}"


def _within(keys: tuple[str, ...], division: str, line: str) -> bool:
    """`yizhi_keys` of the database, said once more."""
    return any(key(division[:size], kind) in keys for size in (2, 4, 6, 9) for kind in ("*", line))


@dataclass(frozen=True, slots=True)
class Actor:
    """One person in one posting, the system, the public, or a party holding a code.

    `reads` and `writes` are scope keys `division:line`; `*` stands for every line. Empty means nothing (fail closed).
    """

    kind: ActorKind
    name: str
    person: UUID | None = None
    unit: str = ""
    unit_id: UUID | None = None
    post: str = ""
    division: str = ""
    line: str = ""
    roles: frozenset[str] = frozenset()
    certificate: CertificateAtHand | None = None
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    token_hash: str = ""
    extra: dict[str, Any] = field(default_factory=dict, compare=False)

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    def reads_in(self, division: str, line: str) -> bool:
        """Whether the actor's own keys, shares left aside, let them read what belongs there."""
        return _within(self.reads, division, line)

    def writes_in(self, division: str, line: str) -> bool:
        """Whether the actor's own keys, shares left aside, let them write what belongs there. The database decides."""
        return _within(self.writes, division, line)

    def frozen(self) -> dict[str, Any]:
        """The snapshot that the ledger keeps: what was true of the actor then, whatever changes later."""
        certificate = self.certificate and {
            "number": self.certificate.number,
            "fields": list(self.certificate.fields),
            "valid_from": self.certificate.valid_from.isoformat(),
            "valid_to": self.certificate.valid_to.isoformat(),
        }
        return {
            "kind": self.kind.value,
            "person": str(self.person) if self.person else None,
            "name": self.name,
            "unit": self.unit,
            "post": self.post,
            "roles": sorted(self.roles),
            "certificate": certificate,
        }


PUBLIC = Actor(kind=ActorKind.PUBLIC, name="公众")


def system(name: str, *, division: str = "33", reads: bool = True, writes: bool = True) -> Actor:
    """The platform itself acting for a stated purpose, for example a deadline that expires at night."""
    everything = (key(division),)
    return Actor(
        kind=ActorKind.SYSTEM,
        name=name,
        unit="执法监管数字应用",
        division=division,
        roles=frozenset({"SYSTEM"}),
        reads=everything if reads else (),
        writes=everything if writes else (),
    )


def bearer(token_hash: str, kind: ActorKind = ActorKind.PUBLIC) -> Actor:
    """Whoever holds a code, known to the database by the code's SHA-256 alone."""
    return Actor(kind=kind, name="当事人" if kind is ActorKind.PARTY else "公众", token_hash=token_hash)
