"""The party's portal: documents served, statement, hearing, receipt, payment; by a code, of one's own case alone."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.general.acts import deciding, filing, notifying, people, proposing, reviewing
from yizhi.domain.cases.general.pages import general_case
from yizhi.domain.cases.general.portal import taking
from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.general.tests.test_hearing import told
from yizhi.domain.cases.models.general import GeneralCase, PartyInput
from yizhi.domain.cases.tests.scene import signature
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.store import opened
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting
from yizhi.web.public.attempts import unknown_codes

__all__ = ["file"]
CASE = "/party/case/"
SECOND = {
    "kind": "CITIZEN", "name": "样例甲", "identity_type": "居民身份证", "identity_number": "330802199001010010",
    "representative": "",
}  # fmt: skip


def holder(file: File, case: GeneralCase, code: str = "D29", which: int = 0) -> Client:
    """A browser that gave the code printed on the document."""
    unknown_codes.forget()
    original = PdfReader(BytesIO(opened(file.papers(case, code)[which].sha256).read()))
    text = "".join(page.extract_text() for page in original.pages)
    found = re.search(r"查询码：([0-9A-Z-]+)", re.sub(r"\s", "", text))
    assert found is not None, text
    browser = Client()
    with clock.at(file.at):
        browser.post("/party/", {"code": found[1]})
    return browser


def read(file: File, browser: Client, address: str = CASE) -> Any:
    with clock.at(file.at):
        return browser.get(address)


def send(file: File, browser: Client, what: str, **data: Any) -> Any:
    file.at += timedelta(minutes=1)
    with clock.at(file.at):
        return browser.post(f"{CASE}{what}/", data)


def entered(file: File, case: GeneralCase) -> list[PartyInput]:
    with acting(file.who("lead")):
        return list(PartyInput.objects.filter(case=case))


def take(file: File, case: GeneralCase) -> Any:
    return file.do(taking.take_input, "lead", case, entered=entered(file, case)[-1].pk)


def test_the_code_on_the_notice_opens_the_case_of_the_party(file: File) -> None:
    case = file.notified()
    shown = read(file, holder(file, case)).content.decode()
    assert "行政处罚事先告知书" in shown
    assert "陈述、申辩" in shown
    assert "91330100799655058B" not in shown


def test_the_code_on_each_document_opens_the_same_case(file: File) -> None:
    file = file.of_county()
    case = told(file)
    file.serve(case, "D30")
    for code in ("D29", "D30"):
        shown = read(file, holder(file, case, code)).content.decode()
        assert "听证告知书" in shown, code


def test_a_statement_arrives_in_the_case_and_must_be_answered(file: File) -> None:
    """第四十五条第一款：必须充分听取当事人的意见，进行复核."""
    case = file.notified()
    answer = send(file, holder(file, case), "statement", content="占道时间只有半小时。")
    assert answer.status_code == 302
    with acting(file.who("lead")):
        assert any("陈述、申辩" in one.says for one in timeline(case.pk))
        shown = general_case(file.who("lead"), file.fresh(case))
    assert "当事人在线提交" in [panel.title for panel in shown.panels]
    assert "第四十五条" in refused(file, deciding.decide, "head", case)
    take(file, case)
    assert file.fresh(case).state == "STATEMENT"
    with acting(file.who("lead")):
        said = case.statements.get()
    assert (str(said.content), said.received_at) == ("占道时间只有半小时。", entered(file, case)[0].received_at)
    assert "尚未复核" in refused(file, deciding.decide, "head", case)
    reply = {"adopted": False, "reply": "与现场记录不符"}
    file.do(notifying.review_statement, "lead", case, statement=said.pk, **reply)
    assert "与现场记录不符" in read(file, holder(file, case)).content.decode()


def test_the_same_form_sent_twice_enters_once(file: File) -> None:
    case = file.notified()
    browser = holder(file, case)
    key = "01a21b1b-c016-74f6-a02a-52a06ac2a95c"
    for _ in range(2):
        with clock.at(file.at):
            browser.post(f"{CASE}statement/", {"content": "……", "key": key})
    assert len(entered(file, case)) == 1


def test_nothing_is_decided_over_a_statement_that_waits(file: File) -> None:
    case = file.notified()
    send(file, holder(file, case), "statement", content="请从轻。")
    file.wait(20)
    assert "在线提交" in refused(file, deciding.decide, "head", case)


def test_a_late_statement_is_heard_until_the_decision(file: File) -> None:
    case = file.notified()
    file.wait(20)
    assert send(file, holder(file, case), "statement", content="补充意见。").status_code == 302
    with acting(file.who("lead")):
        assert any("期限已过" in one.says for one in timeline(case.pk))


def test_after_the_decision_nothing_is_stated_and_the_page_says_where_to_go(file: File) -> None:
    case = file.decided()
    answer = send(file, holder(file, case), "statement", content="不服。")
    assert answer.status_code == 409
    assert "行政复议" in answer.content.decode()
    assert entered(file, case) == []


def test_a_hearing_asked_for_in_time_is_taken_however_late_the_officer_is(file: File) -> None:
    """第六十四条第一项：在行政机关告知后五日内提出."""
    file = file.of_county()
    case = told(file)
    assert send(file, holder(file, case), "hearing").status_code == 302
    file.wait(30)
    assert "第六十三条" in refused(file, deciding.decide, "head", case)
    assert "予以受理" in take(file, case).result["outcome"]
    assert file.fresh(case).state == "HEARING"


def test_a_hearing_asked_for_too_late_is_refused_with_the_days_counted(file: File) -> None:
    file = file.of_county()
    case = told(file)
    file.wait(15)
    browser = holder(file, case)
    shown = read(file, browser).content.decode()
    assert "届满" in shown
    answer = send(file, browser, "hearing")
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "第六十四条第一项" in said
    assert "届满" in said
    assert entered(file, case) == []


def test_without_the_right_no_hearing_is_asked_for(file: File) -> None:
    """第六十三条：只有列明的处罚有听证权利."""
    case = file.notified()
    assert "第六十三条" in send(file, holder(file, case), "hearing").content.decode()


def test_a_hearing_is_asked_for_once(file: File) -> None:
    file = file.of_county()
    case = told(file)
    browser = holder(file, case)
    send(file, browser, "hearing")
    assert send(file, browser, "hearing").status_code == 409


def test_a_hearing_in_time_leads_back_from_a_review_that_went_ahead(file: File) -> None:
    file = file.of_county()
    case = told(file)
    send(file, holder(file, case), "hearing")
    file.wait(15)
    file.do(reviewing.request_second_review, "lead", case)
    take(file, case)
    assert file.fresh(case).state == "HEARING"


def _signed() -> SimpleUploadedFile:
    return SimpleUploadedFile("s.png", b64decode(signature().partition(",")[2]), "image/png")


def test_a_document_is_received_by_a_signature_on_the_screen(file: File) -> None:
    case = file.notified()
    browser = holder(file, case)
    paper = file.papers(case, "D29")[0]
    assert read(file, browser, f"{CASE}receipt/{paper.pk}/").status_code == 200
    assert send(file, browser, f"receipt/{paper.pk}", signature=_signed()).status_code == 302
    made = entered(file, case)[0]
    assert (made.kind, made.about_id, len(made.signature_sha256)) == ("RECEIPT", paper.pk, 64)
    assert send(file, browser, f"receipt/{paper.pk}", signature=_signed()).status_code in (409, 422)
    assert "在线签收" in read(file, browser).content.decode()


def test_a_picture_that_is_none_is_no_signature(file: File) -> None:
    case = file.notified()
    paper = file.papers(case, "D29")[0]
    wrong = SimpleUploadedFile("s.png", b"<svg/>", "image/png")
    assert send(file, holder(file, case), f"receipt/{paper.pk}", signature=wrong).status_code == 422
    assert entered(file, case) == []


def test_payment_is_on_the_page_after_the_decision(file: File) -> None:
    case = file.served()
    shown = read(file, holder(file, case, "D39")).content.decode()
    assert "今天应缴合计" in shown
    assert "样例银行衢州分行" in shown


def test_the_old_documents_open_with_the_new_code(file: File) -> None:
    case = file.served()
    browser = holder(file, case, "D39")
    notice = file.papers(case, "D29")[0]
    assert read(file, browser, f"{CASE}document/{notice.pk}/").status_code == 200


def test_what_was_not_served_on_the_party_does_not_open(file: File) -> None:
    """Reviews, minutes and the file's own sheets are nobody's but the agency's."""
    case = file.served()
    browser = holder(file, case, "D39")
    with acting(file.who("lead")):
        others = Document.objects.filter(record_id=case.pk).exclude(code__in=("D29", "D39"))
        assert {one.code for one in others} >= {"D03", "D26", "D28", "D38"}
        wanted = [one.pk for one in others]
    for one in wanted:
        assert read(file, browser, f"{CASE}document/{one}/").status_code == 404
        assert read(file, browser, f"{CASE}receipt/{one}/").status_code == 404


