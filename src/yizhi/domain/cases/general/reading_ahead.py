"""What the pages of a case ask for certain, to be read at once: the case's own, its people's and the norms'."""

from datetime import date
from typing import Any

from yizhi.domain.cases.general import clusters
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.general.case import WithinCase
from yizhi.domain.cases.transfers import queries as transfers
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.database.composed import Asked
from yizhi.platform.documents import queries as documents
from yizhi.platform.ledger import queries as ledger
from yizhi.platform.notify.queries import unread_ahead
from yizhi.platform.pages import record
from yizhi.platform.scope.actor import Actor
from yizhi.platform.sharing.queries import of_record_ahead


def of_page(actor: Actor, case: GeneralCase, today: date) -> list[Asked[Any]]:
    """What the page of the case asks for certain."""
    people = org.withdrawing_ahead(actor.person, case.lead_id, case.co_id)
    law = _law(Dossier.of(case), today) if case.filed_at else []
    if case.filed_at and not case.decided_at:
        law.append(norms.thresholds_ahead(case.line, today))
    about = [*record.ahead(actor, case.pk), of_record_ahead(case.pk), transfers.of_case_ahead(case)]
    return [*about, *people, *org.reviewing_ahead(actor.person, today), *law, *clusters.ahead(case)]


def of_weighing(actor: Actor, case: GeneralCase, today: date) -> list[Asked[Any]]:
    """The same of the page on which a fine is weighed."""
    people = [*unread_ahead(actor), *org.withdrawing_ahead(actor.person)]
    return [*people, *_law(Dossier.of(case), today), *clusters.weighing_ahead(case)]


def of_part(actor: Actor, part: WithinCase) -> list[Asked[Any]]:
    """The same of the page of a proceeding within a case, such as a measure."""
    case = part.case_id
    about = [ledger.timeline_ahead(part.pk), documents.of_record.of(case), *unread_ahead(actor)]
    people = [clusters.STAFF.of(case), clusters.REVIEWS.of(case), *org.withdrawing_ahead(actor.person)]
    return [*about, *people]


def _law(dossier: Dossier, today: date) -> list[Asked[Any]]:
    item = dossier.item.item_id
    return [norms.benchmark_ahead(item, today), norms.entries_ahead(item, dossier.conduct_day)]
