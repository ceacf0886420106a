"""The only readers of general cases for lists, desks, figures and search."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from yizhi.domain.cases.models.general import CaseParty, GeneralCase, Review
from yizhi.domain.cases.procedures.general_penalty import ALL_OPEN
from yizhi.domain.cases.queries import RECENT, newest
from yizhi.platform.database.composed import composed
from yizhi.platform.scope.narrowing import narrowed

_PARTIES = Prefetch("parties", CaseParty.objects.filter(excluded_at__isnull=True).select_related("party"))


def _listed() -> QuerySet[GeneralCase]:
    return GeneralCase.objects.select_related("agency", "lead", "co").prefetch_related(_PARTIES)


def case(identity: UUID) -> GeneralCase | None:
    found: GeneralCase | None = (
        GeneralCase.objects.select_related("agency", "lead", "co", "clue", "endorsed_by").filter(pk=identity).first()
    )
    return found


def listed(*, words: str = "", state: str = "") -> QuerySet[GeneralCase]:
    """Cases in scope; the list gives the order."""
    found = narrowed(_listed())
    if state:
        found = found.filter(state=state)
    if words:
        said = Q(filing_number__icontains=words) | Q(item_name__icontains=words) | Q(place__icontains=words)
        found = found.filter(said)
    return found


def mine(person: UUID, limit: int) -> QuerySet[GeneralCase]:
    """The person's open cases, the one that must be decided first on top."""
    own = Q(lead=person) | Q(co=person)
    return _listed().filter(own, state__in=ALL_OPEN).order_by("decide_by", "id")[:limit]


@composed
def waiting_for(person: UUID, *, limit: int) -> QuerySet[GeneralCase]:
    """The same for a list of duties, without the people and the parties."""
    own = Q(lead=person) | Q(co=person)
    return GeneralCase.objects.filter(own, state__in=ALL_OPEN).order_by("decide_by", "id")[:limit]


@composed
def waiting_for_reviewer(*, kind: str, limit: int) -> QuerySet[GeneralCase]:
    """Cases in scope with an open review of the kind, the one due first on top."""
    return _with_open_review(kind).order_by("decide_by", "id")[:limit]


def _with_open_review(kind: str) -> QuerySet[GeneralCase]:
    state = {"COMPLIANCE": "COMPLIANCE_REVIEW", "LEGAL_1": "LEGAL_REVIEW_1", "LEGAL_2": "LEGAL_REVIEW_2"}[kind]
    open_ones = Review.objects.filter(case=OuterRef("pk"), kind=kind, result="")
    return GeneralCase.objects.filter(Exists(open_ones), state=state)


@composed
def waiting_for_head(agency: UUID, *, limit: int) -> QuerySet[GeneralCase]:
    """What the head of the agency has to decide: filings that the unit endorsed, and closings that were asked for."""
    filing = Q(state="DRAFT_FILING", endorsed_at__isnull=False)
    closing = Q(closing_proposed_at__isnull=False, closed_at__isnull=True)
    deciding = Q(state__in=("STATEMENT", "HEARING", "LEGAL_REVIEW_2", "COLLECTIVE"))
    return GeneralCase.objects.filter(filing | closing | deciding, agency=agency).order_by("decide_by", "id")[:limit]


@composed
def waiting_for_unit(agency: UUID, *, limit: int) -> QuerySet[GeneralCase]:
    drafts = Q(state="DRAFT_FILING", endorsed_at__isnull=True)
    return GeneralCase.objects.filter(drafts, agency=agency).order_by("id")[:limit]


def search(words: str, limit: int) -> QuerySet[GeneralCase]:
    """Cases in scope, newest first: by words among the newest `RECENT`, by the whole filing number among all."""
    said = Q(filing_number__icontains=words) | Q(item_name__icontains=words) | Q(place__icontains=words)
    numbered = GeneralCase.objects.filter(filing_number=words).values("pk")
    among = newest(narrowed(GeneralCase.objects.all()), RECENT, numbered)
    return GeneralCase.objects.filter(said, pk__in=among).order_by("-id")[:limit]


def of_party(party: UUID, limit: int = 20) -> QuerySet[GeneralCase]:
    found: QuerySet[GeneralCase] = (
        GeneralCase.objects.filter(parties__party_id=party, parties__excluded_at__isnull=True, filed_at__isnull=False)
        .select_related("agency")
        .order_by("-id")[:limit]
    )
    return found
