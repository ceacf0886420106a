"""What becomes of each thing, decided within the period, and its handing over; with the last one the measure ends."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.measures import conditions, papers, rules
from yizhi.domain.cases.measures.acts.applying import url_of
from yizhi.domain.cases.measures.acts.disposing import Chosen, open_disposal, wanting
from yizhi.domain.cases.measures.acts.keeping import chosen
from yizhi.domain.cases.measures.standing import standing_of
from yizhi.domain.cases.models.measure import HeldThing, Measure
from yizhi.domain.cases.models.measure_terms import LiftGround, ThingOutcome
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, References, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_27 = "《行政强制法》第二十七条"
_28 = "《行政强制法》第二十八条"
_56 = "《行政处罚法》第五十六条"


@act(
    "measure.decide",
    title="作出处理决定",
    on=Measure,
    basis=(_56, _27, _28, "《行政强制法》第二十一条"),
    by=conditions.head,
    when=conditions.something_proposed,
    says="{actor}决定对{count}项财物{outcome}（{number}）",
    asks_confirmation="决定书出具后不可修改。",
)
def decide(
    writing: Writing,
    measure: Measure,
    *,
    disposal: Chosen,
    opinion: Annotated[Line, Shown("审批意见")] = "同意按上述意见处理。",
) -> dict[str, Any]:
    """As proposed and on every word before; another handling is returned and proposed anew."""
    day = writing.at.date()
    one = open_disposal(measure, disposal)
    outcome, ground = ThingOutcome(one.outcome), LiftGround(one.ground) if one.ground else None
    if refusal := rules.outcome_refusal(standing_of(measure, day), outcome, ground, one.basis, day):
        raise ActRefused(refusal)
    if refusal := wanting(measure, one, day):
        raise ActRefused(refusal)
    if one.reviewed_by_id == writing.actor.person:
        why = "该处理意见由您审核，审核与决定须分开"
        raise ActRefused(Refusal("您不能决定", why, _27, "请由本机关其他负责人决定"))
    taken = list(one.proposed_things.all())
    sheet = papers.handling(measure, one, writing.actor, opinion, writing.at)
    issue(writing, "S16", measure.case, sheet, _issuer(measure))
    writing.change(one, decided_by_id=writing.actor.person, decided_at=writing.at)
    for thing in taken:
        writing.change(thing, disposal=one)
    code = "D19" if measure.coercive else "D14"
    issued = issue(writing, code, measure.case, papers.disposal(measure, one, taken, writing.at), _issuer(measure))
    writing.change(one, document=issued.document)
    left = measure.things.filter(struck_at=None, disposal=None).exists()
    writing.lead_to(measure.state if left else "DECIDED")
    _tell(writing, measure, outcome)
    return {"count": len(taken), "outcome": str(outcome.label), "number": issued.document.number}


def _issuer(measure: Measure) -> Any:
    return parts.issuer_of(measure.case)


def _tell(writing: Writing, measure: Measure, outcome: ThingOutcome) -> None:
    title = f"{measure.title}已决定{outcome.label}，请送达决定书并办理交接"
    for person in dict.fromkeys((measure.case.lead_id, measure.case.co_id)):
        tell(writing, person, title, text=measure.case.item_name, url=url_of(measure), tone="warn")


@act(
    "measure.hand_over",
    title="办理财物交接",
    on=Measure,
    basis=(f"{_28}第二款", _27, "《行政强制法》第二十一条", "《行政处罚法》第七十四条"),
    by=conditions.officer,
    when=conditions.something_to_hand_over,
    says="{actor}办理{count}项财物的{outcome}交接（{number}）",
)
def hand_over(
    writing: Writing,
    measure: Measure,
    *,
    things: Annotated[References, Field(min_length=1), Shown("财物", kind=Kind.MANY, choices="things_to_hand_over")],
    handed_at: Annotated[AwareDatetime, Shown("交接时间", kind=Kind.DATETIME)],
    receiver: Annotated[Line, Shown("接收人", personal=True, help="退还的为当事人；销毁的为监督人")],
    signed: Annotated[bool, Shown("接收人已在清单上签名")] = False,
    refusal_note: Annotated[OptionalLine, Shown("拒绝签名的情况")] = "",
    operators: Annotated[OptionalLine, Shown("销毁人员", help="销毁的必填，不少于两人，以顿号分隔")] = "",
    recording: Annotated[OptionalLine, Shown("音像记录编号", help="销毁的必填")] = "",
    place: Annotated[OptionalLine, Shown("销毁地点", help="销毁的必填")] = "",
    process: Annotated[OptionalLine, Shown("销毁方式和过程", help="销毁的必填")] = "",
) -> dict[str, Any]:
    not_in_the_future(handed_at, writing.at, "handed_at")
    taken = chosen(measure, things)
    outcomes = {one.disposal.outcome if one.disposal else "" for one in taken}
    if len(outcomes) != 1 or "" in outcomes or any(one.handed_at for one in taken):
        raise ActInvalid({"things": ["请选择处理方式相同、已决定而尚未交接的财物"]})
    outcome = ThingOutcome(outcomes.pop())
    how = papers.Handing(outcome, handed_at, receiver, refusal_note, operators, recording, place, process)
    _proof(how, signed=signed)
    for one in taken:
        writing.change(one, handed_at=handed_at, handed_to=receiver)
    number = _lists(writing, measure, taken, how)
    rest = measure.things.filter(struck_at=None, handed_at=None).exists()
    if not rest:
        writing.change(measure, ended_at=writing.at)
    writing.lead_to(measure.state if rest else "ENDED")
    return {"count": len(taken), "outcome": str(outcome.label), "number": number}


def _proof(how: papers.Handing, *, signed: bool) -> None:
    errors = {}
    if not signed and not how.refusal_note:
        errors["signed"] = ["请接收人在清单上签名；拒绝的，写明情况"]
    if how.outcome is ThingOutcome.DESTROY:
        if len([name for name in how.operators.split("、") if name.strip()]) < 2:
            errors["operators"] = ["销毁须由两人以上办理"]
        if not how.recording:
            errors["recording"] = ["销毁须全程音像记录，请填写编号"]
        if not how.place:
            errors["place"] = ["请填写销毁地点"]
        if not how.process:
            errors["process"] = ["请填写销毁方式和过程"]
    if errors:
        raise ActInvalid(errors)


def _lists(writing: Writing, measure: Measure, taken: Sequence[HeldThing], how: papers.Handing) -> str:
    """The list of the handing over, and for what was confiscated the voucher to the party as well."""
    if how.outcome is ThingOutcome.CONFISCATE:
        issue(writing, "D44", measure.case, papers.voucher(measure, taken, writing.at), _issuer(measure))
    data = papers.handing(measure, taken, how, writing.at)
    return issue(writing, "D62", measure.case, data, _issuer(measure)).document.number
