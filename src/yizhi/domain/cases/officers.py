"""The two officers of a case: whether they may act, and how the decision names them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yizhi.domain.org import api as org
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NamedOfficer:
    name: str
    certificate_number: str


def named(person: UUID, at: datetime) -> NamedOfficer:
    """The officer as the decision names them: with the certificate that is valid at the instant."""
    officer = org.actor_for(person, at)
    return NamedOfficer(officer.name, officer.certificate.number if officer.certificate else "")


def qualified(person: UUID, at: datetime, line: str) -> bool:
    """The person holds an officer's seat and a certificate valid that day which covers the line."""
    officer = org.actor_for(person, at)
    return officer.has("OFFICER") and org.certificate_refusal(officer.certificate, org.day_of(at), line) is None


def partner_refusal(partner: UUID, agency: UUID, line: str, at: datetime) -> Refusal | None:
    """Why this person cannot be the second officer of a case of the agency; None for its certified officer."""
    if any(person.pk == partner for person in org.agency_people(agency, at, {"OFFICER"}, line)):
        return None
    return Refusal(
        what="所选人员不能担任协办人",
        why="协办人须为本机关执法人员，持有当日有效、载明本领域的行政执法证",
        article="《行政处罚法》第四十二条",
        next_step="请另选一名持有效证件的执法人员",
    )


def second_officer_refusal(co_officer: UUID, lead: Actor, line: str, at: datetime) -> Refusal | None:
    """Why this person cannot be the second officer; None for a certified officer of the same team."""
    if any(person.pk == co_officer for person in org.second_officer_choices(lead, at, line)):
        return None
    return Refusal(
        what="所选人员不能担任协办人",
        why="协办人须为本队执法队员，持有当日有效、载明本领域的行政执法证",
        article="《行政处罚法》第四十二条",
        next_step="请另选一名持有效证件的队员",
    )
