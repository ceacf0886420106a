"""All 67 rows of the register of documents: each has its template, items, number and seal, and prints whole."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from yizhi.domain.cases.documents.tests.example import AT, COMPLETE, DOCUMENTS, NUMBER, ON, QR, text_of
from yizhi.domain.cases.documents.tests.example_general import complete
from yizhi.platform.documents.rendering import render
from yizhi.platform.documents.rendering.definition import DocumentDefinition, FieldKind

# Number and seal as the register gives them; those a form and its letters share (审批表 / 通知书) go by the letter.
NUMBERED = {n: n not in (7, 9, 17, 31, 35, 45, 46, 64) for n in range(1, 68)}
SEALED = {
    6,
    8,
    *range(10, 12),
    13,
    14,
    16,
    *range(18, 26),
    29,
    30,
    33,
    34,
    *range(39, 42),
    43,
    44,
    *range(47, 60),
    65,
    67,
}
CODES = [f"D{n:02d}" for n in range(1, 68)]


@pytest.mark.parametrize("code", CODES)
def test_each_row_is_defined_with_number_and_seal_as_the_register_says(code: str) -> None:
    one = DOCUMENTS[code]
    assert (one.numbered, one.sealed) == (NUMBERED[int(code[1:])], int(code[1:]) in SEALED)
    assert one.articles
    assert any(spec.required for version in one.versions for spec in version.fields)
    if one.numbered:
        assert one.kind_abbreviation


_OUTSIDE = (*range(6, 12), 13, 14, *range(16, 26), 29, 30, 31, 33, 34, 35, *range(39, 60), 65, 67)
EXTERNAL = {n: n in _OUTSIDE for n in range(1, 68)}


@pytest.mark.parametrize("code", CODES)
def test_each_row_is_internal_or_external_as_the_register_says(code: str) -> None:
    """Those a form and its letters share go by the letter; the form is a document of its own (S11 to S16)."""
    assert DOCUMENTS[code].external == EXTERNAL[int(code[1:])]


def test_each_document_has_a_series_of_its_own() -> None:
    """文号唯一性：机关、文种、年份、序号；两种文书不共用一个文种代字."""
    kinds = [one.kind_abbreviation for one in DOCUMENTS.values() if one.numbered]
    assert sorted(kinds) == sorted(set(kinds))


@pytest.mark.parametrize(
    ("letter", "form"), [("D10", "S11"), ("D20", "S12"), ("D48", "S13"), ("D48", "S14"), ("D58", "S15"), ("D62", "S16")]
)
def test_the_register_s_forms_beside_the_letters_are_documents_of_their_own(letter: str, form: str) -> None:
    assert DOCUMENTS[letter].name != DOCUMENTS[form].name
    head = DOCUMENTS[form].approval == "head"
    assert head == (not DOCUMENTS[form].external)


@pytest.mark.parametrize("code", sorted(code for code, one in DOCUMENTS.items() if one.external))
def test_whoever_holds_an_external_document_can_verify_it(code: str) -> None:
    one = DOCUMENTS[code]
    data = COMPLETE.get(code) or complete(one)
    words = "".join(pages_of(one, data))
    assert "扫描二维码" in words or "扫码核验真伪" in words
    made = [render(one, ON, data, variant="full", qr=qr, number=NUMBER, issued_at=AT).pages for qr in (QR, None)]
    if "扫码核验真伪" in words:
        assert made[0] == made[1], "the code in the corner takes no room"


@pytest.mark.parametrize("code", sorted(DOCUMENTS))
def test_each_prints_whole_under_each_of_its_names(code: str) -> None:
    one = DOCUMENTS[code]
    for name, data in every_name(one):
        text = text_of(code, data)
        assert "待填" not in text
        assert name in text
        assert not re.search(r"None|#print|样例$", text)


@pytest.mark.parametrize("code", sorted(DOCUMENTS))
def test_each_prints_without_what_may_be_left_out(code: str) -> None:
    one = DOCUMENTS[code]
    needed = {
        spec.name
        for spec in one.versions[-1].fields
        if spec.required or spec.required_when or spec.kind is FieldKind.ROWS or spec.must_be is not None
    }
    for name, data in every_name(one):
        assert name in text_of(code, {field: value for field, value in data.items() if field in needed})


def every_name(one: DocumentDefinition) -> list[tuple[str, dict[str, Any]]]:
    """The data of the document for each answer that gives it another name."""
    data = COMPLETE.get(one.code) or complete(one)
    if not one.named_by:
        return [(one.name, data)]
    answers = one.versions[-1].field(one.named_by).options
    return [(title, {**data, one.named_by: answer}) for answer, title in answers.items()]


@pytest.mark.parametrize("code", sorted(code for code, one in DOCUMENTS.items() if one.sealed))
def test_no_page_holds_the_signature_alone(code: str) -> None:
    """However long the text before it is, words of the document stand on the page of agency, date and seal."""
    one, data = DOCUMENTS[code], COMPLETE.get(code) or complete(DOCUMENTS[code])
    long = next((s.name for s in one.versions[-1].fields if s.kind is FieldKind.PARAGRAPHS and s.name in data), None)
    if long is None:
        pytest.skip("没有可长可短的内容")
    for lines in range(4, 24, 3):
        told = {**data, long: "\n".join(["当事人未经批准占用人行道堆放物料，影响通行。"] * lines)}
        last = pages_of(one, told)[-1]
        for closing in ("衢州市柯城区航埠镇人民政府", "2026年8月1日", "样章", one.name):
            last = last.replace(closing, "")
        words = re.sub(r"第\d+页共\d+页|扫描二维码.*?ABCD|航政执\S*?号|账本指纹：\w+", "", last)
        assert len(words) > 6, (lines, last)


def pages_of(one: DocumentDefinition, data: dict[str, Any]) -> list[str]:
    made = render(one, ON, data, variant="full", number=NUMBER, qr=QR if one.external else None, issued_at=AT)
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.pdf)).pages]
