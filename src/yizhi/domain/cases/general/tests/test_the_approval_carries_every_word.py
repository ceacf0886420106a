"""案件处理审批表 carries the word of everybody who had one, not only the head's (文书登记表第三十八项)."""

import io

from pypdf import PdfReader

from yizhi.domain.cases.general.tests.file import File
from yizhi.platform.documents.store import opened


def test_undertakers_reviewers_and_head_stand_on_the_form(file: File) -> None:
    case = file.decided()
    with opened(file.papers(case, "D38")[0].sha256) as original:
        text = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(original.read())).pages).split())
    places = [text.index(part) for part in ("主办人", "协办人", "合规性审查", "法制审核", "行政机关负责人")]
    assert places == sorted(places)
    for who in ("lead", "co", "compliance", "reviewer", "head"):
        assert file.people[who].name in text
