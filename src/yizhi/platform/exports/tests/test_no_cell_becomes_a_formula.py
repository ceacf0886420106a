"""CSV injection: a party's name must never run in the spreadsheet of whoever opens the export."""

import csv
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.platform.exports.neutral import STARTS, cells, neutral
from yizhi.platform.exports.sheets import CsvSheet, XlsxSheet
from yizhi.platform.pages.patterns import Badge, Cell

INVISIBLE = ["", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u202e", "\n", "  \u2060 "]


@pytest.mark.parametrize("start", sorted(STARTS))
@pytest.mark.parametrize("before", INVISIBLE)
def test_what_looks_like_a_formula_gets_an_apostrophe(start: str, before: str) -> None:
    assert neutral(f"{before}{start}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("start", ["\t", "\r", "\n"])
def test_a_tab_or_line_break_at_the_beginning_is_reason_enough(start: str) -> None:
    assert neutral(f"{start}甲").startswith("'")


@given(st.text())
def test_no_text_at_all_begins_like_a_formula(text: str) -> None:
    found = neutral(text)
    assert not found or found[0] not in "=+-@＝＋－＠\t\r\n"
    assert not found.strip() or found.strip()[0] not in STARTS


@given(st.text(alphabet=st.characters(categories=("Lo", "Nd")), min_size=1))
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


def test_numbers_stay_numbers_and_every_pattern_becomes_plain_text() -> None:
    row = cells([-5, Badge("=1+1", "ok"), Cell("甲", "/x/", sub="-乙"), None, True, ["+1", "2"]])
    assert row == [-5, "'=1+1", "甲　-乙", "", "是", "'+1、2"]


def test_the_text_file_opens_in_excel_and_keeps_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with CsvSheet(path, ["姓名", "=标题"], {}) as sheet:
        sheet.write(['引"号,逗号\n换行', "'=1"])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
    assert rows == [["姓名", "'=标题"], ['引"号,逗号\n换行', "'=1"]]


def test_the_workbook_holds_no_formula_and_no_link(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with XlsxSheet(path, ["甲"], {"title": "甲", "author": "乙"}) as sheet:
        for text in ("=1+1", "{=1}", "http://evil.example/", "mailto:a@b.example", "internal:Sheet1!A1"):
            sheet.write([text])
        sheet.write([3])
    with zipfile.ZipFile(path) as book:
        content = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in content
    assert "hyperlink" not in content
    assert "<v>3</v>" in content


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yizhi.platform.exports.sheets._ROWS", 2)
    path = tmp_path / "a.xlsx"
    with XlsxSheet(path, ["甲"], {}) as sheet:
        for at in range(5):
            sheet.write([at])
    with zipfile.ZipFile(path) as book:
        assert [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")][-1].endswith("3.xml")
