"""What other modules may use of this one: enforcement items as in force, powers, and the local choices.

`cases` relies on exactly these names. An item version is one variant of an item with one provision to apply.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

from yizhi.domain.norms.sources import configuration, items
from yizhi.domain.norms.sources.law_text import Report
from yizhi.domain.org import api as org
from yizhi.statute.fine_range import FineRule
from yizhi.statute.party import PartyKind
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ItemVersion:
    """One variant of an item, as in force on some days: what is forbidden, where, and the fine that answers it."""

    pk: UUID
    code: str
    name: str
    line: str
    effective_from: date
    effective_to: date | None
    fine_rule: FineRule
    allows_warning: bool
    violation_citation: str
    penalty_citation: str
    facts: str
    things: tuple[str, ...]


@cache
def _all() -> dict[UUID, ItemVersion]:
    found: dict[UUID, ItemVersion] = {}
    for item in items.read(Report()):
        for version in item.versions:
            for variant, provisions in version.variants().items():
                provision, base = provisions[0], provisions[0].ranges[0]
                pk = uuid5(NAMESPACE_URL, f"{item.code}/{version.effective_from}/{variant}")
                found[pk] = ItemVersion(
                    pk=pk,
                    code=item.code,
                    name=f"{item.short}（{variant}）" if variant else item.short,
                    line=item.line,
                    effective_from=version.effective_from,
                    effective_to=version.effective_to,
                    fine_rule=FineRule(base.citizen, base.organisation, provision.penalty_citation, base.optional),
                    allows_warning=PenaltyKind.WARNING in base.penalties,
                    violation_citation=provision.violation_citation,
                    penalty_citation=provision.penalty_citation,
                    facts=item.facts,
                    things=item.things,
                )
    return found


def item_version(identity: UUID) -> ItemVersion | None:
    """The item version with the id; None when there is none."""
    return _all().get(identity)


def _in_force(version: ItemVersion, on: date) -> bool:
    return version.effective_from <= on and (version.effective_to is None or on <= version.effective_to)


def power_refusal(*, agency_id: UUID, item_code: str, on: date) -> Refusal | None:
    """Why the agency may not penalise this violation in its own name that day; None if and only if it may (第二十三、二十四条)."""
    agency = org.agency(agency_id)
    if agency.kind != org.AgencyKind.TOWNSHIP:
        return None
    lists = [one for one in configuration.power_lists() if any(agency.division.startswith(d) for d in one.divisions)]
    if any(item_code in one.items and one.effective_from <= on for one in lists):
        return None
    return Refusal(
        what="本乡镇（街道）不能办理此事项",
        why=f"{agency.name}的权力清单中没有此事项，行政处罚由县级以上人民政府具有处罚权的机关管辖",
        article="《行政处罚法》第二十三条、第二十四条",
        next_step="请移送县级主管部门办理",
    )


def items_for(*, agency_id: UUID, fields: Iterable[str], on: date) -> list[ItemVersion]:
    """Item versions in force that day, within the agency's powers and the certificate's fields, by code."""
    found = [v for v in _all().values() if _in_force(v, on) and org.covers(fields, v.line)]
    return sorted(
        (v for v in found if power_refusal(agency_id=agency_id, item_code=v.code, on=on) is None), key=lambda v: v.code
    )


def household_as(on: date) -> PartyKind:
    """As which kind of party a household business counts for the limit of the simple procedure (configuration)."""
    value = next(p.value for p in configuration.parameters() if p.key == "household_simple_procedure_as")
    return PartyKind[value]


def phrase(version: ItemVersion, *, place: str, at: datetime) -> str:
    """The facts to begin with, to be edited by the officer."""
    time = f"{at:%Y年%-m月%-d日%-H时%-M分}"
    thing = version.things[0] if version.things else ""
    return version.facts.format(time=time, place=place, thing=thing)
