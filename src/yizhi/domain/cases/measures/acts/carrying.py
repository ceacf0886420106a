"""Carrying a measure out, with all that article 18 demands, and the papers handed over on the spot."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.measures import clock_of_measure, conditions, papers, rules
from yizhi.domain.cases.measures.acts.applying import tell_heads
from yizhi.domain.cases.models.measure import Measure
from yizhi.domain.cases.models.measure_terms import MeasureKind
from yizhi.domain.cases.officers import qualified
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, OptionalLine, OptionalParagraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_18 = "《行政强制法》第十八条"


@act(
    "measure.carry_out",
    title="登记实施情况，出具决定书和清单",
    on=Measure,
    basis=(_18, "《行政强制法》第二十四条", "《行政处罚法》第五十六条"),
    by=conditions.officer,
    when=conditions.listed & conditions.approved_or_urgent,
    says="{actor}实施{kind}（{numbers}），期限至{due}",
    asks_confirmation="决定书、通知书和清单出具后不可修改。",
)
def carry_out(
    writing: Writing,
    measure: Measure,
    *,
    carried_out_at: Annotated[AwareDatetime, Shown("实施时间", kind=Kind.DATETIME)],
    second: Annotated[UUID, Shown("另一名执法人员", choices="measure_officers", help="由两名以上执法人员实施")],
    identity_shown: Annotated[bool, Shown("已出示执法身份证件")] = False,
    party_notified: Annotated[bool, Shown("已通知当事人到场")] = False,
    party_present: Annotated[bool, Shown("当事人到场")] = False,
    told: Annotated[bool, Shown("已当场告知理由、依据、权利和救济途径")] = False,
    statement: Annotated[OptionalParagraph, Shown("当事人的陈述和申辩", personal=True, help="没有的填“未提出”")] = "",
    process: Annotated[OptionalParagraph, Shown("实施经过", personal=True, kind=Kind.LONG_TEXT)] = "",
    party_signed: Annotated[bool, Shown("当事人已在笔录、清单上签名")] = False,
    refusal_note: Annotated[OptionalLine, Shown("拒绝签名的情况")] = "",
    witness: Annotated[OptionalLine, Shown("见证人", personal=True, help="当事人不到场的必填")] = "",
    handed_over: Annotated[bool, Shown("决定书（通知书）和清单已当场交付，清单一式二份")] = False,
    recording: Annotated[OptionalLine, Shown("音像记录编号", help="查封、扣押应全程音像记录")] = "",
) -> dict[str, Any]:
    kind = MeasureKind(measure.kind)
    _when(measure, carried_out_at, writing.at)
    _who(writing, measure, second, carried_out_at)
    done = rules.Conduct(
        identity_shown, party_notified, party_present, told, statement, party_signed, refusal_note, witness, handed_over
    )
    if refusals := list(rules.conduct_refusals(kind, done)):
        raise ActRefused(*refusals)
    writing.change(
        measure,
        carried_out_at=carried_out_at,
        first_id=writing.actor.person,
        second_id=second,
        witness=witness or None,
        recording=recording,
    )
    limit = clock_of_measure.limit(measure)
    writing.change(measure, due_on=limit.due_on if limit else None)
    told_how = papers.Told(done, process, carried_out_at)
    numbers = _papers(writing, measure, told_how)
    if measure.urgent:
        writing.change(measure, reported_at=writing.at)
        tell_heads(writing, measure, f"已紧急{measure.title}，请在二十四小时内补办批准", "danger")
    writing.lead_to("URGENT" if measure.urgent else "IN_FORCE")
    return {"kind": measure.title, "numbers": "、".join(numbers), "due": f"{measure.due_on or '待算'}"}


def _when(measure: Measure, moment: datetime, now: datetime) -> None:
    not_in_the_future(moment, now, "carried_out_at")
    if measure.approved_at is not None and moment < measure.approved_at:
        article = f"{_18}第一项" if measure.coercive else "《行政处罚法》第五十六条"
        why = "实施时间早于批准时间；实施前须向行政机关负责人报告并经批准"
        raise ActRefused(Refusal("不能登记实施", why, article, "请核对实施时间"))
    if measure.urgent and moment < measure.applied_at.replace(hour=0, minute=0, second=0, microsecond=0):
        raise ActInvalid({"carried_out_at": ["紧急实施的，应当当日登记"]})


def _who(writing: Writing, measure: Measure, second: UUID, moment: datetime) -> None:
    """Two officers, both qualified at that moment; nobody else may carry it out (第十七条第三款)."""
    article = f"{_18}第二项、第十七条第三款" if measure.coercive else "《行政处罚法》第四十二条"
    if second == writing.actor.person:
        raise ActInvalid({"second": [f"须由两名以上执法人员实施（{article}）"]})
    for person in (writing.actor.person, second):
        if person is None or not qualified(person, moment, measure.line):
            why = "实施人员在实施时没有有效的、载明本领域的行政执法证"
            raise ActRefused(Refusal("不能实施", why, article, "请由两名持有效证件的执法人员实施"))


def _papers(writing: Writing, measure: Measure, told: papers.Told) -> list[str]:
    codes = ("D16", "D17") if measure.coercive else ("D13",)
    build = {"D13": papers.preservation, "D16": papers.decision, "D17": papers.record}
    issuer = parts.issuer_of(measure.case)
    made = [issue(writing, code, measure.case, build[code](measure, told, writing.at), issuer) for code in codes]
    writing.change(measure, document=made[0].document)
    return [one.document.number for one in made if one.document.number]
