"""Cases that end otherwise: without penalty, withdrawn, suspended, handed over, enforced by the court."""

from datetime import date, timedelta

import pytest

from yizhi.domain.cases.general.acts import (
    closing,
    correcting,
    crime,
    deciding,
    deferring,
    ending,
    enforcing,
    filing,
    investigating,
    notifying,
    paying,
    proposing,
    publishing,
    remedies,
)
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.general.window import window_of
from yizhi.domain.cases.models.general import Publication
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.scope.session import acting


def test_a_county_case_skips_the_compliance_review(file: File) -> None:
    county = file.of_county()
    case = county.decided("C-034", 1_000_000)
    assert case.state == "DECIDED"
    assert "D27" not in [paper.code for paper in county.papers(case)]


def test_slight_and_corrected_ends_without_penalty_and_with_education(file: File) -> None:
    case = file.filed()
    file.prove(case)
    file.correct(case, followed=True)
    file.propose(case, outcome="NO_PENALTY", ground="MINOR", education="当场教育，当事人认识到错误。")
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="……")
    file.review(case)
    file.do(deciding.decide, "head", case)
    assert [paper.code for paper in file.papers(case, "D41")] == ["D41"]
    file.serve(case, "D41")
    file.close(case, "NO_PENALTY")
    assert file.fresh(case).state == "CLOSED"


def test_facts_that_are_not_established_end_without_penalty(file: File) -> None:
    case = file.filed()
    file.verify(case, file.collect(case), "EXCLUDED")
    file.propose(case, outcome="NOT_ESTABLISHED", facts="现有证据不能证明当事人实施了该行为。")
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="现场检查和询问。")
    file.review(case)
    file.do(deciding.decide, "head", case)
    file.serve(case, "D41")
    file.close(case, "FACTS_NOT_ESTABLISHED")
    assert file.fresh(case).state == "CLOSED"


def test_a_withdrawn_case_is_closed_and_archived(file: File) -> None:
    case = file.filed()
    file.do(ending.withdraw, "head", case, ground="WRONG_FILING", explanation="登记重复")
    assert file.fresh(case).state == "WITHDRAWN"
    with pytest.raises(ActRefused, match="结案方式"):
        file.do(closing.propose_closing, "lead", case, reason="PENALTY_EXECUTED", opinion="结案")
    file.close(case, "WITHDRAWN")
    file.do(closing.archive, "lead", case)
    assert file.fresh(case).state == "ARCHIVED"


def test_a_suspended_case_goes_on_where_it_stopped(file: File) -> None:
    case = file.investigated()
    file.do(ending.suspend, "head", case, reason="等待另案处理结果")
    with pytest.raises(ActRefused, match="中止"):
        file.do(proposing.reopen, "lead", case, reason="……")
    file.do(ending.resume, "head", case, reason="另案已有结果")
    assert file.fresh(case).state == "INVESTIGATED"


def test_a_case_returned_by_the_police_is_investigated_on(file: File) -> None:
    case = file.filed()
    said = {"suspected": "非法经营罪", "report": "数额较大", "members": [file.people["co"].pk]}
    file.do(crime.report_crime, "lead", case, **said)
    file.do(ending.transfer_crime, "head", case, receiver="样例公安局", reason="数额较大", principal=True)
    file.do(crime.send_crime, "lead", case, sent_at=file.at)
    file.do(crime.record_receipt, "lead", case, received_on=file.at.date(), receipt="王某")
    said = {
        "answer": "REFUSED",
        "answered_on": file.at.date(),
        "number": "1号",
        "reason": "显著轻微",
        "returned": "案卷",
    }
    file.do(crime.record_police, "lead", case, **said)
    file.do(ending.take_back, "head", case, reason="不构成犯罪，退回处理")
    assert file.fresh(case).state == "INVESTIGATING"


def test_an_unpaid_fine_goes_to_the_court_only_within_its_window(file: File) -> None:
    case = file.served()
    party = file.ids(case, "parties")[0]
    with pytest.raises(ActRefused, match="逾期"):
        file.do(enforcing.demand, "lead", case, party=party)
    file.wait(40)
    file.do(enforcing.demand, "lead", case, party=party)
    file.serve(case, "D50")
    said = {"party": party, "opinion": "当事人未提出意见"}
    with pytest.raises(ActRefused, match="最早可以申请"):
        file.do(enforcing.apply_to_court, "head", case, **said)
    file.at = file.at.replace(month=12, day=15)
    file.do(enforcing.apply_to_court, "head", case, **said)
    assert file.fresh(case).state == "COURT_ENFORCEMENT"
    file.do(enforcing.record_court_result, "lead", case, result="EXECUTED", ended_on=file.at.date())
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case, "COURT_EXECUTED")
    assert file.fresh(case).state == "CLOSED"


