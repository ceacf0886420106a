"""From the review on: each shortcut that the law forbids is refused, with the article that forbids it."""

from datetime import date, timedelta

import pytest

from yizhi.domain.cases.general.acts import (
    addressing,
    closing,
    deciding,
    investigating,
    notifying,
    people,
    proposing,
    publishing,
    reviewing,
    timing,
)
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused


def test_no_legal_review_by_who_investigates(file: File) -> None:
    case = file.investigated()
    file.do(reviewing.request_review, "lead", case)
    file.do(reviewing.review_compliance, "compliance", case, result="PASS")
    with pytest.raises(ActForbidden, match="第五十八条"):
        file.do(reviewing.review_legally, "lead", case, result="AGREE")


def test_who_reviews_for_the_first_time_needs_the_legal_qualification(file: File) -> None:
    case = file.investigated()
    file.do(reviewing.request_review, "lead", case)
    file.do(reviewing.review_compliance, "compliance", case, result="PASS")
    assert "法律职业资格" in refused(file, reviewing.review_legally, "unlearned", case, result="AGREE")


def test_a_township_case_is_not_reviewed_legally_before_its_compliance_review(file: File) -> None:
    case = file.investigated()
    file.do(reviewing.request_review, "lead", case)
    said = refused(file, reviewing.review_legally, "reviewer", case, result="AGREE")
    assert "合规性审查" in said


def test_a_review_that_found_a_fault_cannot_agree(file: File) -> None:
    case = file.investigated()
    file.do(reviewing.request_review, "lead", case)
    said = {"result": "PASS", "failed_points": ["EVIDENCE"]}
    assert "不能作出通过" in refused(file, reviewing.review_compliance, "compliance", case, **said)


def test_a_returned_case_is_not_told_to_the_party(file: File) -> None:
    case = file.investigated()
    file.do(reviewing.request_review, "lead", case)
    file.do(reviewing.review_compliance, "compliance", case, result="PASS")
    file.do(reviewing.review_legally, "reviewer", case, result="RETURN_FOR_EVIDENCE", opinion="面积没有测量记录")
    assert file.fresh(case).state == "INVESTIGATING"
    assert "当前环节" in refused(file, notifying.issue_notice, "lead", case)


def test_no_decision_without_notice(file: File) -> None:
    case = file.reviewed()
    assert "第四十四条" in refused(file, deciding.decide, "head", case)


def test_no_decision_with_a_notice_that_was_not_served(file: File) -> None:
    case = file.reviewed()
    file.do(notifying.issue_notice, "lead", case)
    assert "第四十四条" in refused(file, deciding.decide, "head", case)


def test_no_decision_before_the_party_could_speak(file: File) -> None:
    case = file.notified()
    assert "期限至" in refused(file, deciding.decide, "head", case)
    file.wait(8)
    file.do(deciding.decide, "head", case)
    assert file.fresh(case).state == "DECIDED"


def test_no_decision_while_a_defence_is_unanswered(file: File) -> None:
    case = file.notified()
    statement = file.state(case)
    assert "第四十五条" in refused(file, deciding.decide, "head", case)
    said = {"statement": statement, "adopted": False, "reply": "所述不影响事实认定"}
    file.do(notifying.review_statement, "lead", case, **said)
    file.do(deciding.decide, "head", case)


def test_a_defence_never_makes_the_penalty_heavier(file: File) -> None:
    case = file.notified()
    statement = file.state(case)
    file.do(notifying.review_statement, "lead", case, statement=statement, adopted=False, reply="不成立")
    file.do(proposing.reopen, "lead", case, reason="重新拟定")
    file.propose(case, 200_000)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="……")
    file.review(case)
    assert "第四十五条第二款" in refused(file, deciding.decide, "head", case)
    assert "第四十五条第二款" in refused(file, notifying.issue_notice, "lead", case)


def test_what_a_defence_made_lighter_is_decided_without_telling_again(file: File) -> None:
    case = file.notified()
    statement = file.state(case)
    file.do(notifying.review_statement, "lead", case, statement=statement, adopted=True, reply="予以采纳")
    file.do(proposing.reopen, "lead", case, reason="采纳申辩")
    file.propose(case, 60_000)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="……")
    file.review(case)
    file.do(deciding.decide, "head", case)
    assert file.fresh(case).state == "DECIDED"


def test_the_unit_head_does_not_decide(file: File) -> None:
    case = file.notified()
    file.state(case, "WAIVED")
    with pytest.raises(ActForbidden, match="第五十七条"):
        file.do(deciding.decide, "unit", case)


def test_a_complex_case_is_reviewed_again_and_discussed(file: File) -> None:
    case = file.notified()
    file.do(investigating.mark_grounds, "lead", case, grounds=["COMPLEX"], reason="涉及多个法律关系")
    file.state(case, "WAIVED")
    said = refused(file, deciding.decide, "head", case)
    assert "第五十八条第一款" in said
    assert "第五十七条第二款" in said
    file.do(reviewing.request_second_review, "lead", case)
    file.do(reviewing.review_legally, "reviewer", case, result="AGREE")
    votes = {
        "votes_for": 3,
        "votes_against": 0,
        "opinions": "均同意。",
        "resolution": "同意处理意见",
        "place": "会议室",
    }
    heads = [file.people[part].pk for part in ("second_head", "third_head")]
    chair = file.people["head"].pk
    few = {**votes, "votes_for": 2, "attendees": heads[:1]}
    assert "不得少于3人" in refused(file, reviewing.discuss, "head", case, chair=chair, held_at=file.at, **few)
    file.do(reviewing.discuss, "head", case, chair=chair, attendees=heads, held_at=file.at, **votes)
    file.do(deciding.decide, "head", case)
    assert file.fresh(case).state == "DECIDED"


