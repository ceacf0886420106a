"""What should become of held things: proposed by an officer, spoken to by the unit and the legal reviewer."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.measures import conditions, rules
from yizhi.domain.cases.measures.acts.applying import tell_heads, url_of
from yizhi.domain.cases.measures.acts.keeping import chosen
from yizhi.domain.cases.measures.standing import standing_of
from yizhi.domain.cases.models.measure import Disposal, HeldThing, Measure
from yizhi.domain.cases.models.measure_terms import LiftGround, ThingOutcome
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, References, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_21, _27, _28 = (f"《行政强制法》第{n}条" for n in ("二十一", "二十七", "二十八"))
_56 = "《行政处罚法》第五十六条"
_NEEDS_RECEIVER = (ThingOutcome.TRANSFER, ThingOutcome.APPRAISE)
Chosen = Annotated[UUID, Shown("处理意见", choices="open_disposals")]


def open_disposal(measure: Measure, wanted: UUID) -> Disposal:
    """The proposal that still waits for an answer. Errors: ActInvalid for any other."""
    found: Disposal | None = measure.disposals.filter(pk=wanted, decided_at=None, returned_at=None).first()
    if found is None:
        raise ActInvalid({"disposal": ["该处理意见已经决定或者退回，请重新选择"]})
    return found


@act(
    "measure.propose_disposal",
    title="提出处理意见",
    on=Measure,
    basis=(_56, _27, _28, _21),
    by=conditions.officer,
    when=conditions.something_unproposed,
    says="{actor}对{count}项财物提出处理意见：{outcome}",
)
def propose_disposal(
    writing: Writing,
    measure: Measure,
    *,
    things: Annotated[References, Field(min_length=1), Shown("财物", kind=Kind.MANY, choices="open_things")],
    outcome: Annotated[ThingOutcome, Shown("处理", choices="thing_outcomes")],
    reason: Annotated[Line, Shown("理由")],
    ground: Annotated[LiftGround | None, Shown("解除的情形", choices="lift_grounds", help="解除的必选")] = None,
    basis: Annotated[OptionalLine, Shown("依据", help="销毁的必填：规定应当销毁的法律、行政法规条款")] = "",
    receiver: Annotated[
        OptionalLine, fits(Disposal, "receiver"), Shown("接收机关或者机构", help="移送、送交鉴定的必填")
    ] = "",
) -> dict[str, Any]:
    """What no decision could lawfully say is not proposed either."""
    standing = standing_of(measure, writing.at.date())
    if refusal := rules.outcome_refusal(standing, outcome, ground, basis, writing.at.date()):
        raise ActRefused(refusal)
    if outcome in _NEEDS_RECEIVER and not receiver:
        raise ActInvalid({"receiver": ["请填写接收机关或者机构"]})
    taken = _free(measure, things)
    made = writing.create(
        Disposal,
        measure=measure,
        outcome=outcome,
        ground=ground if ground and outcome is ThingOutcome.RETURN else "",
        reason=reason,
        basis=basis or _article(measure, outcome),
        receiver=receiver,
        proposed_by_id=writing.actor.person,
        proposed_at=writing.at,
    )
    for one in taken:
        writing.change(one, proposal=made)
    at_once = rules.lifted_at_once(outcome, standing)
    words = "应当立即解除，请决定" if at_once else "的处理意见已提出，待办案机构、法制审核人员提出意见后由您决定"
    tell_heads(writing, measure, f"{measure.title}{words}")
    return {"disposal": str(made.pk), "count": len(taken), "outcome": str(outcome.label)}


def _free(measure: Measure, things: list[UUID]) -> list[HeldThing]:
    taken = chosen(measure, things)
    if any(not one.open or one.proposed for one in taken):
        raise ActInvalid({"things": ["所选财物已经提出处理意见或者作出处理"]})
    return taken


def _article(measure: Measure, outcome: ThingOutcome) -> str:
    if not measure.coercive:
        return _56
    return {ThingOutcome.RETURN: f"{_28}第一款", ThingOutcome.TRANSFER: _21}.get(outcome, _27)


@act(
    "measure.endorse_disposal",
    title="提出办案机构意见",
    on=Measure,
    basis=(_27, _56),
    by=conditions.unit_head,
    when=conditions.something_proposed,
    says="{actor}对“{outcome}”的处理提出办案机构意见",
)
def endorse_disposal(
    writing: Writing,
    measure: Measure,
    *,
    disposal: Chosen,
    opinion: Annotated[Line, fits(Disposal, "unit_opinion"), Shown("办案机构意见")] = "同意承办人意见，报请审批。",
) -> dict[str, Any]:
    one = open_disposal(measure, disposal)
    _not_said_yet(one.unit_at, "办案机构")
    writing.change(one, unit_by_id=writing.actor.person, unit_at=writing.at, unit_opinion=opinion)
    return {"disposal": str(one.pk), "outcome": str(one.get_outcome_display())}


@act(
    "measure.review_disposal",
    title="提出法制审核意见",
    on=Measure,
    basis=(_27, _56),
    by=conditions.legal_reviewer,
    when=conditions.something_proposed,
    says="{actor}对“{outcome}”的处理提出法制审核意见",
)
def review_disposal(
    writing: Writing,
    measure: Measure,
    *,
    disposal: Chosen,
    opinion: Annotated[Line, fits(Disposal, "review_opinion"), Shown("审核意见")],
) -> dict[str, Any]:
    """After the unit, and never by who spoke for the unit."""
    one = open_disposal(measure, disposal)
    _not_said_yet(one.reviewed_at, "法制审核人员")
    if one.unit_at is None:
        step = "请办案机构负责人先提出意见"
        raise ActRefused(Refusal("尚不能审核", "办案机构尚未提出意见", _27, step))
    if one.unit_by_id == writing.actor.person:
        step = "请由其他法制审核人员办理"
        raise ActRefused(Refusal("您不能审核", "办案机构意见由您提出，审核须由其他人员办理", _27, step))
    writing.change(one, reviewed_by_id=writing.actor.person, reviewed_at=writing.at, review_opinion=opinion)
    tell_heads(writing, measure, f"{measure.title}的处理意见已审核，请决定")
    return {"disposal": str(one.pk), "outcome": str(one.get_outcome_display())}


def _not_said_yet(at: Any, who: str) -> None:
    if at is not None:
        raise ActInvalid({"disposal": [f"{who}已经提出意见；需要改变的，请退回后由承办人重新提出"]})


@act(
    "measure.return_disposal",
    title="退回处理意见",
    on=Measure,
    basis=(_27, _56),
    by=conditions.unit_head | conditions.legal_reviewer | conditions.head,
    when=conditions.something_proposed,
    says="{actor}退回“{outcome}”的处理意见：{reason}",
)
def return_disposal(
    writing: Writing,
    measure: Measure,
    *,
    disposal: Chosen,
    reason: Annotated[Line, fits(Disposal, "return_reason"), Shown("退回理由")],
) -> dict[str, Any]:
    """Back to the officer, who proposes anew; what was said of it before is kept."""
    one = open_disposal(measure, disposal)
    for thing in one.proposed_things.all():
        writing.change(thing, proposal=None)
    writing.change(one, returned_at=writing.at, return_reason=reason)
    if one.proposed_by_id is not None:
        title, url = f"{measure.title}的处理意见已退回：{reason}", url_of(measure)
        tell(writing, one.proposed_by_id, title, text=measure.case.item_name, url=url, tone="warn")
    return {"disposal": str(one.pk), "outcome": str(one.get_outcome_display()), "reason": reason}


def wanting(measure: Measure, one: Disposal, day: Any) -> Refusal | None:
    """Whose word the head still has to wait for; nobody's where the law demands that a thing goes back now."""
    if rules.lifted_at_once(ThingOutcome(one.outcome), standing_of(measure, day)):
        return None
    missing = [who for who, at in (("办案机构", one.unit_at), ("法制审核人员", one.reviewed_at)) if at is None]
    if not missing:
        return None
    why = f"{'、'.join(missing)}尚未对该处理意见提出意见"
    return Refusal(
        "尚不能决定", why, _27 if measure.coercive else _56, "请先取得意见；期限届满应当解除的，可以直接决定"
    )
