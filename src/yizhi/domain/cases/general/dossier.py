"""All that belongs to one case, each cluster read once: what conditions, pages and documents look at."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from yizhi.domain.cases.earlier_fines import EarlierFine, earlier_fines
from yizhi.domain.cases.models.general import (
    CaseParty,
    ClockExtension,
    ClockPause,
    CooperationLetter,
    CorrectionOrder,
    CrimeTransfer,
    Decision,
    Deferral,
    Evidence,
    FastTrack,
    GeneralCase,
    Hearing,
    LawComparison,
    ListFinding,
    Notice,
    PartyInput,
    PenaltyLine,
    Proposal,
    Review,
    Sampling,
    Statement,
    Weighing,
    WrittenRecord,
)
from yizhi.domain.cases.models.measure import Measure
from yizhi.domain.cases.models.substitute import Substitute
from yizhi.domain.cases.models.terms import Legality, ReviewKind
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import TransferKind
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org


class Dossier:
    """Reads lazily and keeps what it read; make a new one after writing."""

    def __init__(self, case: GeneralCase) -> None:
        self.case = case
        self._recused: dict[UUID, bool] = {}
        self._lawyers: dict[UUID, bool] = {}
        self._fines: dict[date, list[EarlierFine]] = {}

    @classmethod
    def of(cls, case: GeneralCase) -> "Dossier":
        """The dossier kept with this instance of the case, so that one page or one act reads each cluster once."""
        kept: Dossier | None = case.__dict__.get("_dossier")
        if kept is None:
            kept = case.__dict__["_dossier"] = cls(case)
        return kept

    @cached_property
    def item(self) -> norms.ItemVersion:
        found = norms.item_version(self.case.item_version)
        if found is None:
            raise LookupError(f"事项版本 {self.case.item_version} 不存在")
        return found

    @cached_property
    def parties(self) -> list[CaseParty]:
        return list(self.case.parties.filter(excluded_at__isnull=True).select_related("party"))

    @cached_property
    def handlers(self) -> set[UUID]:
        """Everybody who investigates or ever investigated this case."""
        return {*self.case.staff.values_list("person_id", flat=True), self.case.lead_id, self.case.co_id}

    def recused(self, person: UUID) -> bool:
        """Whether the person declared a relation to the case or a party; asked of the database once a person."""
        if person not in self._recused:
            self._recused[person] = org.recusal_of(person, self.case) is not None
        return self._recused[person]

    def may_review(self, person: UUID, day: date) -> bool:
        """Whether the person is qualified to review legally that day; asked once a person."""
        if person not in self._lawyers:
            self._lawyers[person] = org.may_review_legally(person, day)
        return self._lawyers[person]

    @cached_property
    def evidence(self) -> list[Evidence]:
        return list(self.case.evidence.select_related("first", "second", "party__party", "file"))

    @property
    def lawful_evidence(self) -> list[Evidence]:
        return [one for one in self.evidence if one.legality == Legality.LAWFUL]

    @cached_property
    def not_applicable(self) -> dict[str, str]:
        return dict(self.case.not_applicable.values_list("element", "reason"))

    @cached_property
    def corrections(self) -> list[CorrectionOrder]:
        return list(self.case.corrections.select_related("document"))

    @cached_property
    def letters(self) -> list[CooperationLetter]:
        """Letters to and from other agencies; there is none before the filing."""
        return list(self.case.cooperation_letters.select_related("document")) if self.case.filed_at else []

    @cached_property
    def pauses(self) -> list[ClockPause]:
        return list(self.case.pauses.all())

    @cached_property
    def extensions(self) -> list[ClockExtension]:
        return list(self.case.extensions.all())

    @cached_property
    def proposals(self) -> list[Proposal]:
        return list(self.case.proposals.prefetch_related("lines__case_party__party", "lines__weighing"))

    @property
    def proposal(self) -> Proposal | None:
        """The present proposal: the last one made."""
        return self.proposals[-1] if self.proposals else None

    @property
    def lines(self) -> list[PenaltyLine]:
        return list(self.proposal.lines.all()) if self.proposal else []

    @cached_property
    def reviews(self) -> list[Review]:
        return list(self.case.reviews.select_related("reviewer", "document"))

    def passed(self, kind: ReviewKind) -> Review | None:
        """The review of this kind that let the present proposal pass."""
        found = [r for r in self.reviews if r.kind == kind and r.passed and self._present(r.proposal_id)]
        return found[-1] if found else None

    def open_review(self) -> Review | None:
        return next((r for r in reversed(self.reviews) if not r.result and self._present(r.proposal_id)), None)

    def _present(self, proposal: Any) -> bool:
        return self.proposal is not None and proposal == self.proposal.pk

    @cached_property
    def discussions(self) -> list[Any]:
        return list(self.case.discussions.select_related("chair", "document"))

    @cached_property
    def notices(self) -> list[Notice]:
        return list(
            self.case.notices.select_related("document", "case_party__party", "proposal").prefetch_related(
                "proposal__lines"
            )
        )

    def notice_of(self, party: CaseParty) -> Notice | None:
        """The last notice made for the party."""
        return next((n for n in reversed(self.notices) if n.case_party_id == party.pk), None)

    @cached_property
    def statements(self) -> list[Statement]:
        return list(self.case.statements.select_related("notice"))

    @cached_property
    def entered(self) -> list[PartyInput]:
        """What parties entered by their codes; before a notice there is nothing to answer."""
        if not self.notices:
            return []
        return list(self.case.party_inputs.select_related("case_party__party", "about"))

    @property
    def party_inputs(self) -> list[PartyInput]:
        """Those that no officer took yet."""
        return [one for one in self.entered if one.taken_at is None]

    @cached_property
    def hearings(self) -> list[Hearing]:
        return list(self.case.hearings.select_related("chair", "clerk", "summons", "notice__case_party__party"))

    @property
    def hearing(self) -> Hearing | None:
        """The hearing that was accepted last."""
        return next((h for h in reversed(self.hearings) if h.accepted), None)

    @cached_property
    def decision(self) -> Decision | None:
        if self.case.decided_at is None:
            return None
        return Decision.objects.filter(case=self.case).select_related("decided_by", "proposal").first()

    @cached_property
    def papers(self) -> list[Any]:
        return list(self.case.papers.select_related("document", "case_party__party"))

    @cached_property
    def services(self) -> list[Any]:
        return list(self.case.services.select_related("document", "case_party__party", "first", "second"))

    @cached_property
    def publication(self) -> Any:
        from yizhi.domain.cases.models.general import Publication

        if self.case.decided_at is None:
            return None
        return Publication.objects.filter(case=self.case).select_related("proposed_by", "checked_by").first()

    @cached_property
    def payables(self) -> list[Any]:
        rows = self.case.payables.filter(replaced_at__isnull=True).select_related("case_party__party")
        return list(rows.prefetch_related("agreements"))

    @cached_property
    def payments(self) -> list[Any]:
        return list(self.case.payments.select_related("payable"))

    @cached_property
    def deferrals(self) -> list[Deferral]:
        """Applications for paying later or in parts; there is none before the decision."""
        if self.case.decided_at is None:
            return []
        return list(self.case.deferrals.select_related("payable__case_party__party"))

    @cached_property
    def remedies(self) -> list[Any]:
        """Reconsiderations and suits; there is none before the decision."""
        if self.case.decided_at is None:
            return []
        return list(self.case.remedies.select_related("applicant__party"))

    @cached_property
    def demands(self) -> list[Any]:
        return list(self.case.demands.select_related("document", "case_party__party"))

    @cached_property
    def court_applications(self) -> list[Any]:
        return list(self.case.court_applications.all())

    def earlier_fines(self, day: date) -> list[EarlierFine]:
        """Fines that any agency imposed on the parties before; asked once a page."""
        if day not in self._fines:
            self._fines[day] = earlier_fines(self.case, day)
        return self._fines[day]

    @cached_property
    def weighings(self) -> list[Weighing]:
        if self.case.filed_at is None:  # nothing is weighed before the filing
            return []
        return list(self.case.weighings.select_related("case_party__party"))

    def weighing_of(self, party: Any) -> Weighing | None:
        """The last weighing for the party, by the id of the party in this case."""
        return next((one for one in reversed(self.weighings) if one.case_party_id == party), None)

    @cached_property
    def list_findings(self) -> dict[UUID, ListFinding]:
        """The last finding on each entry."""
        if self.case.filed_at is None:
            return {}
        return {one.entry: one for one in self.case.list_findings.select_related("made_by")}

    @cached_property
    def law_comparisons(self) -> dict[UUID, LawComparison]:
        if self.case.filed_at is None:
            return {}
        return {one.item_version: one for one in self.case.law_comparisons.all()}

    @cached_property
    def crime_transfer(self) -> CrimeTransfer | None:
        """The last report of a suspected crime; there is none before the filing."""
        if self.case.filed_at is None:
            return None
        found: CrimeTransfer | None = self.case.crime_transfers.order_by("-reported_at", "-id").first()
        return found

    @cached_property
    def fast_track(self) -> FastTrack | None:
        """The last application for the fast track; nothing is asked for before the filing."""
        if self.case.filed_at is None:
            return None
        found: FastTrack | None = self.case.fast_tracks.order_by("-proposed_at", "-id").first()
        return found

    @cached_property
    def substitutes(self) -> list[Substitute]:
        """What is or was done in the parties' stead, also before the filing (行政强制法第五十二条)."""
        return list(self.case.substitutes.select_related("party__party"))

    @cached_property
    def contests(self) -> list[Transfer]:
        """Disputes over who handles this case, as one side or the other; there is none before the filing."""
        if self.case.filed_at is None:
            return []
        mine = Q(case=self.case) | Q(other_case=self.case)
        rows = Transfer.objects.filter(mine, kind=TransferKind.CONTEST).order_by("drafted_at", "id")
        return list(rows.select_related("sender", "receiver"))

    @cached_property
    def records(self) -> list[WrittenRecord]:
        """Records of inspections and questionings that were written here; there is none before the filing."""
        if self.case.filed_at is None:
            return []
        return list(self.case.records.select_related("first", "second", "party__party", "document"))

    @cached_property
    def samplings(self) -> list[Sampling]:
        if self.case.filed_at is None:
            return []
        return list(self.case.samplings.select_related("party__party", "notice").prefetch_related("samples"))

    @cached_property
    def measures(self) -> list[Measure]:
        """Preservation, sealing and detention, with their lists."""
        rows = self.case.measures.select_related("party__party")
        return list(rows.prefetch_related("things", "appraisals"))

    @property
    def conduct_day(self) -> date:
        from yizhi.platform import clock

        return clock.day(self.case.occurred_at)
