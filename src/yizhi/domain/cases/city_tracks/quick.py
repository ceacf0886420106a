"""慎罚快办: one case from another agency's hands to its archive, one on its way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from yizhi.domain.cases.city_tracks.stage import STALL, Stage
from yizhi.domain.cases.general.acts import correcting, fast_track, investigating, proposing, reviewing
from yizhi.domain.cases.general.city import after, hearing, investigation, telling
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import Course
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models.general import GeneralCase

_USUAL = Course.WAIVED
_FINE = 800


def under_way(stage: Stage) -> None:
    """Sent for review three working days after the filing; the review is what comes next."""
    story = stage.story(9002, 7)
    matter = stage.matter(story, STALL, _FINE)
    case = telling.opened(story, stage.troupe, matter)
    telling.filed(story, case, quickly=True)
    submitted(story, case, matter)


def submitted(story: Story, case: GeneralCase, matter: Matter) -> None:
    """Proven on the spot, admitted and signed, proposed, allowed, and sent in one step."""
    investigation.evidence(story, case, "ON_SITE_RECORD", "现场检查（勘验）笔录", investigation.PROVEN)
    name = "询问笔录（当事人认可违法事实）"
    admission = investigation.evidence(story, case, "PARTY_STATEMENT", name, ["IDENTITY", "ACT", "TIME"])
    unfollowed(story, case, matter)
    missing = {"elements": investigation.NOT_HERE, "reason": "经调查，本案不涉及"}
    story.do(investigating.note_not_applicable, "lead", case, **missing)
    investigation.proposed(story, case, matter, _USUAL)
    story.do(proposing.confirm, "co", case)
    said = "事实清楚，当事人认可违法事实并在笔录上签名，对管辖和措施没有争议。"
    story.do(fast_track.propose_fast_track, "lead", case, admissions=[admission], undisputed=True, reason=said)
    story.do(fast_track.approve_fast_track, "head", case)
    process = "立案后当日完成现场检查和询问，责令改正后次日复查，当事人认可全部事实。"
    story.do(fast_track.submit_fast_track, "lead", case, process=process)


def unfollowed(story: Story, case: GeneralCase, matter: Matter, days: int = 1) -> Any:
    """Ordered, looked at again after the period, and not done."""
    due = story.at.date() + timedelta(days=days)
    demand = {"party": matter.party, "demand": "清除堆放物，恢复道路畅通", "due_on": due}
    matter.order = story.do(correcting.order_correction, "lead", case, **demand).result["order"]
    story.until(due + timedelta(days=1))
    found = {"order": matter.order, "corrected": False, "findings": "经复查，仍堆放在原处"}
    story.do(correcting.check_correction, "lead", case, **found)
    return matter.order


def closed(story: Story, case: GeneralCase, matter: Matter, once_served: Callable[[], object]) -> None:
    """All of the way: reviews, notice, decision, service and what follows it at once, payment, closing, archive."""
    submitted(story, case, matter)
    if matter.of_township:
        story.do(reviewing.review_compliance, "compliance", case, result="PASS")
    story.wait(1)
    story.do(reviewing.review_legally, "reviewer", case, result="AGREE")
    hearing.heard_and_decided(story, case, matter, _USUAL)
    after.done(story, case, matter, _USUAL, once_served)
