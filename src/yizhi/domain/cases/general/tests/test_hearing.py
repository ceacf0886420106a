"""The hearing: from the application in time to a decision that rests on its record (第六十三条至第六十五条)."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import deciding, hearing, notifying, reviewing
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform.acts.errors import ActForbidden, ActRefused

BIG = 1_500_000  # 15,000 yuan, from which a citizen may ask for a hearing whatever is configured
CITIZEN = {
    "kind": "CITIZEN", "name": "样例甲", "identity_type": "居民身份证", "identity_number": "330802199001010010",
    "representative": "",
}  # fmt: skip


@pytest.fixture
def file(file: File) -> File:
    """Large advertisements are the county's: its bureau handles the case."""
    return file.of_county()


def told(file: File) -> GeneralCase:
    case = file.notified("C-010", BIG, party=CITIZEN)
    assert [paper.code for paper in file.papers(case, "D30")] == ["D30"]
    return case


def apply(file: File, case: GeneralCase) -> dict[str, Any]:
    notice = file.ids(case, "notices")[0]
    return dict(file.do(hearing.apply_hearing, "lead", case, notice=notice, applied_on=file.at.date()).result)


def arrange(file: File, case: GeneralCase, days: int = 14, chair: str = "second_head") -> None:
    data = {
        "held_at": file.at + timedelta(days=days),
        "place": "会议室",
        "chair_person": file.people[chair].pk,
        "clerk": file.people["township_reviewer"].pk,
    }
    file.do(hearing.arrange_hearing, "head", case, **data)


def test_a_hearing_asked_for_in_time_is_held_reported_reviewed_discussed_and_decided_on(file: File) -> None:
    case = told(file)
    assert apply(file, case)["accepted"]
    assert file.fresh(case).state == "HEARING"
    assert [paper.name for paper in file.papers(case, "D33")] == ["听证受理通知书"]
    arrange(file, case)
    file.serve(case, "D34")
    file.wait(15)
    file.do(hearing.hold_hearing, "second_head", case, outcome="HELD", minutes="双方陈述、质证……", signed=True)
    file.do(hearing.report_hearing, "second_head", case, opinion="事实清楚，建议按原意见处罚。")
    with pytest.raises(ActRefused, match="经过听证程序"):
        file.do(deciding.decide, "head", case)
    file.do(reviewing.request_second_review, "lead", case)
    file.do(reviewing.review_legally, "reviewer", case, result="AGREE")
    votes = {"votes_for": 3, "votes_against": 0, "opinions": "均同意。", "resolution": "同意", "place": "会议室"}
    heads = [file.people[part].pk for part in ("second_head", "third_head")]
    chair = file.people["head"].pk
    file.do(reviewing.discuss, "head", case, chair=chair, attendees=heads, held_at=file.at, **votes)
    file.do(deciding.decide, "head", case)
    codes = [paper.code for paper in file.papers(case)]
    assert codes[-6:] == ["D35", "D36", "D28", "D37", "D38", "D39"]


def test_no_decision_while_the_party_may_still_ask_for_a_hearing(file: File) -> None:
    case = told(file)
    statement = file.state(case)
    file.do(notifying.review_statement, "lead", case, statement=statement, adopted=False, reply="不成立")
    with pytest.raises(ActRefused, match="要求听证的期限"):
        file.do(deciding.decide, "head", case)


def test_a_late_application_is_recorded_as_not_accepted(file: File) -> None:
    case = told(file)
    file.wait(12)
    outcome = apply(file, case)
    assert not outcome["accepted"]
    assert "届满" in outcome["outcome"]
    assert file.fresh(case).state == "NOTIFIED"


def test_a_hearing_is_told_seven_working_days_before(file: File) -> None:
    case = told(file)
    apply(file, case)
    with pytest.raises(ActRefused, match="第六十四条第二项"):
        arrange(file, case, days=5)


def test_a_summons_served_too_late_makes_the_hearing_void(file: File) -> None:
    case = told(file)
    apply(file, case)
    arrange(file, case)
    file.wait(8)
    file.serve(case, "D34")
    file.wait(7)
    with pytest.raises(ActRefused, match="不足七个工作日"):
        file.do(hearing.hold_hearing, "second_head", case, outcome="HELD", minutes="……")


def test_who_investigates_does_not_chair(file: File) -> None:
    case = told(file)
    apply(file, case)
    with pytest.raises(ActRefused, match="第六十四条第四项"):
        arrange(file, case, chair="lead")


def test_nobody_but_the_chair_records_the_hearing(file: File) -> None:
    case = told(file)
    apply(file, case)
    arrange(file, case)
    file.serve(case, "D34")
    file.wait(15)
    with pytest.raises(ActForbidden, match="第六十四条第四项"):
        file.do(hearing.hold_hearing, "head", case, outcome="HELD", minutes="……")


def test_no_decision_before_an_accepted_hearing_was_held(file: File) -> None:
    case = told(file)
    apply(file, case)
    file.wait(20)
    with pytest.raises(ActRefused, match="听证尚未举行"):
        file.do(deciding.decide, "head", case)


def test_a_party_that_stays_away_counts_as_having_waived_the_hearing(file: File) -> None:
    case = told(file)
    apply(file, case)
    arrange(file, case)
    file.serve(case, "D34")
    file.wait(15)
    file.do(hearing.hold_hearing, "second_head", case, outcome="WAIVED")
    file.do(hearing.report_hearing, "second_head", case, opinion="当事人无正当理由不出席，终止听证。")
    with pytest.raises(ActRefused, match="集体讨论"):
        file.do(deciding.decide, "head", case)
