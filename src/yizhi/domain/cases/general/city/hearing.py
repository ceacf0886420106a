"""Notice, the party's word, a hearing where it is asked for, and the decision."""

from datetime import date, datetime, time, timedelta

from yizhi.domain.cases.general import gates, party_heard
from yizhi.domain.cases.general.acts import deciding, hearing, notifying, reviewing
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import PUNISHED, Course
from yizhi.domain.cases.general.city.service import serve
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models.general import GeneralCase, Notice
from yizhi.platform import clock
from yizhi.statute.calendar import WorkingCalendar

_DEFENCE = "当事人称经营困难、系初次违法，请求从轻处理。"
_REPLY = "拟处罚已考虑违法情节和当事人配合情况，申辩理由不足以减轻处罚，不予采纳。"


def heard_and_decided(story: Story, case: GeneralCase, matter: Matter, course: Course) -> None:
    if course in PUNISHED:
        told(story, case, matter, course)
    with story.seen():
        dossier = story.look(case)
        second = gates.needs_second_review(dossier)
        together = gates.needs_discussion(dossier, story.at.date())
    if second:
        story.do(reviewing.request_second_review, "lead", case)
        story.wait(2)
        story.do(reviewing.review_legally, "reviewer", case, result="AGREE")
    if together:
        story.wait(story.dice.randrange(1, 6))
        _discussed(story, case)
    story.wait(story.dice.randrange(0, 5))
    story.do(deciding.decide, "head", case)


def told(story: Story, case: GeneralCase, matter: Matter, course: Course) -> None:
    story.do(notifying.issue_notice, "lead", case)
    story.wait(story.dice.randrange(0, 3))
    serve(story, case, matter, "D29")
    with story.seen():
        notice = story.look(case).notices[-1]
    if notice.hearing_right:
        serve(story, case, matter, "D30")
    if course is Course.HEARD and notice.hearing_right:
        _hearing(story, case, matter, notice)
        return
    if course in (Course.DEFENDED, Course.HEARD):
        _defended(story, case, notice)
    elif course is Course.WAIVED or story.chance(50):
        story.wait(story.dice.randrange(0, 2))
        said = {"kind": "WAIVED", "content": "当事人书面表示放弃陈述、申辩和要求听证的权利。"}
        story.do(notifying.record_statement, "lead", case, notice=notice.pk, received_at=story.at, **said)
        return
    story.until(_periods_end(notice) + timedelta(days=1))


def _periods_end(notice: Notice) -> date:
    found = (party_heard.statement_deadline(notice), party_heard.hearing_deadline(notice))
    return max(one.due_on for one in found if one is not None)


def _defended(story: Story, case: GeneralCase, notice: Notice) -> None:
    story.wait(1)
    said = {"notice": notice.pk, "kind": "MADE", "content": _DEFENCE, "received_at": story.at}
    made = story.do(notifying.record_statement, "lead", case, **said).result["statement"]
    story.wait(2)
    story.do(notifying.review_statement, "lead", case, statement=made, adopted=False, reply=_REPLY)


def _hearing(story: Story, case: GeneralCase, matter: Matter, notice: Notice) -> None:
    story.wait(2)
    story.do(hearing.apply_hearing, "lead", case, notice=notice.pk, applied_on=story.at.date())
    day = WorkingCalendar.national().add_workdays(story.at.date(), 12)
    plan = {"held_at": datetime.combine(day, time(9, 30), clock.CHINA), "place": "本机关会议室"}
    people = {"chair_person": story.cast["chair"], "clerk": story.cast["third"]}
    story.do(hearing.arrange_hearing, "unit", case, **plan, **people)
    serve(story, case, matter, "D34")
    story.at = datetime.combine(day, time(11), clock.CHINA)
    story.wait(0)
    minutes = f"{_DEFENCE}办案人员出示证据并说明理由，双方质证、辩论，当事人最后陈述。"
    story.do(hearing.hold_hearing, "chair", case, outcome="HELD", minutes=minutes, signed=True)
    story.wait(2)
    opinion = "事实清楚，证据充分，程序合法，建议维持拟作出的处罚。"
    story.do(hearing.report_hearing, "chair", case, opinion=opinion)


def _discussed(story: Story, case: GeneralCase) -> None:
    cast = story.cast
    others = [cast["unit"], cast["third"], cast["chair"]]
    data = {
        "held_at": story.at, "place": "本机关会议室", "chair": cast["head"], "attendees": others,
        "opinions": "与会人员逐一发表意见，认为事实清楚、裁量适当。", "votes_for": len(others) + 1, "votes_against": 0,
        "resolution": "同意办案机构的处理意见",
    }  # fmt: skip
    story.do(reviewing.discuss, "head", case, **data)
