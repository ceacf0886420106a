"""Suspected crime: the group of two, the principal head, 24 hours, receipt, lists, and what comes back (移送规定)."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import crime, deciding, ending
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.measures.tests.held import decide, hand_over, in_force
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused


def _report(file: File, case: GeneralCase, **changes: Any) -> None:
    data = {"suspected": "非法经营罪", "report": "数额较大，涉嫌构成犯罪。", "members": [file.people["co"].pk]}
    file.do(crime.report_crime, "lead", case, **(data | changes))


def _approve(file: File, case: GeneralCase, **changes: Any) -> None:
    data = {"receiver": "柯城区公安分局", "reason": "同意移送", "principal": True}
    file.do(ending.transfer_crime, "head", case, **(data | changes))


def _sent(file: File, case: GeneralCase) -> None:
    _report(file, case)
    _approve(file, case)
    file.do(crime.send_crime, "lead", case, sent_at=file.at)
    file.do(crime.record_receipt, "lead", case, received_on=file.at.date(), receipt="王某")


def _answered(file: File, case: GeneralCase, answer: str, **more: Any) -> None:
    data = {"answer": answer, "answered_on": file.at.date(), "number": "柯公（经）立字〔2026〕1号"}
    file.do(crime.record_police, "lead", case, **(data | more))


def test_it_goes_to_the_police_with_letter_lists_and_receipt(file: File) -> None:
    case = file.filed()
    file.prove(case)
    _sent(file, case)
    assert file.fresh(case).state == "TRANSFERRED_CRIME"
    assert [paper.code for paper in file.papers(case, "D58")] == ["D58"]
    _answered(file, case, "FILED")
    file.do(crime.hand_items, "lead", case, handed_on=file.at.date(), receiver="王某", signed=True)


def test_one_officer_alone_is_no_group(file: File) -> None:
    case = file.filed()
    with pytest.raises(ActRefused, match="第五条第一款"):
        _report(file, case, members=[file.people["lead"].pk])


def test_nothing_is_transferred_without_a_report(file: File) -> None:
    case = file.filed()
    with pytest.raises(ActRefused, match="第五条"):
        _approve(file, case)


def test_only_the_principal_head_decides(file: File) -> None:
    case = file.filed()
    _report(file, case)
    with pytest.raises(ActRefused, match="第五条第一款"):
        _approve(file, case, principal=False)
    with pytest.raises(ActForbidden):
        file.do(ending.transfer_crime, "lead", case, receiver="……", reason="……", principal=True)


def test_a_refusal_of_the_head_is_written_down_and_the_case_goes_on(file: File) -> None:
    case = file.filed()
    _report(file, case)
    file.do(crime.refuse_crime, "head", case, reason="数额未达追诉标准", principal=True)
    assert file.fresh(case).state == "FILED"
    assert "第五条" in refused(file, ending.transfer_crime, "head", case, receiver="……", reason="……", principal=True)


def test_no_penalty_takes_the_place_of_a_transfer(file: File) -> None:
    """“不得以行政处罚代替移送”（第十一条第一款）."""
    case = file.notified()
    file.state(case, "WAIVED")
    _report(file, case)
    assert "第十一条" in refused(file, deciding.decide, "head", case)


def test_sending_after_24_hours_is_written_down(file: File) -> None:
    case = file.filed()
    _report(file, case)
    _approve(file, case)
    file.at += timedelta(hours=25)
    outcome = file.do(crime.send_crime, "lead", case, sent_at=file.at)
    assert "超过二十四小时" in outcome.entry.body.tobytes().decode() if hasattr(outcome.entry.body, "tobytes") else True
    assert outcome.result["late"]


def test_no_answer_without_a_signed_receipt(file: File) -> None:
    case = file.filed()
    _report(file, case)
    _approve(file, case)
    file.do(crime.send_crime, "lead", case, sent_at=file.at)
    with pytest.raises(ActRefused, match="第七条"):
        _answered(file, case, "FILED")


def test_police_who_do_not_file_give_reasons_and_return_the_file(file: File) -> None:
    case = file.filed()
    _sent(file, case)
    with pytest.raises(ActInvalid, match="第八条"):
        _answered(file, case, "REFUSED")
    _answered(file, case, "REFUSED", reason="情节显著轻微", returned="案卷一册")
    file.do(ending.take_back, "head", case, reason="依法继续办理")
    assert file.fresh(case).state == "INVESTIGATING"


def test_nothing_is_taken_back_while_the_police_have_not_refused(file: File) -> None:
    case = file.filed()
    _sent(file, case)
    assert "第十条" in refused(file, ending.take_back, "head", case, reason="……")


def test_reconsideration_is_asked_for_within_three_days(file: File) -> None:
    case = file.filed()
    _sent(file, case)
    _answered(file, case, "REFUSED", reason="情节显著轻微", returned="案卷一册")
    file.wait(4)
    said = refused(file, crime.object_police, "head", case, kind="RECONSIDER", reason="……")
    assert "第九条" in said
    file.do(crime.object_police, "head", case, kind="SUPERVISE", reason="应当立案")


def test_held_goods_go_along(file: File) -> None:
    """“应当将查封、扣押、冻结的财物一并移送”（行政强制法第二十一条）."""
    case = file.filed()
    measure = in_force(file, case)
    _sent(file, case)
    _answered(file, case, "FILED")
    handed = {"handed_on": file.at.date(), "receiver": "王某", "signed": True}
    assert "第二十一条" in refused(file, crime.hand_items, "lead", case, **handed)
    decide(file, measure, "TRANSFER", receiver="柯城区公安分局", ground=None)
    hand_over(file, measure)
    file.do(crime.hand_items, "lead", case, **handed)