def test_no_decision_after_ninety_days_without_an_extension_that_cites_its_norm(file: File) -> None:
    case = file.notified()
    file.state(case, "WAIVED")
    file.wait(91)
    assert "第六十条" in refused(file, deciding.decide, "head", case)
    more = {"days": 30, "reason": "案情复杂", "basis": "《某规定》第十条"}
    assert "已经届满" in refused(file, timing.extend_clock, "head", case, **more)


def test_an_extension_moves_the_day_and_says_why(file: File) -> None:
    case = file.notified()
    file.state(case, "WAIVED")
    before = case.decide_by
    more = {"days": 30, "reason": "案情复杂", "basis": "《住房和城乡建设行政处罚程序规定》"}
    file.do(timing.extend_clock, "head", case, **more)
    assert file.fresh(case).decide_by == before + timedelta(days=30)
    file.wait(91)
    file.do(deciding.decide, "head", case)


def test_an_extension_without_a_norm_is_refused(file: File) -> None:
    case = file.filed()
    assert "basis" in str(ActInvalid({"basis": [refused(file, timing.extend_clock, "head", case, days=30, reason="复杂",
                                                       basis=" ")]}).errors)  # fmt: skip


def test_days_of_an_appraisal_do_not_count_with_their_norm(file: File) -> None:
    case = file.filed()
    before = case.decide_by
    file.wait(10)
    start, end = file.at.date() - timedelta(days=5), file.at.date()
    file.do(timing.pause_clock, "unit", case, reason="鉴定", basis="《某规定》第八条", start=start, end=end)
    assert file.fresh(case).decide_by == before + timedelta(days=6)


def test_a_document_left_behind_needs_a_witness_or_a_recording(file: File) -> None:
    case = file.reviewed()
    file.do(notifying.issue_notice, "lead", case)
    with pytest.raises(ActInvalid, match="第八十九条"):
        file.serve(case, "D29", method="LEAVE", receiver="", relation="", refusal_reason="拒绝签收")


def test_electronic_service_needs_the_party_s_signed_consent(file: File) -> None:
    case = file.reviewed()
    file.do(notifying.issue_notice, "lead", case)
    with pytest.raises(ActRefused, match="第六十一条第二款"):
        file.serve(case, "D29", method="ELECTRONIC", address="13800000000", received_on=file.at.date())
    party = file.ids(case, "parties")[0]
    file.do(addressing.confirm_addresses, "lead", case, party=party, electronic_address="13800000000", signed=True)
    file.serve(case, "D29", method="ELECTRONIC", address="13800000000", received_on=file.at.date())
    assert file.fresh(case).state == "NOTIFIED"


def test_public_notice_serves_after_thirty_days(file: File) -> None:
    case = file.reviewed()
    file.do(notifying.issue_notice, "lead", case)
    words = {"method": "NOTICE", "receiver": "", "relation": ""}
    with pytest.raises(ActRefused, match="没有就该文书向该当事人发出送达公告"):
        file.serve(case, "D29", **words)
    posted = {
        "document": file.papers(case, "D29")[0].pk,
        "party": file.ids(case, "parties")[0],
        "reason": "MISSING",
        "course": "直接送达、邮寄送达均被退回，经查当事人下落不明。",
        "carrier": "政府网站",
        "summary": "拟对擅自堆放物料的行为处以罚款。",
    }
    file.do(addressing.post_notice, "lead", case, **posted)
    assert "无需重复公告" in refused(file, addressing.post_notice, "lead", case, **posted)
    with pytest.raises(ActRefused, match="第九十五条"):
        file.serve(case, "D29", **words)
    file.wait(31)
    file.serve(case, "D29", **words)
    assert [paper.code for paper in file.papers(case)][-2:] == ["D47", "D46"]
    assert file.fresh(case).state == "NOTIFIED"


def test_the_second_check_of_publication_is_done_by_somebody_else(file: File) -> None:
    case = file.served()
    file.do(publishing.propose_publication, "lead", case, publish=True, reason="具有一定社会影响")
    with pytest.raises(ActForbidden):
        file.do(publishing.publish, "lead", case, masked=True)
    assert "第五十条" in refused(file, publishing.publish, "head", case, masked=False)


def test_an_unpaid_fine_is_not_closed_as_executed(file: File) -> None:
    case = file.served()
    said = refused(file, closing.propose_closing, "lead", case, reason="PENALTY_EXECUTED", opinion="结案")
    assert "第六十六条" in said


def test_a_payment_after_the_due_day_owes_three_per_cent_a_day(file: File) -> None:
    case = file.served()
    due = file.ids(case, "payables", due_on=date(2026, 6, 17))
    assert due
    file.wait(25)
    with pytest.raises(ActInvalid, match="应缴余额"):
        file.pay(case, 900_000)
    late = (file.at.date() - date(2026, 6, 17)).days
    owed = 100_000 + 100_000 * 3 * late // 100
    result = file.pay(case, owed).result
    assert result["surcharge_fen"] == owed - 100_000


def test_a_party_named_by_mistake_leaves_with_a_reason_and_the_word_of_the_second_officer_falls(file: File) -> None:
    case = file.filed()
    other = file.name(case, name="衢州另一样例有限公司", identity_number="91110000600037341L")
    version = file.fresh(case).content_version
    file.do(people.exclude_party, "lead", case, party=other, reason="登记有误")
    assert file.fresh(case).content_version == version + 1
