"""What is carried out against a party's will: an illegal building, a performance in its stead, goods preserved."""

from datetime import timedelta
from typing import Any

from yizhi.domain.cases.buildings.acts import enforcing, finding, ordering
from yizhi.domain.cases.buildings.acts import serving as of_building
from yizhi.domain.cases.city_tracks import quick
from yizhi.domain.cases.city_tracks.stage import STALL, VILLAGE, Stage, noon, picture
from yizhi.domain.cases.general.city import choices, investigation, service, telling
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.measures.acts import applying, approving, carrying
from yizhi.domain.cases.models import Building, Measure, Substitute
from yizhi.domain.cases.substitute.acts import proposing
from yizhi.domain.org import api as org

_UNTIL_ALL_REMEDIES_ARE_SPENT = 186
"""More days than the six months in which the party may sue (行政强制法第四十四条)."""


def building(stage: Stage) -> None:
    """Ordered to be removed, not followed, demanded, decided, announced; the day of the demolition is still to come."""
    story = stage.story(9006, _UNTIL_ALL_REMEDIES_ARE_SPENT + 12)
    one = _ordered(stage, story)
    served = story.at.date()
    story.until(served + timedelta(days=16))
    story.do(ordering.check, "lead", one, performed=False, findings="到期查看，建筑没有拆除，仍在堆放农具。")
    story.do(enforcing.demand, "lead", one, due_on=story.at.date() + timedelta(days=10))
    _serve(story, one, "S05")
    story.until(served + timedelta(days=_UNTIL_ALL_REMEDIES_ARE_SPENT))
    said = {"manner": "由本镇组织拆除全部违法建筑", "time": "自公告期限届满之日起", "statement": "未提出"}
    story.do(enforcing.decide_execution, "head", one, **said)
    _serve(story, one, "D51")
    story.wait(1)
    clear = story.at.date() + timedelta(days=10)
    told = {"clear_by": clear, "demolish_at": noon(clear + timedelta(days=2)), "housed": True}
    story.do(enforcing.announce, "second_head", one, **told, posted="在违法建筑及村公告栏张贴，并在本镇网站发布")


def _ordered(stage: Stage, story: Story) -> Building:
    place = f"{org.division_name(stage.troupe.division)}桃溪村36号北侧"
    data: dict[str, Any] = {
        "item": stage.item(VILLAGE).pk, "zone": "VILLAGE", "co_officer": story.cast["co"], "place": place,
        "description": "砖混结构一层，彩钢瓦顶，用于存放农具", "area": "48.60", "found_on": story.at.date(),
        "under_construction": True, **choices.party(story, stage.troupe, "CITIZEN"),
    }  # fmt: skip
    one: Building = story.do(finding.register, "lead", **data).record
    story.do(finding.stop, "lead", one)
    _serve(story, one, "D23")
    why = "未取得乡村建设规划许可证，北侧压占村道约八十厘米，不符合村庄规划。"
    story.do(finding.identify, "lead", one, finding="DEMOLISH", reason=why)
    story.wait(2)
    reply = "压占村道影响通行，不符合村庄规划，不予采纳。"
    story.do(finding.hear, "lead", one, statement="当事人称家中农具无处存放，希望保留。", reply=reply)
    story.wait(1)
    due = story.at.date() + timedelta(days=15)
    story.do(ordering.order, "head", one, kind="DEMOLISH", demand="自行拆除上述建筑并清理场地。", due_on=due)
    _serve(story, one, "S08")
    return one


def _serve(story: Story, one: Building, code: str) -> None:
    data = {"document": story.paper(one, code).pk, "method": "DIRECT", "sent_at": story.at, "receiver": "样例某"}
    story.do(of_building.serve, "lead", one, **data)


def in_its_stead(stage: Stage) -> None:
    """Demanded, decided, demanded once more; it is to be done in some days."""
    story = stage.story(9007, 17)
    matter = stage.matter(story, STALL, 800)
    case = telling.opened(story, stage.troupe, matter)
    telling.filed(story, case, quickly=True)
    investigation.evidence(story, case, "ON_SITE_RECORD", "现场检查（勘验）笔录", investigation.PROVEN)
    order = quick.unfollowed(story, case, matter)
    planned = noon(story.at.date() + timedelta(days=14))
    data: dict[str, Any] = {
        "order": order, "party": matter.party, "harm": "TRAFFIC", "subject": f"清除{case.place}门前堆放物",
        "reason": "堆放物占用非机动车道，经责令仍不清除，夜间已有电动自行车碰擦。", "manner": "清运至建筑垃圾消纳场所",
        "performer": "THIRD_PARTY", "performer_name": "衢州样例保洁服务有限公司", "planned_at": planned,
        "budget_fen": 126_000, "budget_basis": "两名工人一日、三吨车一台班，按三家报价的最低价", "disinterested": True,
    }  # fmt: skip
    made = story.do(proposing.propose, "lead", case, **data).result["substitute"]
    with story.seen():
        one: Substitute = Substitute.objects.get(pk=made)
    due = story.at.date() + timedelta(days=4)
    story.do(proposing.demand, "lead", one, due_on=due)
    service.hand(story, case, matter, "S05")
    story.until(due + timedelta(days=1))
    planned = noon(story.at.date() + timedelta(days=20))
    story.do(proposing.decide, "head", one, planned_at=planned, statement="未提出")
    service.hand(story, case, matter, "D52")
    story.do(proposing.remind, "lead", one)
    service.hand(story, case, matter, "S05")


def preserved(stage: Stage) -> None:
    """A picture among the evidence, and goods registered and kept in place since yesterday: seven days run."""
    story = stage.story(9008, 4)
    matter = stage.matter(story, STALL, 800)
    case = telling.opened(story, stage.troupe, matter)
    telling.filed(story, case, quickly=True)
    kept = picture(story, case)
    proves = ["TIME", "PLACE", "ACT", "QUANTITY"]
    investigation.evidence(story, case, "AUDIOVISUAL", "现场照片", proves, file=kept)
    why = "堆放的板材未登记数量和来源，随时可能被运走，以后难以取得。"
    asked = {"kind": "PRESERVE", "party": matter.party, "reason": why, "place": case.place}
    made = story.do(applying.apply, "lead", case, **asked).result["measure"]
    with story.seen():
        measure: Measure = Measure.objects.get(pk=made)
    goods = {"name": "细木工板", "spec": "2440×1220×18毫米", "quantity": "36", "unit": "张", "condition": "八成新"}
    story.do(applying.add_thing, "lead", measure, **goods)
    story.do(applying.submit, "lead", measure)
    story.do(approving.approve, "head", measure)
    done = {"identity_shown": True, "party_notified": True, "party_present": True, "told": True, "handed_over": True}
    said = {"statement": "未提出", "party_signed": True, "recording": f"样例录像{story.number:06d}"}
    at = {"carried_out_at": story.at, "second": story.cast["co"]}
    story.do(carrying.carry_out, "lead", measure, **at, **done, **said)
