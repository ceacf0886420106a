"""What synthetic cases are about: the items of the release, and the fine clauses of its laws."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yizhi.domain.library.synthetic import clauses
from yizhi.domain.norms import api as norms
from yizhi.statute.fine_form import FineForm

_OUT = ("刑法", "诉讼与非诉讼程序法")
_BASE_YUAN = 20_000
"""Base of fines by percentage or multiple: what the tree or the works of a synthetic case are worth."""
MOST_CLAUSES = 900
ITEM_SHARE = 0.62
"""Share of cases that are about the 54 items; the rest is about clauses of other laws."""


@dataclass(frozen=True, slots=True)
class Offence:
    """Amounts in yuan. `facts` is a sentence with the places {time} {place} {thing}; `field` chooses its details."""

    code: str
    name: str
    field: str
    facts: str
    things: tuple[str, ...]
    citation: str
    citizen: tuple[int, int]
    organisation: tuple[int, int]
    order: str
    kinds: tuple[str, ...]


def _bounds(form: FineForm | None) -> tuple[int, int] | None:
    if form is None:
        return None
    limits = form.limits(_BASE_YUAN * 100, 1)
    return limits.lowest // 100, max(limits.highest // 100, 20)


def _items() -> Iterator[Offence]:
    for item in norms.shipped_items():
        provisions = [p for version in item.versions for p in version.provisions]
        found = [(p, r) for p in provisions for r in p.ranges if r.citizen or r.organisation]
        provision, fine = found[0] if found else (provisions[0], provisions[0].ranges[0])
        citizen = _bounds(fine.citizen) or _bounds(fine.organisation) or (0, 0)
        organisation = _bounds(fine.organisation) or citizen
        yield Offence(
            item.code,
            item.short,
            item.field,
            item.facts,
            item.things,
            provision.penalty_citation,
            citizen,
            organisation,
            provision.order or "责令改正",
            ("罚款",) if citizen[1] else ("没收违法所得、没收非法财物",),
        )


def _clauses() -> Iterator[Offence]:
    seen: set[str] = set()
    for law in norms.shipped_laws():
        current = [v for v in law.versions if v.status == "现行有效"] if law.category not in _OUT else []
        for article in (a for version in current for a in version.articles):
            for clause in clauses.read(law.name, article.label, article.paragraphs):
                if clause.behaviour not in seen:
                    seen.add(clause.behaviour)
                    yield _offence(clause)


def _offence(clause: clauses.FineClause) -> Offence:
    code = f"L-{zlib.crc32(f'{clause.citation}{clause.behaviour}'.encode()):08X}"
    fine = (clause.low, clause.high)
    facts = "{time}，当事人在{place}有下列行为：" + clause.behaviour + "。"
    kinds = ("罚款",) if clause.high < 200_000 else ("罚款", "没收违法所得、没收非法财物")
    return Offence(
        code, clause.behaviour[:60], clause.law, facts, ("",), clause.citation, fine, fine, "责令改正", kinds
    )


@cache
def offences() -> tuple[Offence, ...]:
    """Items first, then clauses; the order does not depend on the seed."""
    listed = sorted(_clauses(), key=lambda one: zlib.crc32(one.code.encode()))[:MOST_CLAUSES]
    return (*_items(), *listed)