def test_instalments_are_due_one_by_one_and_add_up(file: File) -> None:
    case = file.served()
    payable = file.ids(case, "payables")[0]
    first = file.at.date() + timedelta(days=10)
    data = {"payable": payable, "hardship": "经营困难", "first_due_on": first, "count": 3}
    file.do(deferring.apply_deferral, "lead", case, **data, signed=True)
    file.do(deferring.approve_deferral, "head", case, deferral=file.ids(case, "deferrals")[0])
    rows = file.ids(case, "payables", replaced_at=None)
    assert len(rows) == 3
    assert [paper.code for paper in file.papers(case, "D48")] == ["D48"]
    for row, amount in zip(rows, (33_333, 33_333, 33_334), strict=True):
        said = {"payable": row, "amount_fen": amount, "paid_on": file.at.date(), "receipt_no": f"票{amount}{row}"[:40]}
        file.do(paying.record_payment, "lead", case, **said)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)


def test_a_refused_deferral_leaves_the_fine_due_as_it_was(file: File) -> None:
    """第六十六条第二款."""
    case = file.served()
    payable = file.ids(case, "payables")[0]
    first = file.at.date() + timedelta(days=10)
    data = {"payable": payable, "hardship": "经营困难", "first_due_on": first, "signed": True}
    file.do(deferring.apply_deferral, "lead", case, **data)
    with pytest.raises(ActRefused, match="待审批"):
        file.do(deferring.apply_deferral, "lead", case, **data)
    asked = file.ids(case, "deferrals")[0]
    file.do(deferring.refuse_deferral, "head", case, deferral=asked, reason="没有提供证明材料。")
    assert file.ids(case, "payables", replaced_at=None) == [payable]
    assert [paper.code for paper in file.papers(case)][-2:] == ["S13", "S14"]
    with acting(file.who("head")):
        assert window_of(Dossier(file.fresh(case)), Dossier(file.fresh(case)).parties[0]) is not None


def test_the_head_may_allow_less_than_was_asked_for(file: File) -> None:
    case = file.served()
    first = file.at.date() + timedelta(days=10)
    data = {"payable": file.ids(case, "payables")[0], "hardship": "经营困难", "first_due_on": first, "count": 6}
    file.do(deferring.apply_deferral, "lead", case, **data, signed=True)
    asked = file.ids(case, "deferrals")[0]
    file.do(deferring.approve_deferral, "head", case, deferral=asked, count=2, opinion="同意分两期缴纳。")
    assert len(file.ids(case, "payables", replaced_at=None)) == 2
    assert [paper.code for paper in file.papers(case)][-3:] == ["S13", "S14", "D48"]


def test_days_of_reconsideration_bear_no_surcharge(file: File) -> None:
    case = file.served()
    file.wait(12)
    file.do(remedies.record_remedy, "lead", case, kind="RECONSIDERATION", accepted_on=file.at.date())
    file.wait(30)
    remedy = file.ids(case, "remedies")[0]
    file.do(remedies.end_remedy, "lead", case, remedy=remedy, ended_on=file.at.date(), result="UPHELD")
    due = date(2026, 6, 17)
    counted = (file.at.date() - due).days - (file.at.date() - max(due, file.at.date() - timedelta(days=30))).days
    assert file.pay(case, 100_000 + 3_000 * max(0, counted)).result["surcharge_fen"] == 3_000 * max(0, counted)


def test_a_revoked_decision_is_taken_from_the_public_within_three_working_days(file: File) -> None:
    case = file.served()
    file.publish(case)
    file.do(remedies.record_remedy, "lead", case, kind="RECONSIDERATION", accepted_on=file.at.date())
    file.wait(20)
    remedy = file.ids(case, "remedies")[0]
    file.do(remedies.end_remedy, "lead", case, remedy=remedy, ended_on=file.at.date(), result="REVOKED")
    with acting(file.who("lead")):
        public = Publication.objects.get(case=case)
    assert public.changed_on == file.at.date()
    file.do(publishing.withdraw_publication, "lead", case, reason="处罚决定已被撤销")


def test_two_parties_get_a_notice_and_a_decision_each(file: File) -> None:
    case = file.open()
    file.name(case)
    file.name(case, name="衢州另一样例有限公司", identity_number="91110000600037341L")
    file.do(filing.endorse_filing, "unit", case)
    file.do(filing.approve_filing, "head", case)
    first, second = file.ids(case, "parties")
    file.verify(case, file.collect(case, party=first))
    file.verify(case, file.collect(case, party=second))
    file.do(investigating.note_not_applicable, "lead", case, reason="不涉及",
            elements=["FAULT", "PRIOR", "CIRCUMSTANCES", "CAUSE"])  # fmt: skip
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="……")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    assert file.fresh(case).state == "NOTIFIED"
    for notice in file.ids(case, "notices"):
        said = {"notice": notice, "kind": "WAIVED", "received_at": file.at, "content": "放弃"}
        file.do(notifying.record_statement, "lead", case, **said)
    file.do(deciding.decide, "head", case)
    assert len(file.papers(case, "D39")) == 2
