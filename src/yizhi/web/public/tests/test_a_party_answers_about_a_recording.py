"""“及时告知当事人违法事实，并采取信息化手段或者其他措施，为当事人查询、陈述和申辩提供便利”（行政处罚法第四十一条第三款）."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models import DeviceRecord, MonitoringDevice, RecordEntry
from yizhi.domain.cases.offsite import pages
from yizhi.domain.cases.offsite.acts import telling, using
from yizhi.domain.cases.offsite.tests.recorded import accept, captured, fresh, in_use, listed, told
from yizhi.domain.cases.tests.scene import signature
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.store import opened
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting
from yizhi.web.public.attempts import unknown_codes

__all__ = ["file"]
PAGE = "/party/record/"


@pytest.fixture
def record(file: File) -> DeviceRecord:
    """A recording of which its party was told."""
    listed(file)
    made = captured(file, in_use(file))
    accept(file, made)
    told(file, made)
    found: DeviceRecord = fresh(file, made)
    return found


def holder(file: File, record: DeviceRecord) -> Client:
    """A browser that gave the code printed on the notice; it is led to the recording."""
    unknown_codes.forget()
    with acting(file.who("lead")):
        notice = Document.objects.get(record_id=record.pk, code="S04")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(opened(notice.sha256).read())).pages)
    found = re.search(r"查询码：?([0-9A-Z-]{16,19})", re.sub(r"\s", "", text))
    assert found is not None, text
    browser = Client()
    with clock.at(file.at):
        assert browser.post("/party/", {"code": found[1]})["Location"] == PAGE
    return browser


def read(file: File, browser: Client, address: str = PAGE) -> Any:
    with clock.at(file.at):
        return browser.get(address)


def send(file: File, browser: Client, what: str, **data: Any) -> Any:
    file.at += timedelta(minutes=1)
    with clock.at(file.at):
        return browser.post(f"{PAGE}{what}/", data)


def signed() -> SimpleUploadedFile:
    return SimpleUploadedFile("s.png", b64decode(signature().partition(",")[2]), "image/png")


def entries(file: File, record: DeviceRecord) -> list[RecordEntry]:
    with acting(file.who("lead")):
        return list(RecordEntry.objects.filter(record=record))


def test_the_code_on_the_notice_shows_the_recording_itself(file: File, record: DeviceRecord) -> None:
    browser = holder(file, record)
    shown = read(file, browser).content.decode()
    for told_of in ("当事人在店门外堆放建材约十平方米", "QK-0001", "航埠镇兴航路12号对面灯杆", "违法事实告知书"):
        assert told_of in shown
    assert "13800000000" not in shown
    picture = read(file, browser, f"{PAGE}recording")
    assert picture["Content-Type"] == "image/jpeg"
    assert b"".join(picture.streaming_content)[:2] == b"\xff\xd8"
    with acting(file.who("lead")):
        said = [one.says for one in timeline(record.pk)]
    assert "当事人凭查询码查看了违法事实告知书所告知的非现场记录" in said


def test_a_defence_arrives_and_must_be_reviewed_before_the_recording_proves_anything(
    file: File, record: DeviceRecord
) -> None:
    assert send(file, holder(file, record), "statement", content="堆放的是\r\n邻店的货。").status_code == 302
    case = file.filed(source="IOT", discovered_on=file.at.date(), occurred_at=record.captured_at)
    assert "尚未复核" in refused(file, using.take_record, "lead", case, record=record.pk, proves=["ACT"])
    with acting(file.who("lead")):
        page = pages.record(file.who("lead"), fresh(file, record))
    assert "当事人在线提交" in [panel.title for panel in page.panels]
    file.do(telling.answer, "lead", record, adopted=False, reply="画面可以辨认店招，货物在本店门前。")
    now = fresh(file, record)
    assert (str(now.statement), now.stated_at) == ("堆放的是\n邻店的货。", entries(file, record)[0].received_at)
    assert "画面可以辨认店招" in read(file, holder(file, record)).content.decode()


def test_every_word_is_reviewed_also_the_one_that_came_after_the_first(file: File, record: DeviceRecord) -> None:
    browser = holder(file, record)
    file.do(telling.state, "lead", record, content="电话中称不属实。", stated_at=file.at)
    file.do(telling.state, "lead", record, content="又来电补充。", stated_at=file.at)
    send(file, browser, "statement", content="第二点。")
    send(file, browser, "statement", content="第三点。")
    file.do(telling.answer, "lead", record, adopted=False, reply="均不成立。")
    assert str(fresh(file, record).statement) == "电话中称不属实。\n又来电补充。\n第二点。\n第三点。"
    assert all(one.taken_at for one in entries(file, record))


def test_a_party_that_is_right_about_it_ends_the_recording(file: File, record: DeviceRecord) -> None:
    browser = holder(file, record)
    send(file, browser, "statement", content="不是本店。")
    file.do(telling.answer, "lead", record, adopted=True, reply="属实。")
    assert fresh(file, record).state == "REJECTED"
    answer = send(file, browser, "statement", content="再说一句。")
    assert answer.status_code == 409
    assert "第四十五条" in answer.content.decode()


def test_the_facts_are_confirmed_and_the_right_given_up_by_an_own_signature(file: File, record: DeviceRecord) -> None:
    browser = holder(file, record)
    assert send(file, browser, "confirmation", waives="on", signature=signed()).status_code == 302
    (made,) = entries(file, record)
    assert (made.kind, made.waives, len(made.signature_sha256)) == ("CONFIRMED", True, 64)
    with acting(file.who("lead")):
        assert any("并放弃陈述、申辩" in one.says for one in timeline(record.pk))
    assert send(file, browser, "confirmation", signature=signed()).status_code == 409
    assert "已放弃陈述、申辩" in read(file, browser).content.decode()


def test_confirming_gives_up_nothing_by_itself(file: File, record: DeviceRecord) -> None:
    """“不得限制或者变相限制当事人享有的陈述权、申辩权”（第四十一条第三款）."""
    browser = holder(file, record)
    send(file, browser, "confirmation", signature=signed())
    assert not entries(file, record)[0].waives
    assert send(file, browser, "statement", content="但情节轻微。").status_code == 302


def test_without_a_signature_nothing_is_confirmed(file: File, record: DeviceRecord) -> None:
    browser = holder(file, record)
    answer = send(file, browser, "confirmation", waives="on")
    assert answer.status_code == 422
    assert 'name="waives" checked' in answer.content.decode()
    wrong = SimpleUploadedFile("s.png", b"<svg/>", "image/png")
    assert send(file, browser, "confirmation", signature=wrong).status_code == 422
    assert entries(file, record) == []


def test_the_signature_is_seen_by_those_whose_record_it_is(file: File, record: DeviceRecord) -> None:
    browser = holder(file, record)
    send(file, browser, "confirmation", signature=signed())
    address = f"/cases/offsite/entries/{entries(file, record)[0].pk}/signature.png"
    assert browser.get(address).status_code in (302, 403)


def test_a_code_opens_one_recording_and_not_the_next_of_the_same_device(file: File, record: DeviceRecord) -> None:
    with acting(file.who("lead")):
        device = MonitoringDevice.objects.get()
    other = captured(file, device, content="另一家的画面。", captured_at=file.at - timedelta(minutes=5))
    shown = read(file, holder(file, record)).content.decode()
    assert "另一家的画面" not in shown
    assert str(other.pk) not in shown


def test_nobody_without_a_code_enters_anything(file: File, record: DeviceRecord) -> None:
    for what in ("statement", "confirmation"):
        assert send(file, Client(), what, content="……").status_code == 302
    assert read(file, Client(), f"{PAGE}recording").status_code == 302
    assert entries(file, record) == []


def test_the_code_of_a_case_opens_no_recording(file: File) -> None:
    from yizhi.web.public.tests.test_a_party_answers_by_the_code import holder as holder_of_case

    browser = holder_of_case(file, file.notified())
    assert read(file, browser).status_code == 302
    assert read(file, browser, f"{PAGE}recording").status_code == 404
    assert send(file, browser, "statement", content="……").status_code in (302, 409)
