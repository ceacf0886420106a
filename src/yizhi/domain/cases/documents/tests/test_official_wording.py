"""Documents read as official ones: laws under their whole title, amounts in both forms, days in Chinese, own names."""

import io
import re

import pytest
from pypdf import PdfReader

from yizhi.domain.cases.documents.tests.example import DOCUMENTS, ON
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.tests.conftest import file as made_file
from yizhi.domain.cases.general.tests.file import File
from yizhi.platform.documents.store import opened
from yizhi.platform.scope.session import acting

file = made_file


def text_of(sha256: str) -> str:
    with opened(sha256) as original:
        pages = PdfReader(io.BytesIO(original.read())).pages
        return "".join("".join(page.extract_text() for page in pages).split())


def test_a_law_is_cited_under_its_whole_title() -> None:
    assert parts.in_full("《行政强制法》第二十八条第一款") == "《中华人民共和国行政强制法》第二十八条第一款"
    whole = "《中华人民共和国行政处罚法》第五十六条"
    assert parts.in_full(whole) == whole


def test_the_decision_writes_the_fine_in_both_forms(file: File) -> None:
    """“罚款人民币壹仟元整（¥1,000.00）”：大写在前，防止事后添改."""
    case = file.decided()
    for code in ("D29", "D39"):
        assert "罚款人民币壹仟元整（¥1,000.00）" in text_of(file.papers(case, code)[0].sha256)
    decision = text_of(file.papers(case, "D39")[0].sha256)
    assert "罚款：自收到本决定书之日起十五日内缴纳" in decision
    assert "没收违法所得：" not in decision


def test_no_paper_of_a_case_shows_a_code_or_a_machine_date(file: File) -> None:
    case = file.served()
    with acting(file.who("lead")):
        papers = file.papers(case)
    for paper in papers:
        text = re.sub(r"https?://\S+?(?=[一-鿿]|$)", "", text_of(paper.sha256))
        assert not re.search(r"\d{4}-\d{2}-\d{2}|None|[A-Z]{3,}_[A-Z]+|[0-9a-f]{8}-[0-9a-f]{4}", text), paper.name
        assert not re.search(r"《行政(处罚|强制)法》", text), paper.name


@pytest.mark.parametrize(
    ("code", "field", "names"),
    [
        ("D19", "form", {"解除查封（扣押）决定书", "查封（扣押）财物处理决定书"}),
        ("D52", "kind", {"代履行决定书", "立即代履行事后通知书"}),
        ("D62", "form", {"涉案财物退还清单", "涉案财物移交清单", "罚没物品移交清单", "涉案财物销毁记录"}),
    ],
)
def test_each_outcome_is_a_paper_with_a_name_of_its_own(code: str, field: str, names: set[str]) -> None:
    answers = DOCUMENTS[code].versions[-1].field(field).options
    assert {DOCUMENTS[code].title(ON, {field: answer}) for answer in answers} == names
