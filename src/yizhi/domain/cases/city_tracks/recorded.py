"""A case with all that an investigation can leave: records signed page by page, samples tested, a letter to another
agency; and a decision that its party contests.
"""

from datetime import timedelta
from typing import Any

from yizhi.domain.cases.city_signature import signature
from yizhi.domain.cases.city_tracks.stage import STALL, Stage
from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.acts import asking, records, remedies, sampling
from yizhi.domain.cases.general.city import choices, hearing, investigation, service, telling
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import Course
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.general import GeneralCase, WrittenRecord


def investigated(stage: Stage) -> None:
    """From a citizen's call to the samples at the laboratory, with a question to another agency still open."""
    story = stage.story(9012, 13)
    if stage.troupe.pair:  # so that those who sign in at the demonstration find such a case on their desk
        story.cast["lead"], story.cast["co"] = stage.troupe.pair
    matter = stage.matter(story, STALL, 900)
    place = choices.place(story, stage.troupe)
    case = telling.opened(story, stage.troupe, matter, clue=_called(story, stage, place).pk, place=place)
    telling.filed(story, case, quickly=True)
    _summoned(story, case, matter)
    _inspected(story, case, place)
    _questioned(story, case, place)
    _sampled(story, case, matter, place)
    asked = {
        "kind": "COOPERATE", "receiver": "样例县自然资源和规划局", "reason": "办理占用道路两侧堆放建材一案。",
        "request": "请协助查明堆放处是否在道路用地范围内，并提供有关图件。", "contact": "样例某 0570-0000000",
        "reply_by": story.at.date() + timedelta(days=20),
    }  # fmt: skip
    story.do(asking.request_cooperation, "lead", case, **asked)


def _called(story: Story, stage: Stage, place: str) -> Clue:
    told = "来电反映店门前堆放水泥、沙石，刮风时扬尘，行人只能走到车道上，希望处理并答复。"
    data = {"source": "COMPLAINT_12345", "received_at": story.at, "discovered_on": story.at.date(), "place": place}
    more = {"source_reference": f"样例工单{story.number:06d}", "reporter": "样例居民", "wants_reply": True}
    clue: Clue = story.do(clues.receive, "lead", content=told, **data, **more).record
    story.do(clues.triage, "head", clue, handler=story.cast["lead"], item=stage.item(STALL).pk)
    found = {"findings": "到场查看，店门前人行道上堆放水泥、沙石，占用面积约十平方米。", "second": story.cast["co"]}
    story.do(clues.verify, "lead", clue, suggestion="建议立案调查", **found)
    return clue


def _summoned(story: Story, case: GeneralCase, matter: Matter) -> None:
    said = {
        "matters": "堆放物料的时间、数量和原因。",
        "materials": "营业执照、负责人身份证明。",
        "place": "本机关询问室",
    }
    when = story.at + timedelta(days=1)
    story.do(asking.summon, "lead", case, capacity="PARTY", party=matter.party, held_at=when, **said)


def _head(story: Story, place: str, proves: list[str]) -> dict[str, Any]:
    return {
        "began_at": story.at - timedelta(minutes=40), "ended_at": story.at, "place": place,
        "second": story.cast["co"], "standing": "REPRESENTATIVE", "person_name": "样例某", "identity_shown": True,
        "rights_told": True, "proves": proves,
    }  # fmt: skip


def _inspected(story: Story, case: GeneralCase, place: str) -> None:
    said = {
        "process": "执法人员到达现场后出示执法证件，在负责人陪同下检查。",
        "scene": "店门前人行道上堆放袋装水泥二十袋、沙石一堆，没有围挡和覆盖。",
        "violation": "堆放物占用道路两侧，长五米、宽二米，面积十平方米，行人绕行机动车道。",
        "measured": "用卷尺测量，长5.0米、宽2.0米。",
        "fixed": "拍摄现场照片四张。",
    }
    made = story.do(records.write_inspection, "lead", case, **_head(story, place, investigation.PROVEN), **said)
    _signed(story, case, made.result["record"])


def _questioned(story: Story, case: GeneralCase, place: str) -> None:
    story.wait(1)
    story.at += timedelta(minutes=45)
    said = {
        "who": "我叫样例某，是这家店的负责人。",
        "what": "前天上午到货以后，工人把水泥和沙石卸在店门前，还没有来得及搬。",
        "manner": "人工搬运，约十平方米。", "permit": "没有办理许可。", "consequence": "正在往后院搬。",
        "prior": "没有受到过处理。", "more": "没有补充。",
    }  # fmt: skip
    head = _head(story, "本机关询问室", ["IDENTITY", "ACT", "TIME"])
    made = story.do(records.write_questioning, "lead", case, **head, **said)
    _signed(story, case, made.result["record"])


def _signed(story: Story, case: GeneralCase, record: Any) -> None:
    with story.seen():
        pages = WrittenRecord.objects.get(pk=record).pages
    done = {"record": record, "signed_pages": pages, "read": True, "signature": signature(story.number % 7)}
    story.do(records.sign_record, "lead", case, **done)


def _sampled(story: Story, case: GeneralCase, matter: Matter, place: str) -> None:
    """Taken under seal and sent; the report is awaited."""
    why = {"thing": "袋装水泥", "reason": "查明是否为不合格产品，判断是否另案移送", "place": place}
    one = story.do(sampling.apply_sampling, "lead", case, party=matter.party, **why).result["sampling"]
    story.do(sampling.approve_sampling, "head", case, sampling=one)
    thing = {"name": "袋装水泥", "batch": "样例批次01", "base": "20", "quantity": "2", "unit": "袋"}
    story.do(sampling.list_sample, "lead", case, sampling=one, seal_number=f"封{story.number:04d}", **thing)
    by = {"second": story.cast["co"], "identity_shown": True, "signed": True}
    story.do(sampling.take_samples, "lead", case, sampling=one, taken_at=story.at, **by)
    sent = {
        "institution": "样例检测中心", "qualification": "样例证000001", "question": "强度、安定性",
        "qualified_until": story.at.date() + timedelta(days=300), "within_scope": True, "sent_on": story.at.date(),
    }  # fmt: skip
    story.do(sampling.send_samples, "lead", case, sampling=one, **sent)


def contested(stage: Stage) -> None:
    """Decided and served; the party asked for reconsideration, and the agency's answer is due."""
    story = stage.story(9013, 55)
    matter = stage.matter(story, STALL, 900)
    case = telling.opened(story, stage.troupe, matter)
    telling.filed(story, case, quickly=True)
    course = Course.WAIVED
    investigation.investigated(story, case, matter, course)
    hearing.heard_and_decided(story, case, matter, course)
    service.hand(story, case, matter, "D39")
    story.until(max(story.at.date(), story.now.date() - timedelta(days=4)))
    day = story.at.date()
    asked = {
        "kind": "RECONSIDERATION", "accepted_on": day, "applied_on": day, "copy_received_on": day,
        "applicant": matter.party, "body": f"{stage.county}人民政府", "reference": "样例复议〔样例〕1号",
    }  # fmt: skip
    story.do(remedies.record_remedy, "lead", case, **asked)
