"""Cases that come to no decision of their own."""

from datetime import timedelta

from yizhi.domain.cases.general.acts import closing, ending, filing, timing
from yizhi.domain.cases.general.city.courses import Course
from yizhi.domain.cases.general.city.investigation import evidence
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models.general import GeneralCase

STOPPED = frozenset({Course.WITHDRAWN, Course.TERMINATED, Course.SUSPENDED, Course.TRANSFERRED})
_OPINIONS = {
    Course.WITHDRAWN: ("WITHDRAWN", "案件已撤销，建议结案。"),
    Course.TERMINATED: ("TERMINATED", "调查已终止，建议结案。"),
    Course.TRANSFERRED: ("TRANSFERRED", "案件已移送并收到回执，建议结案。"),
}


def not_filed(story: Story, case: GeneralCase) -> None:
    story.wait(1)
    reason = "经核查，违法行为轻微，当事人当场改正，没有造成危害后果，不需要立案。"
    story.do(filing.decline_filing, "head", case, reason=reason)


def stopped(story: Story, case: GeneralCase, course: Course) -> None:
    evidence(story, case, "ON_SITE_RECORD", "现场检查笔录", ["TIME", "PLACE", "ACT"])
    story.wait(story.dice.randrange(5, 15))
    if course is Course.SUSPENDED:
        said = "需以有关部门对证照效力的认定结果为依据"
        story.do(ending.suspend, "head", case, reason=said)
        basis = "样例：等待其他机关认定的期间不计入办案期限的规定"
        start = story.at.date()
        story.wait(story.dice.randrange(15, 40))
        story.do(ending.resume, "head", case, reason="已收到认定结果")
        pause = {"reason": said, "basis": basis, "start": start, "end": story.at.date() - timedelta(days=1)}
        story.do(timing.pause_clock, "unit", case, **pause)
        return
    if course is Course.WITHDRAWN:
        explained = "经调查，涉嫌违法行为不属于本机关权限"
        story.do(ending.withdraw, "head", case, ground="NO_POWER", explanation=explained)
    elif course is Course.TERMINATED:
        story.do(ending.terminate, "head", case, reason="当事人已注销，且无权利义务承受人")
    else:
        story.do(ending.transfer_agency, "head", case, receiver="样例县水利局", reason="属于该机关管辖")
    reason, opinion = _OPINIONS[course]
    story.wait(story.dice.randrange(2, 8))
    story.do(closing.propose_closing, "lead", case, reason=reason, opinion=opinion)
    story.wait(1)
    story.do(closing.close, "head", case)
    story.wait(story.dice.randrange(5, 25))
    story.do(closing.archive, "lead", case, retention="10Y")
