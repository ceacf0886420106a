"""《行政强制法》第五十条至第五十二条、第四十三条：每一条捷径都不通。"""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import closing, correcting, ending
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.substitute.acts import charging, performing, proposing
from yizhi.domain.cases.substitute.tests.stead import (
    DONE,
    at_noon,
    decided,
    demanded,
    made,
    performed,
    proposed,
    reminded,
    serve,
    unfollowed,
)
from yizhi.platform import clock


def test_without_the_harm_or_the_breach_there_is_no_substitute(file: File) -> None:
    """“逾期不履行，经催告仍不履行”: an order that nobody checked was not broken yet."""
    case = file.filed()
    party = file.ids(case, "parties")[0]
    order = file.do(correcting.order_correction, "lead", case, party=party, demand="清理").result["order"]
    data = {
        "order": order, "party": file.ids(case, "parties")[0], "harm": "TRAFFIC", "subject": "……", "reason": "……",
        "manner": "……", "performer": "AGENCY", "performer_name": "……", "budget_fen": 1, "budget_basis": "……",
        "planned_at": at_noon(file.at.date() + timedelta(days=20)),
    }  # fmt: skip
    assert "逾期未改正" in refused(file, proposing.propose, "lead", case, **data)


def test_a_third_party_has_no_interest(file: File) -> None:
    """“委托没有利害关系的第三人代履行”."""
    case, order = unfollowed(file)
    data = {
        "order": order, "party": file.ids(case, "parties")[0], "harm": "TRAFFIC", "subject": "……", "reason": "……",
        "manner": "……", "performer": "THIRD_PARTY", "performer_name": "……", "budget_fen": 1, "budget_basis": "……",
        "planned_at": at_noon(file.at.date() + timedelta(days=20)),
    }  # fmt: skip
    assert "没有利害关系的第三人" in refused(file, proposing.propose, "lead", case, **data)


def test_no_decision_before_the_demand_was_served_and_its_period_is_over(file: File) -> None:
    one = proposed(file)
    file.do(proposing.demand, "lead", one, due_on=file.at.date() + timedelta(days=5))
    planned = {"planned_at": at_noon(file.at.date() + timedelta(days=20)), "statement": "未提出"}
    assert "催告书尚未送达" in refused(file, proposing.decide, "head", one, **planned)
    again = made(file, one.pk)
    serve(file, again, again.demand_id)
    assert "尚未届满" in refused(file, proposing.decide, "head", one, **planned)


def test_no_reminder_before_the_decision_was_served(file: File) -> None:
    """“代履行前送达决定书”（第五十一条第一款第一项）."""
    one = demanded(file)
    file.wait(6)
    planned = {"planned_at": at_noon(file.at.date() + timedelta(days=14)), "statement": "未提出"}
    file.do(proposing.decide, "head", one, **planned)
    assert "决定书尚未送达" in refused(file, proposing.remind, "lead", made(file, one.pk))


def _perform(file: File, one: Any, **changes: Any) -> str:
    data = {"performed_at": file.at, "second": file.people["co"].pk, **DONE}
    return refused(file, performing.perform, "lead", one, **(data | changes))


def test_three_working_days_lie_between_the_last_demand_and_the_performance(file: File) -> None:
    """“代履行三日前，催告当事人履行”: three days are working days (第六十九条)."""
    one = decided(file)
    file.at = one.planned_at - timedelta(days=1)
    file.do(proposing.remind, "lead", one)
    again = made(file, one.pk)
    serve(file, again, again.reminder_id)
    file.at = one.planned_at + timedelta(hours=1)
    assert "不足三个工作日" in _perform(file, made(file, one.pk))


@pytest.mark.parametrize(
    ("left_out", "article"),
    [
        ({"party_signed": False}, "第五十一条第一款第四项"),
        ({"performer_signed": False}, "第五十一条第一款第四项"),
        ({"no_violence": False}, "第五十一条第三款"),
    ],
)
def test_signatures_and_no_violence(file: File, left_out: dict[str, Any], article: str) -> None:
    one = reminded(file)
    file.at = one.planned_at + timedelta(hours=1)
    assert article in _perform(file, one, **left_out)


def test_not_at_night_and_not_on_a_statutory_holiday(file: File) -> None:
    """“不得在夜间或者法定节假日实施行政强制执行”（第四十三条第一款）."""
    one = reminded(file)
    file.at = clock.local(one.planned_at).replace(hour=23)
    assert "夜间" in _perform(file, one)
    file.at = clock.local(one.planned_at).replace(month=10, day=2)
    assert "法定节假日" in _perform(file, one)


def test_costs_follow_the_cost(file: File) -> None:
    """“代履行的费用按照成本合理确定”（第五十一条第二款）."""
    one = performed(file)
    due = {"due_on": file.at.date() + timedelta(days=15)}
    assert "计算依据" in refused(file, charging.charge, "head", one, cost_fen=100_000, **due)
    more = {"cost_fen": 200_000, "cost_basis": "票据"}
    assert "超过决定书载明的预算" in refused(file, charging.charge, "head", one, **more, **due)


def test_what_the_party_can_remove_is_not_cleared_in_its_stead(file: File) -> None:
    case = file.filed()
    data = {
        "party": file.ids(case, "parties")[0], "public_place": "PUBLIC", "subject": "……", "reason": "……",
        "manner": "……", "performer": "AGENCY", "performer_name": "……", "performed_at": file.at,
        "second": file.people["co"].pk, "recording": "……",
    }  # fmt: skip
    assert "应当责令其清除" in refused(file, performing.clear_at_once, "lead", case, **data)


def test_no_case_closes_over_an_open_substitute(file: File) -> None:
    one = proposed(file)
    file.do(ending.withdraw, "head", one.case, ground="WRONG_FILING", explanation="……")
    said = {"reason": "WITHDRAWN", "opinion": "……"}
    assert "代履行" in refused(file, closing.propose_closing, "lead", one.case, **said)
