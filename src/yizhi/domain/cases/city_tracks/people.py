"""Who takes part beside the handling team: an agency of the county, the guidance office, the township's own people."""

from datetime import datetime
from uuid import UUID

from yizhi.domain.cases.general.city.cast import Troupe
from yizhi.domain.org import api as org
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting


def others(troupe: Troupe, early: datetime, now: datetime) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """Two officers and the head of a bureau that finds things, the keeper of the lists, and the agencies' ids.

    Errors: LookupError where the county has no such people.
    """
    with acting(system("演示城市")):
        county = troupe.division[:6]
        finding = _finding(troupe, county, early, now)
        offices = org.agencies_in(county, org.AgencyKind.GUIDANCE_OFFICE)
        keepers = [one for office in offices for one in _steady(office.pk, early, now, "GUIDANCE_OFFICE")]
        heads = [one for one in _steady(troupe.agency, early, now, "DECIDER") if one != troupe.head]
        if not keepers:
            raise LookupError(f"{county}没有综合执法指导办的人员")
        lawyers = _steady(troupe.agency, early, now, "LEGAL_REVIEWER")
    people = {"finder": finding[1], "finder_co": finding[2], "finder_head": finding[3], "keeper": keepers[0]}
    people |= {"second_head": (heads or [troupe.head])[0], "lawyer": (*lawyers, *troupe.reviewers)[0]}
    return people, {"finding": finding[0], "own": troupe.agency}


def _finding(troupe: Troupe, county: str, early: datetime, now: datetime) -> tuple[UUID, UUID, UUID, UUID]:
    """The market bureau before others: what it finds are goods in front of markets."""
    agencies = org.Agency.objects.filter(subject_qualified=True, division=county)
    for agency in sorted(agencies, key=lambda one: ("market" not in one.lines, one.name)):
        officers = [one for one in _steady(agency.pk, early, now, "OFFICER", "") if one not in troupe.officers]
        heads = [one for one in _steady(agency.pk, early, now, "DECIDER") if one not in officers]
        if len(officers) >= 2 and heads:
            return agency.pk, officers[0], officers[1], heads[0]
    raise LookupError(f"{county}没有可以移送案件的机关")


def _steady(agency: UUID, early: datetime, now: datetime, role: str, field: str | None = None) -> list[UUID]:
    """Those in office at both instants, in the order of their numbers."""
    still = {one.pk for one in org.agency_people(agency, now, {role}, field)}
    return [one.pk for one in org.agency_people(agency, early, {role}, field) if one.pk in still]
