"""An enforcement item as data: what is forbidden, where it says so, and which penalty answers it."""

from dataclasses import dataclass, replace
from datetime import date

from yizhi.domain.norms.sources.terms import Correction, ObjectClass, Tier
from yizhi.statute.fine_form import FineForm
from yizhi.statute.norm_level import NormLevel
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.place import Place


@dataclass(frozen=True, slots=True)
class LawReference:
    """A version of a norm that items rest on, and how its text was read."""

    code: str
    title: str
    level: NormLevel
    dated: date
    effective_from: date
    effective_to: date | None
    read: str


def cited(law: LawReference, places: tuple[Place, ...]) -> str:
    """《某条例》第十一条第一款、第二款: the article is written once for its paragraphs."""
    words: list[str] = []
    before: Place | None = None
    for at in places:
        same = before is not None and (before.article, before.sub) == (at.article, at.sub)
        full = str(at)
        if same and at.paragraph:
            keep = at.paragraph == before.paragraph and at.item  # type: ignore[union-attr]
            full = full.split("款" if keep else "条", 1)[1]
        words.append(full)
        before = at
    return f"《{law.title}》" + "、".join(words)


@dataclass(frozen=True, slots=True)
class RangeText:
    """One case of a provision. A form is None where the provision fines no such party; penalties besides the fine.

    `variant` tells apart acts of one item that are fined differently (派发广告, 停车揽活); the officer chooses one.
    """

    variant: str
    tier: Tier
    when: str
    citizen: FineForm | None
    organisation: FineForm | None
    optional: bool
    penalties: tuple[PenaltyKind, ...]


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """One norm's answer to the violation. `heads` are the items of the penalty clause that name it."""

    law: LawReference
    violates: tuple[Place, ...]
    penalty: Place
    heads: tuple[Place, ...]
    correction: Correction
    order: str
    also: tuple[str, ...]
    ranges: tuple[RangeText, ...]

    def of_variant(self, name: str) -> "ProvisionText | None":
        """This provision with only the ranges of the variant; None when it has none."""
        ranges = tuple(one for one in self.ranges if one.variant == name)
        return replace(self, ranges=ranges) if ranges else None

    @property
    def violation_citation(self) -> str:
        return cited(self.law, self.violates)

    @property
    def penalty_citation(self) -> str:
        return cited(self.law, (*self.heads, self.penalty))


@dataclass(frozen=True, slots=True)
class VersionOfItem:
    effective_from: date
    effective_to: date | None
    provisions: tuple[ProvisionText, ...]

    def variants(self) -> dict[str, tuple[ProvisionText, ...]]:
        """The provisions with the ranges of each variant, in the order of the data."""
        names = dict.fromkeys(one.variant for p in self.provisions for one in p.ranges)
        return {name: tuple(filter(None, (p.of_variant(name) for p in self.provisions))) for name in names}


@dataclass(frozen=True, slots=True)
class ItemText:
    """`line` is the competent department line; `conflict` groups items whose acts may be one and the same.

    `verified` False: nobody has compared it with the statute.
    """

    code: str
    name: str
    short: str
    field: str
    line: str
    regulator: str
    objects: ObjectClass
    by_township: bool
    conflict: str
    note: str
    facts: str
    things: tuple[str, ...]
    versions: tuple[VersionOfItem, ...]
    verified: bool = True
