"""The amount of a fine by the published benchmark: what is asked, what it proposes, and whether an amount may stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import CaseParty, PenaltyLine, Weighing
from yizhi.domain.cases.models.terms import Capacity, MitigationGround, PenaltyCode
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.norms import api as norms
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.statute.discretion import Claim, Ground, Reduction, ground_of_age, judge_amount
from yizhi.statute.refusal import Refusal, RefusedError

_34 = "《行政处罚法》第三十四条"
GROUND_OF = {
    MitigationGround.MINOR_14_18: Ground.MINOR,
    MitigationGround.PARTLY_CAPABLE: Ground.PARTLY_CAPABLE,
    MitigationGround.REMOVED_HARM: Ground.HARM_REMOVED,
    MitigationGround.COERCED: Ground.COERCED,
    MitigationGround.VOLUNTEERED: Ground.VOLUNTEERED,
    MitigationGround.MERIT: Ground.MERIT,
    MitigationGround.OTHER: Ground.OTHER_BY_NORM,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the officer answered for one party."""

    party: CaseParty
    answers: Mapping[str, str]
    fine_case: str = "BASE"
    base_fen: int | None = None
    quantity: int | None = None
    grounds: Sequence[str] = ()
    evidence: Sequence[UUID] = field(default_factory=tuple)
    norm: str = ""
    reduction: str = "NONE"
    capacity: str = Capacity.FULL


def claims_of(dossier: Dossier, asked: Asked) -> list[Claim]:
    """Every ground with the lawful evidence for it; age and capacity make grounds of themselves.

    Errors: RefusedError for a ground without evidence (行政处罚法第四十条), or without the norm that names it.
    """
    proofs = [one for one in dossier.lawful_evidence if one.pk in set(asked.evidence)]
    words = "、".join(f"第{one.number}号证据" for one in proofs)
    wanted = [GROUND_OF[MitigationGround(code)] for code in asked.grounds]
    found = [
        Claim(one, "身份证明" if one is Ground.MINOR else words, asked.norm if one is Ground.OTHER_BY_NORM else "")
        for one in dict.fromkeys(wanted)
    ]
    if ground_of(dossier, asked.party) is Ground.UNDER_14:
        found.append(Claim(Ground.UNDER_14, "身份证明"))
    if asked.capacity == Capacity.INCAPABLE:
        found.append(Claim(Ground.INCAPABLE, words))
    return found


def ground_of(dossier: Dossier, party: CaseParty) -> Ground | None:
    """The ground that lies in the party's age at the conduct; None for adults and where the birth is not known."""
    born = subjects.born_on(party.party)
    return ground_of_age(born, dossier.conduct_day) if born else None


def forced_grounds(dossier: Dossier, party: CaseParty, capacity: Capacity) -> list[MitigationGround]:
    """Grounds that nobody needs to choose: they follow from age and capacity (第三十条、第三十一条)."""
    found = []
    if ground_of(dossier, party) is Ground.MINOR:
        found.append(MitigationGround.MINOR_14_18)
    if capacity is Capacity.PARTLY:
        found.append(MitigationGround.PARTLY_CAPABLE)
    return found


def proposal_for(dossier: Dossier, asked: Asked, day: date) -> norms.ItemProposal:
    """What the benchmark proposes. Errors: RefusedError with the article, as `norms.propose_fine` and `claims_of`."""
    circumstances = norms.Circumstances(
        party=STATUTORY_KIND[asked.party.party.kind],
        answers=asked.answers,
        violated_on=dossier.conduct_day,
        case=asked.fine_case,
        base=asked.base_fen,
        quantity=asked.quantity,
        claims=claims_of(dossier, asked),
        reduction=Reduction[asked.reduction],
    )
    return norms.propose_fine(dossier.item, dossier.case.division, day, circumstances)


def asked_of(weighing: Weighing) -> Asked:
    return Asked(
        party=weighing.case_party,
        answers=weighing.answers,
        fine_case=weighing.fine_case,
        base_fen=weighing.base_fen,
        quantity=weighing.quantity,
        grounds=weighing.grounds,
        evidence=weighing.evidence,
        norm=weighing.norm,
        reduction=weighing.reduction,
        capacity=weighing.capacity,
    )


def outside(line: PenaltyLine) -> bool:
    """The fine leaves the tier: only after the legal review agreed to it."""
    one = line.weighing
    return one is not None and not one.low_fen <= line.amount_fen <= one.high_fen


def line_refusals(dossier: Dossier, line: PenaltyLine) -> Iterator[Refusal]:
    """Why a fine may not stand beside its weighing. That it leaves the tier is for the reviewer to agree to."""
    weighing = line.weighing
    if weighing is None:
        return
    mitigation = set(dossier.proposal.mitigation) if dossier.proposal else set()
    if set(weighing.grounds) != mitigation:
        why = "裁量时认定的从轻、减轻情形与处理意见不一致"
        yield Refusal("罚款数额未被接受", why, _34, "请按处理意见重新裁量，或者重新拟定处理意见")
        return
    try:
        found = proposal_for(dossier, asked_of(weighing), clock.day(weighing.made_at))
    except RefusedError as error:
        yield error.refusal
        return
    decision = judge_amount(found.proposal, line.amount_fen, reason=line.deviation, reviewed=True)
    yield from decision.refusals


def missing_refusals(dossier: Dossier, day: date) -> Iterator[Refusal]:
    """A fine without weighing where a benchmark is published. A sample is no published benchmark and binds nobody."""
    fined = [line for line in dossier.lines if line.kind == PenaltyCode.FINE and line.weighing_id is None]
    if not fined:
        return
    table = dossier.benchmark(day)
    if table is None or table.sample:
        return
    for line in fined:
        why = f"对{line.case_party}的罚款没有按公布的裁量基准（{table.source}）裁量"
        yield Refusal("处理意见不完整", why, _34, "请在“裁量”中回答裁量因素，再拟定罚款")
