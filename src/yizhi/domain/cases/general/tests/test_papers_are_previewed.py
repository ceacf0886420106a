"""While typing, whoever may do an act sees the papers it would issue; looking leaves nothing behind."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.general.acts import asking, correcting, deciding, deferring, enforcing, notifying
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.rehearsal import rehearse
from yizhi.platform.documents.models import Document, Series
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def previewed(file: File, act: Any, part: str, case: GeneralCase, **data: Any) -> list[str]:
    return [text_of(one) for one in rehearse(act, file.who(part), record=case, data=data, at=file.at)]


def everything(file: File) -> tuple[int, ...]:
    with acting(file.who("head")):
        return (Document.objects.count(), Entry.objects.count(), sum(Series.objects.values_list("last", flat=True)))


def test_a_decision_is_seen_before_it_is_made_and_nothing_is_left_behind(file: File) -> None:
    case = file.notified()
    file.state(case, "WAIVED")
    before, state = everything(file), file.fresh(case).state
    papers = previewed(file, deciding.decide, "head", case)
    assert any("行政处罚决定书" in text for text in papers)
    assert all("草稿" in text and "不具有法律效力" in text for text in papers)
    assert not any("罚决字〔2026〕第" in text for text in papers)
    assert (everything(file), file.fresh(case).state) == (before, state)
    file.do(deciding.decide, "head", case)
    assert file.papers(case, "D39")[0].sequence == 1


def test_a_notice_is_seen_without_the_code_that_is_made_with_it(file: File) -> None:
    case = file.reviewed()
    text = "".join(previewed(file, notifying.issue_notice, "lead", case))
    assert "行政处罚事先告知书" in text
    assert "出具时产生" in text


def test_newer_papers_are_seen_as_well(file: File) -> None:
    """委托、申请、审批、复查、函件：每一份都可以先看."""
    case = file.served()
    due = file.at.date() + timedelta(days=10)
    asked = {"payable": file.ids(case, "payables")[0], "hardship": "歇业", "first_due_on": due, "signed": True}
    assert "延期（分期）缴纳罚款申请书" in previewed(file, deferring.apply_deferral, "lead", case, **asked)[0]
    file.do(deferring.apply_deferral, "lead", case, **asked)
    one = {"deferral": file.ids(case, "deferrals")[0]}
    both = previewed(file, deferring.approve_deferral, "head", case, **one)
    assert ["审批表" in both[0], "通知书" in both[1]] == [True, True]
    checked = {"order": file.ids(case, "corrections")[0], "corrected": True, "findings": "已清理"}
    assert "整改复查意见书" in previewed(file, correcting.check_correction, "lead", case, **checked)[0]
    letter = {"kind": "INVESTIGATE", "receiver": "样例局", "reason": "核实。", "contact": "甲一", "reply_by": due}
    told = previewed(file, asking.request_cooperation, "lead", case, **letter, request="请提供档案。")
    assert "样例局" in told[0]


def test_only_who_may_do_it_sees_it_and_only_when_it_may_be_done(file: File) -> None:
    case = file.served()
    party = file.ids(case, "parties")[0]
    with pytest.raises(ActForbidden):
        previewed(file, deferring.refuse_deferral, "lead", case, deferral=party, reason="……")
    with pytest.raises(ActRefused, match="逾期"):
        previewed(file, enforcing.demand, "lead", case, party=party)
    with pytest.raises(ActInvalid):
        previewed(file, correcting.check_correction, "lead", case, order=party, corrected=True)


def test_what_was_not_typed_yet_is_marked_and_the_rest_is_seen(file: File) -> None:
    """“必填字段校验、缺项标示”（13.1）：空着的地方标出来，不妨碍先看."""
    case = file.served()
    order = file.ids(case, "corrections")[0]
    (text,) = previewed(file, correcting.check_correction, "lead", case, order=order, corrected=True)
    assert "整改复查意见书" in text
    assert "【待填：复查情况】" in text
    asked = {"payable": file.ids(case, "payables")[0], "hardship": "歇业", "signed": True}
    (text,) = previewed(file, deferring.apply_deferral, "lead", case, **asked)
    assert "歇业" in text
    assert text.count("【待填：") == 1
    assert "第1期：【待填：" in text, "no day is shown that nobody chose"


def test_a_choice_on_which_the_paper_depends_is_asked_for(file: File) -> None:
    case = file.served()
    with pytest.raises(ActInvalid) as caught:
        previewed(file, asking.request_cooperation, "lead", case)
    assert set(caught.value.errors) == {"kind"}
    (text,) = previewed(file, asking.request_cooperation, "lead", case, kind="INVESTIGATE")
    for title in ("收函机关", "联系人"):
        assert title in text
    assert text.count("【待填：") >= 4


def test_what_was_typed_wrongly_is_refused_as_ever(file: File) -> None:
    case = file.served()
    with pytest.raises(ActInvalid) as caught:
        previewed(file, asking.request_cooperation, "lead", case, kind="INVESTIGATE", receiver="样" * 5_000)
    assert "receiver" in caught.value.errors


def test_the_form_offers_the_preview_and_a_press_carries_nothing_out(file: File) -> None:
    case = file.served()
    account, client = open_account(file.people["lead"], "previewer"), Client()
    with clock.at(file.at):
        client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
        address = f"/acts/general_case.check_correction/{case.pk}/"
        assert 'name="preview"' in client.get(address).content.decode()
        before = everything(file)
        typed = {"order": str(file.ids(case, "corrections")[0]), "corrected": "on", "preview": "1"}
        begun = client.post(address, typed)
        assert "【待填：复查情况】" in text_of(begun.content)
        shown = client.post(address, typed | {"findings": "已清理"})
    assert (shown["Content-Type"], shown["Cache-Control"]) == ("application/pdf", "no-store")
    assert "整改复查意见书" in text_of(shown.content)
    assert everything(file) == before
