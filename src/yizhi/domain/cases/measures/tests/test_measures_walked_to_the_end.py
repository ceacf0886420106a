"""Preservation, detention and sealing from the application to the handing over, with the papers of each."""

import pytest

from yizhi.domain.cases.general.acts import deciding, notifying, proposing
from yizhi.domain.cases.general.penalties import allowed_kinds
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.measures.acts import applying, approving, keeping, lasting
from yizhi.domain.cases.measures.tests.held import (
    DESTROYED,
    add,
    approved,
    carry_out,
    decide,
    fresh,
    hand_over,
    in_force,
    listed,
    things,
)
from yizhi.domain.cases.models.measure import HeldThing
from yizhi.platform.scope.session import acting


def _codes(file: File, case: object) -> list[str]:
    return [paper.code for paper in file.papers(case) if paper.code not in ("D03",)]  # type: ignore[arg-type]


def test_evidence_is_preserved_and_given_back(file: File) -> None:
    case = file.filed()
    measure = in_force(file, case, "PRESERVE")
    assert fresh(file, measure).state == "IN_FORCE"
    decide(file, measure, "COPY_AND_RETURN", ground=None)
    hand_over(file, measure)
    assert fresh(file, measure).state == "ENDED"
    assert _codes(file, case) == ["D12", "D13", "S16", "D14", "D62"]


def test_goods_are_detained_stored_extended_appraised_and_lifted(file: File) -> None:
    case = file.filed()
    measure = in_force(file, case)
    kept = {"kind": "STORE", "place": "涉案财物仓库A-03-2", "keeper": "库管员样例", "since": file.at}
    file.do(keeping.store, "lead", measure, things=things(file, measure), **kept)
    file.do(keeping.check_things, "lead", measure, things=things(file, measure), condition="INTACT")
    today = file.at.date()
    said = {"institution": "样例检测中心", "question": "该车是否为机动车", "start": today, "until": today}
    file.do(lasting.begin_appraisal, "lead", measure, **said)
    file.do(lasting.end_appraisal, "lead", measure, ended_on=today, result="属于非机动车。")
    file.do(lasting.extend, "head", measure, days=30, reason="涉及多个经营场所，情况复杂。")
    decide(file, measure)
    assert fresh(file, measure).state == "DECIDED"
    hand_over(file, measure)
    ended = fresh(file, measure)
    assert (ended.state, ended.ended_at is not None) == ("ENDED", True)
    assert _codes(file, case) == ["D15", "D16", "D17", "S12", "D20", "D21", "D18", "S16", "D19", "D62"]


def test_each_thing_may_fare_differently(file: File) -> None:
    """The measure ends with the last thing, not with the first."""
    case = file.filed()
    measure = listed(file, case, "SEAL")
    add(file, measure, name="配电箱", serial="P-1")
    file.do(applying.submit, "lead", measure)
    file.do(approving.approve, "head", measure)
    carry_out(file, measure)
    first, second = things(file, measure)
    decide(file, measure, things=[first])
    hand_over(file, measure, things=[first])
    assert fresh(file, measure).state == "IN_FORCE"
    decide(file, measure, "DESTROY", things=[second], basis="《中华人民共和国食品安全法》第六十三条")
    assert fresh(file, measure).state == "DECIDED"
    hand_over(file, measure, things=[second], **DESTROYED)
    assert fresh(file, measure).state == "ENDED"


def test_perishable_goods_are_sold_with_proof_and_the_proceeds_given_back(file: File) -> None:
    """“已将鲜活物品……拍卖或者变卖的，退还拍卖或者变卖所得款项”（行政强制法第二十八条第二款）."""
    case = file.filed()
    measure = in_force(file, case)
    said = {"reason": "水产品，无法久存", "proceeds_fen": 32_000, "price_proof": "当日批发市场询价单"}
    file.do(keeping.sell_early, "head", measure, things=things(file, measure), **said)
    decide(file, measure)
    hand_over(file, measure)
    with acting(file.who("lead")):
        kept = HeldThing.objects.get(measure=measure.pk)
    assert (kept.proceeds_fen, kept.handed_at is not None) == (32_000, True)


def test_what_was_confiscated_gets_a_voucher(file: File) -> None:
    """Confiscation is a penalty and is decided first (行政强制法第二十七条、行政处罚法第九条第二项)."""
    code = next((c for c in file.item_codes() if "CONFISCATE_GOODS" in allowed_kinds(file.item(c))), None)
    if code is None:
        pytest.skip("本镇清单中没有可以没收非法财物的事项")
    case = file.filed(code)
    measure = in_force(file, case)
    file.prove(case)
    file.correct(case)
    file.do(proposing.propose, "lead", case, outcome="PENALTY", facts="……", reasons="情节一般。")
    party = file.ids(case, "parties")[0]
    goods = {"kind": "CONFISCATE_GOODS", "detail": "三轮车一辆"}
    file.do(proposing.add_line, "lead", case, party=party, **goods)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="……")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    decide(file, measure, "CONFISCATE")
    hand_over(file, measure)
    assert "D44" in _codes(file, case)


def test_what_was_never_carried_out_binds_nobody(file: File) -> None:
    measure = approved(file, file.filed())
    file.do(applying.give_up, "lead", measure, reason="当事人已自行改正")
    assert fresh(file, measure).state == "GIVEN_UP"
