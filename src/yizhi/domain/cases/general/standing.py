"""What a decision under the general procedure means for one party, as the holder of its code may read it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yizhi.domain.cases.general import money
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.penalties import in_words
from yizhi.domain.cases.models.general import DecisionPaper, GeneralCase, Payable, PenaltyLine
from yizhi.domain.cases.models.terms import Outcome


@dataclass(frozen=True, slots=True)
class Owed:
    """One sum that is due by itself, in fen: what it is, until when, what came in, what is left today."""

    title: str
    due_on: date | None
    principal: int
    paid: int
    surcharge: int
    left: int
    explanation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """`served_on` is None until the decision reached the party; periods run from that day."""

    case: GeneralCase
    penalties: tuple[str, ...]
    outcome: str
    correction: str
    served_on: date | None
    owed: tuple[Owed, ...]

    @property
    def left(self) -> int:
        return sum(one.left for one in self.owed)


def standing_of(document: UUID, today: date) -> Standing | None:
    """Of the party to whom this document is the decision; None for any other document."""
    paper = DecisionPaper.objects.filter(document_id=document).select_related("case__agency", "case_party").first()
    if paper is None:
        return None
    dossier = Dossier.of(paper.case)
    # Without the joins of the dossier: the holder of the code sees the case, and the register of parties not at all.
    own = {"case": paper.case, "case_party_id": paper.case_party_id}
    lines = PenaltyLine.objects.filter(proposal=paper.decision.proposal_id, **own)
    payables = Payable.objects.filter(replaced_at=None, **own)
    owed = []
    for one in payables:
        found = money.account(dossier, one, today)
        title = str(one.get_kind_display())
        sums = (found.principal, found.paid, found.surcharge, found.outstanding)
        owed.append(Owed(title, one.due_on, *sums, found.explanation))
    outcome = paper.decision.outcome
    return Standing(
        case=paper.case,
        penalties=tuple(in_words(line) for line in lines),
        outcome=str(Outcome(outcome).label),
        correction=parts.corrections(dossier),
        served_on=paper.served_on,
        owed=tuple(owed),
    )
