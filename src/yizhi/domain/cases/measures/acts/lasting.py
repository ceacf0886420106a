"""How long a measure lasts: one extension, days of appraisal that do not count, and the alarm before its end."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.measures import clock_of_measure, conditions, papers
from yizhi.domain.cases.measures.acts.applying import tell_heads, url_of
from yizhi.domain.cases.models.measure import Appraisal, Measure
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_25 = "《行政强制法》第二十五条"


@act(
    "measure.extend",
    title="延长查封、扣押期限",
    on=Measure,
    basis=(_25,),
    by=conditions.head,
    when=conditions.coercive & conditions.not_over & conditions.not_extended,
    says="{actor}批准延长{kind}期限{days}日至{due}（{number}）",
)
def extend(
    writing: Writing,
    measure: Measure,
    *,
    days: Annotated[int, Field(ge=1, le=30), Shown("延长天数", help="不得超过三十日")],
    reason: Annotated[Line, Shown("延长理由", help="情况复杂的具体情形，将书面告知当事人")],
) -> dict[str, Any]:
    before = measure.due_on
    writing.change(measure, extension_days=days, extension_reason=reason, lift_drafted_at=None)
    due = _renewed(writing, measure)
    data = papers.extension(measure, before, due, writing.at)
    issued = issue(writing, "D18", measure.case, data, parts.issuer_of(measure.case))
    return {"kind": measure.title, "days": days, "due": f"{due}", "number": issued.document.number}


@act(
    "measure.begin_appraisal",
    title="委托检验、检测、鉴定",
    on=Measure,
    basis=(f"{_25}第三款",),
    by=conditions.head | conditions.officer,
    when=conditions.coercive & conditions.not_over & conditions.no_open_appraisal,
    says="{actor}委托{institution}鉴定，期间{start}至{until}不计入{kind}期限（{number}）",
)
def begin_appraisal(
    writing: Writing,
    measure: Measure,
    *,
    institution: Annotated[Line, fits(Appraisal, "institution"), Shown("机构")],
    question: Annotated[Paragraph, fits(Appraisal, "question"), Shown("委托事项")],
    start: Annotated[date, Shown("自")],
    until: Annotated[date, Shown("至", help="期间应当明确，并书面告知当事人；费用由行政机关承担")],
) -> dict[str, Any]:
    """The stated period is told to the party in writing; only these days do not count."""
    begun = clock.day(measure.carried_out_at) if measure.carried_out_at else start
    if not begun <= start:
        raise ActInvalid({"start": ["开始日期不能早于实施之日"]})
    if until < start:
        raise ActInvalid({"until": ["结束日期不能早于开始日期"]})
    last = measure.appraisals.order_by("-stated_until").first()
    if last is not None and start <= last.not_counted_until():
        raise ActInvalid({"start": ["与前一次检验、检测、鉴定期间重叠"]})
    one = writing.create(
        Appraisal,
        measure=measure,
        institution=institution,
        question=question,
        start=start,
        stated_until=until,
    )
    _renewed(writing, measure)
    asked = papers.commission(measure, one, writing.at)
    issue(writing, "S12", measure.case, asked, parts.issuer_of(measure.case))
    data = papers.appraisal(measure, one, writing.at)
    issued = issue(writing, "D20", measure.case, data, parts.issuer_of(measure.case))
    writing.change(one, document=issued.document)
    return {
        "institution": institution,
        "start": start.isoformat(),
        "until": until.isoformat(),
        "kind": measure.title,
        "number": issued.document.number,
    }


@act(
    "measure.end_appraisal",
    title="登记检验、检测、鉴定结论",
    on=Measure,
    basis=(f"{_25}第三款",),
    by=conditions.officer,
    when=conditions.coercive & conditions.open_appraisal,
    says="{actor}登记检验、检测、鉴定于{ended}结束（{number}）",
)
def end_appraisal(
    writing: Writing,
    measure: Measure,
    *,
    ended_on: Annotated[date, Shown("结束日期")],
    result: Annotated[Paragraph, fits(Appraisal, "result"), Shown("结论")],
) -> dict[str, Any]:
    """An early end counts from then on; a late one does not count beyond the stated period."""
    one = measure.appraisals.filter(ended_on=None).get()
    if not one.start <= ended_on <= writing.at.date():
        raise ActInvalid({"ended_on": ["结束日期应在开始日期之后、今天以前"]})
    writing.change(one, ended_on=ended_on, result=result)
    _renewed(writing, measure)
    data = papers.appraisal_result(measure, one, writing.at)
    issued = issue(writing, "D21", measure.case, data, parts.issuer_of(measure.case))
    return {"ended": ended_on.isoformat(), "number": issued.document.number}


def _renewed(writing: Writing, measure: Measure) -> date | None:
    limit = clock_of_measure.limit(Measure.objects.get(pk=measure.pk))
    writing.change(measure, due_on=limit.due_on if limit else None)
    return measure.due_on


@condition("临近期限，尚未拟制解除决定")
def close_to_the_end(situation: Situation) -> Refusal | None:
    measure = situation.record
    due = measure.due_on
    if due is not None and measure.lift_drafted_at is None and clock_of_measure.alarm_day(due) <= situation.at.date():
        return None
    return Refusal("无需提醒", "期限尚早，或者已经提醒", _25, "")


@act(
    "measure.draft_lift",
    title="临期提醒，拟制解除决定",
    on=Measure,
    basis=(_25, "《行政强制法》第二十八条第一款第四项", "《行政处罚法》第五十六条"),
    by=role("SYSTEM", title="系统"),
    when=close_to_the_end,
    says="{kind}期限至{due}届满，已拟制解除决定，请在期限内作出处理决定",
    offered=False,
)
def draft_lift(writing: Writing, measure: Measure) -> dict[str, Any]:
    """Three days before the end: everybody is told, and the decision to lift lies ready for the head."""
    writing.change(measure, lift_drafted_at=writing.at)
    title = f"{measure.title}期限将于{measure.due_on}届满，请作出处理决定"
    for person in dict.fromkeys((measure.case.lead_id, measure.case.co_id)):
        tell(writing, person, title, text=measure.case.item_name, url=url_of(measure), tone="danger")
    tell_heads(writing, measure, title, "danger")
    return {"kind": measure.title, "due": f"{measure.due_on}"}
