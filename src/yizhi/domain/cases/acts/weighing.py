"""Weighing at the scene by the published benchmark."""

from typing import Annotated, Any

from pydantic import Field

from yizhi.domain.cases import weighing
from yizhi.domain.cases.conditions import party_named
from yizhi.domain.cases.models import SimpleCase, SimpleWeighing
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal, RefusedError

_34 = "《行政处罚法》第三十四条"


@condition("尚未出具决定书")
def undecided(situation: Situation) -> Refusal | None:
    if situation.record.state == "ON_SITE_DRAFT":
        return None
    return Refusal("不能再裁量", "本案已作出决定或者已结束办理", _34)


@act(
    "simple_case.weigh",
    title="按裁量基准裁量",
    on=SimpleCase,
    basis=(_34,),
    by=org.is_lead & org.not_recused,
    when=undecided & party_named,
    says="{actor}按裁量基准裁量：{tier}，{band}，建议罚款{amount}",
    offered=False,
)
def weigh(
    writing: Writing,
    case: SimpleCase,
    *,
    answers: Annotated[list[Line], Field(max_length=60), Shown("裁量因素", kind=Kind.MANY, help="每个因素选一项")],
    fine_case: Annotated[Line, Shown("条文规定的情形")] = "BASE",
) -> dict[str, Any]:
    """The benchmark proposes; the officer then fixes the amount, with a reason where it differs."""
    pairs = dict(one.split("=", 1) for one in answers if "=" in one)
    if len(pairs) != len(answers):
        raise ActInvalid({"answers": ["每一项只能选择一个答案"]})
    try:
        found = weighing.proposal_for(case, pairs, fine_case, writing.at.date())
    except RefusedError as error:
        raise ActRefused(error.refusal) from error
    proposal = found.proposal
    values = {
        "party": case.party_id,
        "table": found.table.pk,
        "sample": found.table.sample,
        "fine_case": fine_case,
        "answers": pairs,
        "tier": proposal.tier.name.value,
        "low_fen": proposal.band.lowest,
        "high_fen": proposal.band.highest,
        "proposed_fen": proposal.amount,
        "steps": list(proposal.steps),
        "reasons": found.reasons,
        "deviation": "",
        "made_at": writing.at,
        "made_by_id": writing.actor.person,
    }
    kept = SimpleWeighing.objects.filter(case=case).first()
    if kept is None:
        writing.create(SimpleWeighing, case=case, **values)
    else:
        writing.change(kept, **values)
    band = f"{in_yuan(proposal.band.lowest)}至{in_yuan(proposal.band.highest)}"
    return {"tier": values["tier"], "band": band, "amount": in_yuan(proposal.amount)}
