"""What waits for somebody's word: a citizen's complaint, a party's statement in the portal, a crime at the police."""

from yizhi.domain.cases.city_tracks.quick import unfollowed
from yizhi.domain.cases.city_tracks.stage import BURNING, STALL, Stage
from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.acts import crime, ending, investigating, notifying, weighing
from yizhi.domain.cases.general.city import choices, investigation, service, telling
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import Course
from yizhi.domain.cases.general.city.story import Story, key
from yizhi.domain.cases.general.portal import entering
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms import api as norms
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import ActorKind, bearer


def complained(stage: Stage) -> None:
    """Handed out, graded, looked into; not yet decided whether a case is filed."""
    story = stage.story(9009, 4)
    place = choices.place(story, stage.troupe)
    told = "来电反映楼下小吃店每晚九点后在人行道摆桌，油污满地，影响出行，希望处理并答复。"
    data = {"source": "COMPLAINT_12345", "received_at": story.at, "discovered_on": story.at.date(), "place": place}
    more = {"source_reference": f"样例工单{story.number:06d}", "reporter": "样例居民", "wants_reply": True}
    clue: Clue = story.do(clues.receive, "lead", content=told, **data, **more).record
    story.do(clues.triage, "head", clue, handler=story.cast["lead"], item=stage.item(STALL).pk)
    story.do(clues.grade, "lead", clue, nature="ORDER", grade="MINOR")
    story.wait(1)
    findings = "晚间到场查看，店外摆放折叠桌四张，已拍照；店主称次日起收回店内，将再次查看。"
    story.do(clues.verify, "lead", clue, findings=findings)


def stated(stage: Stage) -> None:
    """Weighed by the benchmark, told of the intended fine; the party has answered by the code on its notice."""
    story = stage.story(9010, 16)
    matter = stage.matter(story, STALL, 800)
    case = telling.opened(story, stage.troupe, matter)
    telling.filed(story, case, quickly=True)
    investigation.evidence(story, case, "ON_SITE_RECORD", "现场检查（勘验）笔录", investigation.PROVEN)
    unfollowed(story, case, matter)
    missing = {"elements": investigation.NOT_HERE, "reason": "经调查，本案不涉及"}
    story.do(investigating.note_not_applicable, "lead", case, **missing)
    _weighed(story, case, matter)
    investigation.proposed(story, case, matter, Course.SILENT)
    investigation.finished(story, case)
    investigation.reviewed(story, case, matter)
    story.do(notifying.issue_notice, "lead", case)
    service.hand(story, case, matter, "D29")
    story.wait(1)
    _answered(story, case)


def _weighed(story: Story, case: GeneralCase, matter: Matter) -> None:
    """By the lightest answer to each factor; the fine proposed is the benchmark's. Where none applies, nothing."""
    with story.seen():
        table = norms.benchmark(matter.item.item_id, case.division, story.at.date())
        if table is None:
            return
        answers = [f"{one.key}={one.options[0].key}" for one in table.standard.factors]
    story.do(weighing.weigh, "lead", case, party=matter.party, answers=answers)
    with story.seen():
        matter.amount = case.weighings.latest("made_at").proposed_fen


def _answered(story: Story, case: GeneralCase) -> None:
    notice = story.paper(case, "D29")
    said = "堆放的是当天到货的建材，当晚已全部搬入店内，此后没有再放。店铺刚开业不久，请求从轻处理。"
    story.steps += 1
    party = bearer(notice.party_mark, ActorKind.PARTY)
    with clock.at(story.at):
        data = {"document": notice.pk, "content": said}
        perform(entering.state, party, data=data, key=key(story.number, story.steps), at=story.at)


def at_the_police(stage: Stage) -> None:
    """Reported by two officers, approved by the principal head, sent and received; the answer is awaited."""
    story = stage.story(9011, 6)
    matter = stage.matter(story, BURNING, 5_000)
    case = telling.opened(story, stage.troupe, matter)
    telling.filed(story, case, quickly=True)
    investigation.evidence(story, case, "ON_SITE_RECORD", "现场检查（勘验）笔录", investigation.PROVEN)
    report = "当事人在厂房后焚烧沾有废矿物油的包装桶和废塑料，经过磅剩余物三吨以上，拟移送公安机关侦查。"
    members = [story.cast["co"]]
    story.do(crime.report_crime, "lead", case, suspected="污染环境罪", report=report, members=members)
    said = {"receiver": f"{stage.county}公安机关（样例）", "reason": "同意移送公安机关", "principal": True}
    story.do(ending.transfer_crime, "head", case, **said)
    story.do(crime.send_crime, "lead", case, sent_at=story.at)
    story.do(crime.record_receipt, "lead", case, received_on=story.at.date(), receipt="样例民警")
