"""What belongs to one case, cluster by cluster, as questions: each is asked alone, or all of a page are read ahead."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.cases.models import Appraisal, HeldThing, Measure, Substitute, Transfer, general
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.transfer_terms import TransferKind
from yizhi.platform.acts.models import Record
from yizhi.platform.database.composed import Asked, Composed, composed

M = TypeVar("M", bound=Record)


def _of_case(
    model: type[M], *along: str, by: str = "case", order: tuple[str, ...] = (), **only: Any
) -> Composed[[UUID], M]:
    """The rows of a case, in the order of their kind or in `order`; `along`: what is read with each of them."""

    def rows(case: UUID) -> QuerySet[M]:
        found: QuerySet[M] = model.objects.filter(**{by: case}, **only)
        found = found.select_related(*along) if along else found
        return found.order_by(*order) if order else found

    return composed(rows)


# Parties are read once: the rows of other clusters get those rows, and so do the parts of a proposal or a notice.
PARTIES = _of_case(general.CaseParty, "party")
STAFF = _of_case(general.CaseStaff)
EVIDENCE = _of_case(general.Evidence, "first", "second", "file")
NOT_APPLICABLE = _of_case(general.NotApplicable)
CORRECTIONS = _of_case(general.CorrectionOrder, "document")
LETTERS = _of_case(general.CooperationLetter, "document")
PAUSES = _of_case(general.ClockPause)
EXTENSIONS = _of_case(general.ClockExtension)
PROPOSALS = _of_case(general.Proposal)
LINES = _of_case(general.PenaltyLine, "weighing")
REVIEWS = _of_case(general.Review, "reviewer", "document")
DISCUSSIONS = _of_case(general.Discussion, "chair", "document")
NOTICES = _of_case(general.Notice, "document")
STATEMENTS = _of_case(general.Statement)
ENTERED = _of_case(general.PartyInput, "about")
HEARINGS = _of_case(general.Hearing, "chair", "clerk", "summons")
DECISIONS = _of_case(general.Decision, "decided_by", "proposal")
PAPERS = _of_case(general.DecisionPaper, "document")
SERVICES = _of_case(general.Service, "document", "first", "second")
PUBLICATIONS = _of_case(general.Publication, "proposed_by", "checked_by")
PAYABLES = _of_case(general.Payable, replaced_at__isnull=True)
AGREEMENTS = _of_case(general.ExecutionAgreement)
PAYMENTS = _of_case(general.PaymentEntry, "payable")
DEFERRALS = _of_case(general.Deferral, "payable")
REMEDIES = _of_case(general.Remedy)
DEMANDS = _of_case(general.DemandNotice, "document")
COURT_APPLICATIONS = _of_case(general.CourtApplication)
WEIGHINGS = _of_case(general.Weighing)
LIST_FINDINGS = _of_case(general.ListFinding, "made_by")
LAW_COMPARISONS = _of_case(general.LawComparison)
CRIME_TRANSFERS = _of_case(general.CrimeTransfer, order=("-reported_at", "-id"))
FAST_TRACKS = _of_case(general.FastTrack, order=("-proposed_at", "-id"))
SUBSTITUTES = _of_case(Substitute)
RECORDS = _of_case(general.WrittenRecord, "first", "second", "document")
SAMPLINGS = _of_case(general.Sampling, "notice")
SAMPLES = _of_case(general.Sample)
MEASURES = _of_case(Measure)
THINGS = _of_case(HeldThing, by="measure__case")
APPRAISALS = _of_case(Appraisal, by="measure__case")


@composed
def contests(case: UUID, *, kind: str = TransferKind.CONTEST) -> QuerySet[Transfer]:
    """Disputes over who handles the case, as one side or the other."""
    mine = Q(case=case) | Q(other_case=case)
    rows = Transfer.objects.filter(mine, kind=kind).order_by("drafted_at", "id")
    return rows.select_related("sender", "receiver")


_ALWAYS: tuple[Composed[[UUID], Any], ...] = (
    STAFF, PARTIES, EVIDENCE, NOT_APPLICABLE, CORRECTIONS, PROPOSALS, LINES, REVIEWS, DISCUSSIONS, NOTICES, STATEMENTS,
    HEARINGS, SERVICES, PAYABLES, AGREEMENTS, SUBSTITUTES, MEASURES, THINGS, APPRAISALS,
)  # fmt: skip
_FILED: tuple[Composed[[UUID], Any], ...] = (
    LETTERS, PAUSES, EXTENSIONS, ENTERED, WEIGHINGS, LIST_FINDINGS, LAW_COMPARISONS, CRIME_TRANSFERS, FAST_TRACKS,
    RECORDS, SAMPLINGS, SAMPLES,
)  # fmt: skip
_DECIDED: tuple[Composed[[UUID], Any], ...] = (
    DECISIONS, PUBLICATIONS, PAYMENTS, REMEDIES, DEFERRALS, COURT_APPLICATIONS,
)  # fmt: skip
_WEIGHED = (PARTIES, EVIDENCE, CORRECTIONS, PROPOSALS, LINES)


def ahead(case: GeneralCase) -> list[Asked[Any]]:
    """What the page of the case asks for certain, by how far the case has come; for `foreseen`."""
    filed = (*_FILED, *(_DECIDED if case.decided_at else (contests,))) if case.filed_at else ()
    there = (*_ALWAYS, *filed)
    return [cluster.of(case.pk) for cluster in there]


def weighing_ahead(case: GeneralCase) -> list[Asked[Any]]:
    """The same for the page on which a fine is weighed."""
    return [cluster.of(case.pk) for cluster in (*_WEIGHED, *((LIST_FINDINGS,) if case.filed_at else ()))]
