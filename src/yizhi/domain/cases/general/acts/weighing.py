"""Weighing: the factors of the benchmark, the lists condition by condition, and the newer norm beside the old one."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, discretion, lists_of_law, newer_law
from yizhi.domain.cases.general.acts.content import changed
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase, LawComparison, ListFinding, Weighing
from yizhi.domain.cases.models.terms import Capacity, LawFinding, Legality, MitigationGround
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, References, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.lists import Verdict
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal, RefusedError

_34 = "《行政处罚法》第三十四条"
_37 = "《行政处罚法》第三十七条"
Answers = Annotated[list[Line], Field(max_length=60)]


def _pairs(given: list[str], name: str) -> dict[str, str]:
    """`key=value` as a mapping. Errors: ActInvalid when one has no `=` or a key comes twice."""
    found: dict[str, str] = {}
    for one in given:
        key, mark, value = one.partition("=")
        if not mark or key in found:
            raise ActInvalid({name: ["每一项只能选择一个答案"]})
        found[key] = value
    return found


@act(
    "general_case.weigh",
    title="按裁量基准裁量",
    on=GeneralCase,
    basis=(_34, "《行政处罚法》第三十条至第三十二条"),
    by=authority.lead,
    says="{actor}按裁量基准裁量：{tier}，{band}，建议罚款{amount}",
)
def weigh(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    answers: Annotated[Answers, Shown("裁量因素", kind=Kind.MANY, choices="factor_options", help="每个因素选一项")],
    fine_case: Annotated[str, Shown("条文规定的情形", choices="fine_cases")] = "BASE",
    base_fen: Annotated[Fen | None, Shown("计算基数", kind=Kind.MONEY, help="按工程造价、货值等计算罚款的必填")] = None,
    quantity: Annotated[int | None, Field(ge=1, le=1_000_000), Shown("数量", help="按数量计算罚款的必填")] = None,
    grounds: Annotated[
        list[MitigationGround], Shown("从轻、减轻情形", kind=Kind.MANY, choices="mitigation_grounds")
    ] = [],  # noqa: B006 - the declaration copies it; pydantic never changes a default
    evidence: Annotated[References, Shown("证明情形的证据", kind=Kind.MANY, choices="lawful_evidence")] = [],  # noqa: B006
    norm: Annotated[OptionalLine, Shown("所依据的规定", help="“其他情形”必填：规定该情形的法律、法规、规章条款")] = "",
    reduction: Annotated[Literal["NONE", "LIGHTER", "MITIGATED"], Shown("从轻还是减轻", choices="reductions")] = "NONE",
    capacity: Annotated[Capacity, Shown("当事人责任能力")] = Capacity.FULL,
) -> dict[str, Any]:
    """The benchmark proposes; what the officer then fixes is the penalty line, with a reason where it differs."""
    dossier = Dossier.of(case)
    own = case.evidence.filter(pk__in=evidence, legality=Legality.LAWFUL)
    if own.count() != len(set(evidence)):
        raise ActInvalid({"evidence": ["只能选择本案经查证属实的证据（《行政处罚法》第四十六条）"]})
    addressee = of_case(case.parties.filter(excluded_at=None), party, "party")
    forced = discretion.forced_grounds(dossier, addressee, capacity)
    asked = discretion.Asked(
        party=addressee,
        grounds=[one.value for one in dict.fromkeys([*grounds, *forced])],
        answers=_pairs(answers, "answers"),
        fine_case=fine_case,
        base_fen=base_fen,
        quantity=quantity,
        evidence=evidence,
        norm=norm,
        reduction=reduction,
        capacity=capacity,
    )
    try:
        found = discretion.proposal_for(dossier, asked, writing.at.date())
    except RefusedError as error:
        raise ActRefused(error.refusal) from error
    made = _kept(writing, case, asked, found)
    changed(writing, case)
    band = f"{in_yuan(made.low_fen)}至{in_yuan(made.high_fen)}"
    return {"weighing": str(made.pk), "tier": made.tier, "band": band, "amount": in_yuan(made.proposed_fen)}


def _kept(writing: Writing, case: GeneralCase, asked: discretion.Asked, found: Any) -> Weighing:
    proposal = found.proposal
    return writing.create(
        Weighing,
        case=case,
        case_party=asked.party,
        table=found.table.pk,
        sample=found.table.sample,
        fine_case=asked.fine_case,
        base_fen=asked.base_fen,
        quantity=asked.quantity,
        answers=dict(asked.answers),
        grounds=list(asked.grounds),
        evidence=list(asked.evidence),
        norm=asked.norm,
        reduction=asked.reduction,
        capacity=asked.capacity,
        tier=proposal.tier.name.value,
        low_fen=proposal.band.lowest,
        high_fen=proposal.band.highest,
        proposed_fen=proposal.amount,
        steps=list(proposal.steps),
        reasons=found.reasons,
        made_at=writing.at,
        made_by_id=writing.actor.person,
    )


@act(
    "general_case.answer_list",
    title="逐项核对清单",
    on=GeneralCase,
    basis=(_34, "《行政处罚法》第三十三条"),
    by=authority.officer,
    says="{actor}核对清单{number}“{violation}”：{verdict}",
)
def answer_list(
    writing: Writing,
    case: GeneralCase,
    *,
    entry: Annotated[UUID, Shown("清单条目", choices="list_entries")],
    answers: Annotated[Answers, Shown("逐项回答", kind=Kind.MANY, choices="list_answers")] = [],  # noqa: B006
) -> dict[str, Any]:
    """Each condition is answered by the platform where it knows, else by the officer, else stays open."""
    dossier = Dossier.of(case)
    found = next((one for one in lists_of_law.entries(dossier) if one.pk == entry), None)
    if found is None:
        raise ActInvalid({"entry": ["该条目不适用于本案事项、地点和违法行为发生之日"]})
    replies = _pairs(answers, "answers")
    result = lists_of_law.evaluated(dossier, found, replies, writing.actor.name)
    writing.create(
        ListFinding,
        case=case,
        entry=found.pk,
        kind=found.kind,
        number=found.number,
        violation=found.violation,
        sample=found.sample,
        verdict=result.verdict.name,
        explanation=list(result.explanation),
        replies=replies,
        made_at=writing.at,
        made_by_id=writing.actor.person,
    )
    return {
        "number": found.number,
        "violation": found.violation,
        "verdict": result.verdict.value,
        "effect": result.effect if result.verdict is Verdict.APPLIES else "",
    }


@condition("规定有修改")
def law_changed(situation: Situation) -> Refusal | None:
    if newer_law.newer(Dossier.of(situation.record), situation.at.date()) is not None:
        return None
    return Refusal("无需比对", "违法行为发生后该事项的规定没有修改", _37, "请办理下一环节")


@act(
    "general_case.compare_law",
    title="比对新旧规定",
    on=GeneralCase,
    basis=(_37,),
    by=authority.legal_reviewer,
    when=law_changed,
    says="{actor}比对新旧规定：{finding}",
)
def compare_law(
    writing: Writing,
    case: GeneralCase,
    *,
    finding: Annotated[LawFinding, Shown("结论")],
    reason: Annotated[Line, Shown("理由", help="逐条比对构成要件、处罚种类和幅度")],
) -> dict[str, Any]:
    """A lighter norm is the one that applies from now on: the proposal must then keep within it."""
    found = newer_law.newer(Dossier.of(case), writing.at.date())
    if found is None:
        raise LookupError("没有新规定")
    writing.create(
        LawComparison,
        case=case,
        item_version=found.version.pk,
        finding=finding,
        reason=reason,
        reviewer_id=writing.actor.person,
        made_at=writing.at,
    )
    if finding is LawFinding.LIGHTER:
        changed(writing, case, item_version=found.version.pk)
    return {"finding": str(finding.label), "reason": reason}