def test_another_party_of_the_same_case_sees_its_own_papers_alone(file: File) -> None:
    case = file.open()
    file.name(case)
    file.name(case, **SECOND)
    file.do(filing.endorse_filing, "unit", case)
    file.do(filing.approve_filing, "head", case)
    for party in file.ids(case, "parties"):
        file.verify(case, file.collect(case, "DOCUMENTARY", name="证照", proves=["IDENTITY"], party=party))
    file.prove(case)
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="……")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    one, other = file.papers(case, "D29")
    browser = holder(file, case)
    assert read(file, browser, f"{CASE}document/{one.pk}/").status_code == 200
    assert read(file, browser, f"{CASE}document/{other.pk}/").status_code == 404
    send(file, browser, "statement", content="只是我方的意见。")
    assert "只是我方的意见" not in read(file, holder(file, case, which=1)).content.decode()


def test_the_code_of_one_case_enters_nothing_into_another(file: File) -> None:
    case = file.notified()
    file.wait(40)
    other = file.notified(party=SECOND)
    browser = holder(file, case)
    strange = file.papers(other, "D29")[0]
    assert read(file, browser, f"{CASE}document/{strange.pk}/").status_code == 404
    assert send(file, browser, f"receipt/{strange.pk}", signature=_signed()).status_code == 404
    assert entered(file, other) == []


