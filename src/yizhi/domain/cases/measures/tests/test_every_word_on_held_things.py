"""What becomes of held things goes through every hand the register names, and each outcome has its paper."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from yizhi.domain.cases.documents.tests.example import DOCUMENTS, ON
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.measures import rules
from yizhi.domain.cases.measures.acts import applying, approving, disposing, resolving
from yizhi.domain.cases.measures.tests.held import (
    DESTROYED,
    carry_out,
    decide,
    fresh,
    hand_over,
    in_force,
    listed,
    proposed,
    spoken,
    things,
)
from yizhi.domain.cases.models.measure_terms import ThingOutcome
from yizhi.platform.acts.errors import ActForbidden
from yizhi.platform.documents.store import opened

FOOD = "《中华人民共和国食品安全法》第六十三条"


def text_of(file: File, case: Any, code: str) -> str:
    with opened(file.papers(case, code)[-1].sha256) as original:
        pages = PdfReader(io.BytesIO(original.read())).pages
        return "".join("".join(page.extract_text() for page in pages).split())


def test_the_form_carries_the_words_of_undertaker_unit_reviewer_and_head(file: File) -> None:
    """“案件处理审批表……all opinions”（文书登记表第三十八项），财物的处理照此办理."""
    case = file.filed()
    measure = in_force(file, case)
    disposal = proposed(file, measure)
    file.do(disposing.endorse_disposal, "unit", measure, disposal=disposal, opinion="同意退还，报请审批。")
    file.do(disposing.review_disposal, "reviewer", measure, disposal=disposal, opinion="依据充分，同意退还。")
    file.do(resolving.decide, "head", measure, disposal=disposal, opinion="同意解除并退还。")
    form = text_of(file, case, "S16")
    for part, word in (
        ("承办人", "建议对三轮车作出“解除，退还”的处理。"),
        ("办案机构", "同意退还，报请审批。"),
        ("法制审核人员", "依据充分，同意退还。"),
        ("行政机关负责人", "同意解除并退还。"),
    ):
        assert part in form
        assert word in form
    assert "涉案财物处理审批表" in form


def test_the_head_waits_for_unit_and_reviewer(file: File) -> None:
    measure = in_force(file, file.filed())
    disposal = proposed(file, measure)
    said = refused(file, resolving.decide, "head", measure, disposal=disposal)
    assert "办案机构、法制审核人员尚未" in said
    assert "办案机构尚未提出意见" in refused(
        file, disposing.review_disposal, "reviewer", measure, disposal=disposal, opinion="同意。"
    )
    file.do(disposing.endorse_disposal, "unit", measure, disposal=disposal)
    assert "法制审核人员尚未" in refused(file, resolving.decide, "head", measure, disposal=disposal)


def test_nobody_is_waited_for_where_a_thing_must_go_back_now(file: File) -> None:
    """“期限已经届满”的，行政机关应当及时作出解除查封、扣押决定（行政强制法第二十八条第一款第四项）."""
    measure = in_force(file, file.filed())
    file.wait(31)
    disposal = proposed(file, measure, ground="EXPIRED")
    file.do(resolving.decide, "head", measure, disposal=disposal)
    assert fresh(file, measure).state == "DECIDED"


def test_officers_do_not_speak_for_unit_or_reviewer(file: File) -> None:
    measure = in_force(file, file.filed())
    disposal = proposed(file, measure)
    for act, more in ((disposing.endorse_disposal, {}), (disposing.review_disposal, {"opinion": "同意。"})):
        with pytest.raises(ActForbidden):
            file.do(act, "lead", measure, disposal=disposal, **more)


def test_what_was_returned_is_proposed_anew_and_asked_about_anew(file: File) -> None:
    measure = in_force(file, file.filed())
    first = proposed(file, measure, "DESTROY", basis=FOOD)
    spoken(file, measure, first)
    file.do(disposing.return_disposal, "head", measure, disposal=first, reason="不属于应当销毁的物品")
    second = proposed(file, measure)
    assert "已经决定或者退回" in refused(file, resolving.decide, "head", measure, disposal=first)
    assert "尚未" in refused(file, resolving.decide, "head", measure, disposal=second)
    spoken(file, measure, second)
    file.do(resolving.decide, "head", measure, disposal=second)


def test_a_thing_is_proposed_for_once(file: File) -> None:
    measure = in_force(file, file.filed())
    proposed(file, measure)
    again = {"things": things(file, measure), "outcome": "RETURN", "reason": "……", "ground": "NOT_NEEDED"}
    assert "已提出处理意见" in refused(file, disposing.propose_disposal, "lead", measure, **again)


def test_each_outcome_has_a_paper_of_its_own_name_and_words(file: File) -> None:
    """销毁记录、移交清单（文书登记表第六十二项），退还财物另有清单."""
    case = file.filed()
    measure = listed(file, case, "PRESERVE")
    file.do(applying.submit, "lead", measure)
    file.do(approving.approve, "head", measure)
    carry_out(file, measure)
    decide(file, measure, "APPRAISE", receiver="样例检测中心")
    hand_over(file, measure, receiver="样例检测中心收样人")
    assert file.papers(case, "D62")[-1].name == "涉案财物移交清单"
    gone = in_force(file, case)
    decide(file, gone, "DESTROY", basis=FOOD)
    hand_over(file, gone, **DESTROYED)
    assert file.papers(case, "D62")[-1].name == "涉案财物销毁记录"
    record = text_of(file, case, "D62")
    for word in ("监督人", "销毁人员", "甲一、乙二", DESTROYED["place"], DESTROYED["process"], "全部销毁"):
        assert word in record
    back = in_force(file, case)
    decide(file, back)
    hand_over(file, back)
    assert file.papers(case, "D62")[-1].name == "涉案财物退还清单"
    assert "销毁" not in text_of(file, case, "D62")


def test_every_outcome_of_the_law_names_its_paper() -> None:
    names = {one: rules.PAPER_OF.get(one, "HANDED") for one in ThingOutcome}
    assert names[ThingOutcome.CONFISCATE] == "CONFISCATED"
    assert names[ThingOutcome.TRANSFER] == names[ThingOutcome.APPRAISE] == names[ThingOutcome.SEIZE] == "HANDED"


def test_confiscated_goods_are_asked_about_on_a_form_of_their_name() -> None:
    assert DOCUMENTS["S16"].title(ON, {"form": "CONFISCATED"}) == "罚没物品处理审批表"
    assert DOCUMENTS["D62"].title(ON, {"form": "CONFISCATED"}) == "罚没物品移交清单"
