"""Asking, correcting, promising, agreeing, stopping: each of these steps makes the paper the register names for it."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import asking, closing, correcting, enforcing, halting
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.panels import all_of
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.scope.session import acting

FINE = 100_000
QUESTION = {"place": "航埠镇执法队询问室", "matters": "堆放物料的时间、数量。", "materials": "身份证件、营业执照副本。"}
LETTER = {"receiver": "样例市场监督管理局", "reason": "需要核实当事人的登记信息。", "contact": "甲一，0570-0000000"}


def named(file: File, case: GeneralCase) -> list[str]:
    return [paper.name for paper in file.papers(case)]


def test_a_party_is_asked_to_come_and_a_witness_is_named(file: File) -> None:
    case = file.filed()
    later = file.at + timedelta(days=2)
    with pytest.raises(ActInvalid, match="被询问人"):
        file.do(asking.summon, "lead", case, capacity="WITNESS", held_at=later, **QUESTION)
    party = file.ids(case, "parties")[0]
    with pytest.raises(ActInvalid, match="晚于现在"):
        file.do(asking.summon, "lead", case, capacity="PARTY", party=party, held_at=file.at, **QUESTION)
    made = file.do(asking.summon, "lead", case, capacity="WITNESS", recipient="样例证人", held_at=later, **QUESTION)
    assert "询字〔2026〕第00001号" in made.result["number"]


def on_page(file: File, case: GeneralCase, key: str) -> str:
    """What the part of the case's page shows, in one text."""
    with acting(file.who("lead")), clock.at(file.at):
        return str([panel.data.rows for panel in all_of(Dossier(file.fresh(case))) if panel.key == key])


def test_another_agency_is_asked_answers_and_is_answered(file: File) -> None:
    case = file.filed()
    due = file.at.date() + timedelta(days=10)
    told = {"kind": "INVESTIGATE", "request": "请提供登记档案。", "reply_by": due}
    with pytest.raises(ActInvalid, match="晚于今天"):
        file.do(asking.request_cooperation, "lead", case, **LETTER, **told | {"reply_by": file.at.date()})
    file.do(asking.request_cooperation, "lead", case, **LETTER, **told)
    letter = file.ids(case, "cooperation_letters")[0]
    assert f"请于{due:%-m月%-d日}前答复" in on_page(file, case, "letters")
    file.wait(3)
    said = {"letter": letter, "replied_on": file.at.date(), "reply": "档案附后。"}
    file.do(asking.record_cooperation, "lead", case, **said)
    assert "已答复" in on_page(file, case, "letters")
    assert "不属于本案" in refused(file, asking.record_cooperation, "lead", case, **said)
    file.do(asking.answer_agency, "lead", case, **LETTER, their_number="样例函〔2026〕1号", answer="本案已立案。")
    assert named(file, case)[-2:] == ["协助调查函", "复函"]


def test_a_light_violation_is_told_and_promised_away(file: File) -> None:
    case = file.filed()
    said: dict[str, Any] = {
        "party": file.ids(case, "parties")[0],
        "ground": "FIRST_MINOR",
        "demand": "清理堆放物",
        "due_on": file.at.date(),
    }
    with pytest.raises(ActInvalid, match="签署"):
        file.do(correcting.record_commitment, "lead", case, **said, signed=False)
    file.do(correcting.record_commitment, "lead", case, **said, signed=True)
    file.correct(case, followed=True)
    assert [paper.code for paper in file.papers(case)][-3:] == ["D42", "D22", "D24"]


def late(file: File, days: int = 25) -> GeneralCase:
    case = file.served()
    file.wait(days)
    return case


def test_what_is_late_costs_more_by_a_paper_that_shows_the_sum(file: File) -> None:
    case = file.served()
    payable = file.ids(case, "payables")[0]
    assert "没有逾期" in refused(file, enforcing.decide_surcharge, "lead", case, payable=payable)
    file.wait(25)
    made = file.do(enforcing.decide_surcharge, "lead", case, payable=payable)
    assert 0 < made.result["surcharge_fen"] <= FINE
    assert named(file, case)[-1] == "加处罚款决定书"


def test_a_stopped_execution_is_not_driven_on_until_it_is_resumed(file: File) -> None:
    """行政强制法第三十九条."""
    case = late(file)
    party = file.ids(case, "parties")[0]
    why = {"party": party, "reason": "当事人停产，暂无履行能力。"}
    assert "没有中止执行" in refused(file, halting.resume_execution, "head", case, **why)
    file.do(halting.suspend_execution, "head", case, **why, ground="UNABLE")
    assert "起中止执行" in on_page(file, case, "parties")
    said = refused(file, enforcing.demand, "lead", case, party=party)
    assert "中止执行" in said
    assert "第三十九条" in said
    file.do(halting.resume_execution, "head", case, party=party, reason="当事人恢复生产。")
    file.do(enforcing.demand, "lead", case, party=party)
    assert named(file, case)[-3:] == ["中止执行通知书", "恢复执行通知书", "催告书"]


def test_an_ended_execution_closes_the_case_and_nothing_else_does(file: File) -> None:
    """行政强制法第四十条."""
    case = late(file)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    ending = {"reason": "EXECUTION_TERMINATED", "opinion": "终结执行。"}
    assert "第四十条" in refused(file, closing.propose_closing, "lead", case, **ending)
    party = file.ids(case, "parties")[0]
    said = {"party": party, "ground": "DISSOLVED", "reason": "当事人已注销，无财产可供执行。"}
    file.do(halting.end_execution, "head", case, **said)
    assert "终结执行" in refused(file, enforcing.demand, "lead", case, party=party)
    file.close(case, "EXECUTION_TERMINATED")
    assert file.fresh(case).state == "CLOSED"


def test_an_agreement_lets_surcharge_go_for_making_good_and_a_breach_brings_it_back(file: File) -> None:
    """行政强制法第四十二条."""
    case = late(file)
    payable = file.ids(case, "payables")[0]
    said: dict[str, Any] = {
        "payable": payable,
        "first_due_on": file.at.date() + timedelta(days=10),
        "count": 2,
        "harmless": "不损害公共利益和他人合法权益。",
        "signed": True,
    }
    with pytest.raises(ActInvalid, match="补救措施"):
        file.do(halting.agree_execution, "head", case, **said, waived_fen=5_000)
    with pytest.raises(ActInvalid, match="不能超过"):
        file.do(halting.agree_execution, "head", case, **said, waived_fen=FINE, remedial="已清理")
    file.do(halting.agree_execution, "head", case, **said, waived_fen=5_000, remedial="已清理现场并恢复原状")
    assert named(file, case)[-1] == "执行协议书"
    assert file.ids(case, "payables", waived_fen=5_000) == [payable]
    agreement = file.ids(case, "agreements")[0]
    assert "有执行协议" in on_page(file, case, "money")
    broken = {"agreement": agreement, "breach": "第一期逾期未缴"}
    assert "各期都已缴清" in refused(file, halting.break_agreement, "head", case, **broken)
    file.wait(12)
    file.do(halting.break_agreement, "head", case, **broken)
    assert file.ids(case, "payables", waived_fen=0) == [payable]
    assert "认定不履行" in on_page(file, case, "money")


def test_a_fine_not_yet_due_is_no_matter_of_an_agreement(file: File) -> None:
    case = file.served()
    said = {"payable": file.ids(case, "payables")[0], "first_due_on": file.at.date() + timedelta(days=10)}
    with pytest.raises(ActRefused, match="第四十二条"):
        file.do(halting.agree_execution, "head", case, **said, harmless="不损害。", signed=True)
