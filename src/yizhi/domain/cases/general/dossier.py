"""All that belongs to one case, each cluster read once: what conditions, pages and documents look at."""

from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from yizhi.domain.cases.earlier_fines import EarlierFine, earlier_fines
from yizhi.domain.cases.general import clusters
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
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.models import Record
from yizhi.platform.database.attached import attach, know, know_each
from yizhi.platform.database.composed import Composed

M = TypeVar("M", bound=Record)


class Dossier:
    """Reads lazily and keeps what it read; make a new one after writing."""

    def __init__(self, case: GeneralCase) -> None:
        self.case = case
        self._recused: dict[UUID, bool] = {}
        self._lawyers: dict[UUID, bool] = {}
        self._fines: dict[date, list[EarlierFine]] = {}
        self._thresholds: dict[date, norms.Thresholds] = {}
        self._benchmarks: dict[date, Any] = {}
        self._entries: dict[date, list[Any]] = {}

    @classmethod
    def of(cls, case: GeneralCase) -> "Dossier":
        """The dossier kept with this instance of the case, so that one page or one act reads each cluster once."""
        kept: Dossier | None = case.__dict__.get("_dossier")
        if kept is None:
            kept = case.__dict__["_dossier"] = cls(case)
        return kept

    def _rows(self, cluster: Composed[[UUID], M], party: str = "") -> list[M]:
        """The rows of the cluster, each of which knows this case and, by the foreign key `party`, its party."""
        found = cluster(self.case.pk)
        know(found, "case", self.case)
        return self._with_party(found, party) if party and found else found

    def _with_party(self, rows: list[M], name: str) -> list[M]:
        """As if parties were read along: without the rows whose party the reader may not see. Where a row may do
        without a party, it stays without one.
        """
        field: Any = rows[0]._meta.get_field(name)
        ids = {getattr(one, field.attname) for one in rows} - {None}
        if not ids <= self._named.keys():  # named since they were read
            self._named.update({one.pk: one for one in self._rows(clusters.PARTIES)})
        kept = [one for one in rows if field.null or getattr(one, field.attname) in self._named]
        for one in kept:
            field.set_cached_value(one, self._named.get(getattr(one, field.attname)))
        return kept

    @cached_property
    def _named(self) -> dict[UUID, CaseParty]:
        """Every party that was ever named, also those that were left out again."""
        return {one.pk: one for one in self._rows(clusters.PARTIES)}

    @cached_property
    def item(self) -> norms.ItemVersion:
        found = norms.item_version(self.case.item_version)
        if found is None:
            raise LookupError(f"事项版本 {self.case.item_version} 不存在")
        return found

    @cached_property
    def parties(self) -> list[CaseParty]:
        return [one for one in self._named.values() if one.excluded_at is None]

    @cached_property
    def handlers(self) -> set[UUID]:
        """Everybody who investigates or ever investigated this case."""
        return {*(one.person_id for one in self._rows(clusters.STAFF)), self.case.lead_id, self.case.co_id}

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
        return self._rows(clusters.EVIDENCE, "party")

    @property
    def lawful_evidence(self) -> list[Evidence]:
        return [one for one in self.evidence if one.legality == Legality.LAWFUL]

    @cached_property
    def not_applicable(self) -> dict[str, str]:
        return {one.element: one.reason for one in self._rows(clusters.NOT_APPLICABLE)}

    @cached_property
    def corrections(self) -> list[CorrectionOrder]:
        return self._rows(clusters.CORRECTIONS)

    @cached_property
    def letters(self) -> list[CooperationLetter]:
        """Letters to and from other agencies; there is none before the filing."""
        return self._rows(clusters.LETTERS) if self.case.filed_at else []

    @cached_property
    def pauses(self) -> list[ClockPause]:
        return self._rows(clusters.PAUSES)

    @cached_property
    def extensions(self) -> list[ClockExtension]:
        return self._rows(clusters.EXTENSIONS)

    @cached_property
    def proposals(self) -> list[Proposal]:
        found = self._rows(clusters.PROPOSALS)
        attach(found, "lines", self._rows(clusters.LINES, "case_party") if found else ())
        return found

    @property
    def proposal(self) -> Proposal | None:
        """The present proposal: the last one made."""
        return self.proposals[-1] if self.proposals else None

    @property
    def lines(self) -> list[PenaltyLine]:
        return list(self.proposal.lines.all()) if self.proposal else []

    @cached_property
    def reviews(self) -> list[Review]:
        return self._rows(clusters.REVIEWS)

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
        return self._rows(clusters.DISCUSSIONS)

    @cached_property
    def notices(self) -> list[Notice]:
        found = self._rows(clusters.NOTICES, "case_party")
        know_each(found, "proposal", {one.pk: one for one in self.proposals} if found else {})
        return found

    def notice_of(self, party: CaseParty) -> Notice | None:
        """The last notice made for the party."""
        return next((n for n in reversed(self.notices) if n.case_party_id == party.pk), None)

    @cached_property
    def statements(self) -> list[Statement]:
        found = self._rows(clusters.STATEMENTS)
        know_each(found, "notice", {one.pk: one for one in self.notices} if found else {})
        return found

    @cached_property
    def entered(self) -> list[PartyInput]:
        """What parties entered by their codes; before a notice there is nothing to answer."""
        if not self.notices:
            return []
        return self._rows(clusters.ENTERED, "case_party")

    @property
    def party_inputs(self) -> list[PartyInput]:
        """Those that no officer took yet."""
        return [one for one in self.entered if one.taken_at is None]

    @cached_property
    def hearings(self) -> list[Hearing]:
        found = self._rows(clusters.HEARINGS)
        know_each(found, "notice", {one.pk: one for one in self.notices} if found else {})
        heard = self._with_party([one.notice for one in found], "case_party") if found else []
        return [one for one in found if one.notice in heard]

    @property
    def hearing(self) -> Hearing | None:
        """The hearing that was accepted last."""
        return next((h for h in reversed(self.hearings) if h.accepted), None)

    @cached_property
    def decision(self) -> Decision | None:
        if self.case.decided_at is None:
            return None
        return next(iter(self._rows(clusters.DECISIONS)), None)

    @cached_property
    def papers(self) -> list[Any]:
        return self._rows(clusters.PAPERS, "case_party")

    @cached_property
    def services(self) -> list[Any]:
        return self._rows(clusters.SERVICES, "case_party")

    @cached_property
    def publication(self) -> Any:
        if self.case.decided_at is None:
            return None
        return next(iter(self._rows(clusters.PUBLICATIONS)), None)

    @cached_property
    def payables(self) -> list[Any]:
        found = self._rows(clusters.PAYABLES, "case_party")
        attach(found, "agreements", self._rows(clusters.AGREEMENTS) if found else ())
        return found

    @cached_property
    def payments(self) -> list[Any]:
        return self._rows(clusters.PAYMENTS)

    @cached_property
    def deferrals(self) -> list[Deferral]:
        """Applications for paying later or in parts; there is none before the decision."""
        if self.case.decided_at is None:
            return []
        found = self._rows(clusters.DEFERRALS)
        owed = self._with_party([one.payable for one in found], "case_party") if found else []
        return [one for one in found if one.payable in owed]

    @cached_property
    def remedies(self) -> list[Any]:
        """Reconsiderations and suits; there is none before the decision."""
        if self.case.decided_at is None:
            return []
        return self._rows(clusters.REMEDIES, "applicant")

    @cached_property
    def demands(self) -> list[Any]:
        return self._rows(clusters.DEMANDS, "case_party")

    @cached_property
    def court_applications(self) -> list[Any]:
        return self._rows(clusters.COURT_APPLICATIONS)

    def earlier_fines(self, day: date) -> list[EarlierFine]:
        """Fines that any agency imposed on the parties before; asked once a page."""
        if day not in self._fines:
            self._fines[day] = earlier_fines(self.case, day)
        return self._fines[day]

    def benchmark(self, day: date) -> Any:
        """The benchmark in force that day for the item where the case is; None when none is published."""
        if day not in self._benchmarks:
            self._benchmarks[day] = norms.benchmark(self.item.item_id, self.case.division, day)
        return self._benchmarks[day]

    def thresholds(self, day: date) -> norms.Thresholds:
        """From which amounts the line of the case knows a hearing and a collective discussion that day."""
        if day not in self._thresholds:
            self._thresholds[day] = norms.thresholds(self.case.line, day)
        return self._thresholds[day]

    def entries(self, day: date) -> list[Any]:
        """Entries of all lists for the item where the case is, of that day."""
        if day not in self._entries:
            self._entries[day] = norms.entries_for(self.item.item_id, self.case.division, day)
        return self._entries[day]

    @cached_property
    def weighings(self) -> list[Weighing]:
        if self.case.filed_at is None:  # nothing is weighed before the filing
            return []
        return self._rows(clusters.WEIGHINGS, "case_party")

    def weighing_of(self, party: Any) -> Weighing | None:
        """The last weighing for the party, by the id of the party in this case."""
        return next((one for one in reversed(self.weighings) if one.case_party_id == party), None)

    @cached_property
    def list_findings(self) -> dict[UUID, ListFinding]:
        """The last finding on each entry."""
        if self.case.filed_at is None:
            return {}
        return {one.entry: one for one in self._rows(clusters.LIST_FINDINGS)}

    @cached_property
    def law_comparisons(self) -> dict[UUID, LawComparison]:
        if self.case.filed_at is None:
            return {}
        return {one.item_version: one for one in self._rows(clusters.LAW_COMPARISONS)}

    @cached_property
    def crime_transfer(self) -> CrimeTransfer | None:
        """The last report of a suspected crime; there is none before the filing."""
        if self.case.filed_at is None:
            return None
        return next(iter(self._rows(clusters.CRIME_TRANSFERS)), None)

    @cached_property
    def fast_track(self) -> FastTrack | None:
        """The last application for the fast track; nothing is asked for before the filing."""
        if self.case.filed_at is None:
            return None
        return next(iter(self._rows(clusters.FAST_TRACKS)), None)

    @cached_property
    def substitutes(self) -> list[Substitute]:
        """What is or was done in the parties' stead, also before the filing (行政强制法第五十二条)."""
        return self._rows(clusters.SUBSTITUTES, "party")

    @cached_property
    def contests(self) -> list[Transfer]:
        """Disputes over who handles this case, as one side or the other; there is none before the filing."""
        return clusters.contests(self.case.pk) if self.case.filed_at else []

    @cached_property
    def records(self) -> list[WrittenRecord]:
        """Records of inspections and questionings that were written here; there is none before the filing."""
        if self.case.filed_at is None:
            return []
        return self._rows(clusters.RECORDS, "party")

    @cached_property
    def samplings(self) -> list[Sampling]:
        if self.case.filed_at is None:
            return []
        found = self._rows(clusters.SAMPLINGS, "party")
        attach(found, "samples", self._rows(clusters.SAMPLES) if found else ())
        return found

    @cached_property
    def measures(self) -> list[Measure]:
        """Preservation, sealing and detention, with their lists."""
        found = self._rows(clusters.MEASURES, "party")
        attach(found, "things", clusters.THINGS(self.case.pk) if found else ())
        attach(found, "appraisals", clusters.APPRAISALS(self.case.pk) if found else ())
        return found

    @property
    def conduct_day(self) -> date:
        from yizhi.platform import clock

        return clock.day(self.case.occurred_at)