def test_nobody_without_a_code_enters_anything(file: File) -> None:
    case = file.notified()
    for what in ("statement", "hearing"):
        assert send(file, Client(), what, content="……").status_code == 302
    assert entered(file, case) == []


def test_only_so_much_is_entered_in_a_day(file: File) -> None:
    case = file.notified()
    browser = holder(file, case)
    for _ in range(10):
        assert send(file, browser, "statement", content="……").status_code == 302
    refusal = send(file, browser, "statement", content="……")
    assert refusal.status_code == 409
    assert "每天最多10次" in refusal.content.decode()


def test_what_was_typed_stays_when_it_is_refused(file: File) -> None:
    case = file.decided()
    shown = send(file, holder(file, case), "statement", content="打好的字").content.decode()
    assert "不能再陈述、申辩" in shown


def test_a_party_excluded_from_the_case_opens_nothing_more_than_its_own_paper(file: File) -> None:
    case = file.notified()
    browser = holder(file, case)
    file.do(proposing.reopen, "lead", case, reason="当事人有误")
    file.do(people.exclude_party, "lead", case, party=file.ids(case, "parties")[0], reason="登记有误")
    assert read(file, browser).status_code == 302
    assert send(file, browser, "statement", content="……").status_code in (302, 409)
    assert entered(file, case) == []
