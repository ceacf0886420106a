"""The party's page of a decision under the general procedure: what was decided, what to pay, how to contest it."""

from __future__ import annotations

import re
from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform import clock
from yizhi.platform.documents.store import opened
from yizhi.web.public.attempts import unknown_codes

__all__ = ["file"]
PAGE = "/party/decision/"


def _party(file: File, case: GeneralCase) -> Client:
    """A browser that gave the code printed on the decision."""
    unknown_codes.forget()
    original = PdfReader(BytesIO(opened(file.papers(case, "D39")[0].sha256).read()))
    text = "".join(page.extract_text() for page in original.pages)
    code = re.search(r"查询码：([0-9A-Z-]+)", re.sub(r"\s", "", text))
    assert code is not None
    browser = Client()
    browser.post("/party/", {"code": code[1]})
    return browser


def _read(file: File, browser: Client) -> str:
    with clock.at(file.at):
        return browser.get(PAGE).content.decode()


def test_before_service_no_period_runs_and_the_penalty_is_told(file: File) -> None:
    case = file.decided()
    told = _read(file, _party(file, case))
    assert "给予行政处罚" in told
    assert "自送达之日起计算" in told
    assert "今天应缴合计" in told


def test_after_service_the_page_tells_until_when_where_and_how_to_contest(file: File) -> None:
    case = file.served()
    told = _read(file, _party(file, case))
    assert "样例银行衢州分行" in told
    assert "衢州市柯城区人民政府" in told
    assert "直接提起行政诉讼" in told
    assert "当场处罚的复议案件" not in told


def test_what_is_late_bears_its_surcharge(file: File) -> None:
    case = file.served()
    browser = _party(file, case)
    file.wait(30)
    assert "逾期加处罚款" in _read(file, browser)


def test_what_is_paid_asks_for_nothing_more(file: File) -> None:
    case = file.served()
    file.pay(case, 100_000)
    told = _read(file, _party(file, case))
    assert "已缴清" in told
    assert "今天应缴合计" not in told


def test_nobody_without_the_code_reads_anything(file: File) -> None:
    file.served()
    assert Client().get(PAGE).status_code == 302
