"""Matters that another agency found: accepted and looked into, disputed, and one whose result went back."""

from typing import Any

from yizhi.domain.cases.city_tracks import quick
from yizhi.domain.cases.city_tracks.stage import STALL, Stage
from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.city import choices, telling
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models import Clue, Transfer
from yizhi.domain.cases.transfers.acts import copying, disputing, receiving, sending, sharing_result


def copied_back(stage: Stage) -> None:
    """The township filed it, went the quick way, punished, told the finder first the decision, then its execution."""
    story = stage.story(9001, 75)
    one = _received(stage, story, "市场门前堆放水泥、砖块约十二平方米，占用非机动车道，行人绕行。")
    clue = _accepted(story, one)
    matter = stage.matter(story, STALL, 800)
    more = {"clue": clue.pk, "source": "TRANSFER_IN", "place": one.place, "occurred_at": one.found_at}
    case = telling.opened(story, stage.troupe, matter, **more)
    telling.filed(story, case, quickly=True)
    quick.closed(story, case, matter, lambda: story.do(copying.copy_back, "lead", one))
    story.do(copying.copy_back, "lead", one, execution="罚款已缴清，堆放物已清除。")
    shared = {"target": "PORTRAIT", "shared_on": story.at.date(), "receipt": "样例回执0001"}
    story.do(sharing_result.share_information, "lead", one, **shared, content="决定书文号、处理结果、执行情况")


def accepted(stage: Stage) -> None:
    """Received, answered with an acceptance, and now a clue under verification."""
    story = stage.story(9003, 9)
    one = _received(stage, story, "早市收摊后，泡沫箱、菜筐堆放在道路两侧约六平方米，未清理。")
    clue = _accepted(story, one)
    story.wait(1)
    findings = "到现场查看，堆放物大部分已清走，仍有菜筐十余只，正在核实摊主身份。"
    story.do(clues.verify, "lead", clue, findings=findings)


def disputed(stage: Stage) -> None:
    """The receiver holds that the finder should go on; the finder has answered."""
    story = stage.story(9004, 6)
    one = _received(stage, story, "建材市场内通道堆放板材约二十平方米。")
    position = "堆放处在市场围墙以内，不属于道路两侧和公共场地，应由市场监管一方继续办理。"
    story.do(disputing.dispute, "head", one, position=position)
    story.wait(1)
    answer = "该通道向公众开放并与兴航路相连，属于公共场地，事项已交由乡镇行使。"
    story.do(disputing.take_position, "finder_head", one, position=answer)


def _received(stage: Stage, story: Story, facts: str) -> Transfer:
    place = choices.place(story, stage.troupe)
    matter: dict[str, Any] = {
        "receiver": stage.agencies["own"], "title": "擅自在道路两侧堆放物品", "found_at": story.at, "place": place,
        "facts": facts, "measures_taken": "当场制止，口头责令清理", "second": story.cast["finder_co"],
        "reason": "该事项已交由乡镇行使，请依法处理", "item": stage.item(STALL).pk,
    }  # fmt: skip
    one: Transfer = story.do(sending.draft, "finder", **matter).record
    kept = {"kind": "AUDIOVISUAL", "name": "现场照片三张", "collected_at": matter["found_at"], "place": place}
    story.do(sending.add_item, "finder", one, lawful=True, **kept)
    story.do(sending.send, "finder_head", one)
    story.wait(1)
    story.do(receiving.receive, "lead", one)
    return one


def _accepted(story: Story, one: Transfer) -> Clue:
    story.do(receiving.accept, "head", one)
    with story.seen():
        clue = Transfer.objects.select_related("result_clue").get(pk=one.pk).result_clue
    if clue is None:
        raise LookupError("受理没有产生线索")
    story.do(clues.triage, "head", clue, handler=story.cast["lead"])
    return clue
