"""A document number names agency, kind, year and sequence, with the year in 〔〕."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.statute.codes import DOCUMENT_KINDS, DocumentNumber, is_document_number
from yizhi.statute.refusal import RefusedError

AGENCIES = st.sampled_from(["衢综执", "柯综执", "衢江综执", "江综执", "龙综执", "常综执", "开综执", "航政执"])


def test_the_example_of_the_specification() -> None:
    number = DocumentNumber.parse("衢综执罚决字〔2022〕第00012号")
    assert (number.agency, number.kind, number.year, number.sequence) == ("衢综执", "罚决", 2022, 12)
    assert str(number) == "衢综执罚决字〔2022〕第00012号"


@given(AGENCIES, st.sampled_from(sorted(DOCUMENT_KINDS)), st.integers(2000, 2099), st.integers(1, 10**7))
def test_what_is_written_is_read_back(agency: str, kind: str, year: int, sequence: int) -> None:
    number = DocumentNumber(agency, kind, year, sequence)
    assert DocumentNumber.parse(str(number)) == number


@pytest.mark.parametrize("brackets", ["[]", "()", "（）", "【】", "［］"])
def test_other_brackets_are_refused_by_name(brackets: str) -> None:
    with pytest.raises(RefusedError, match="六角括号"):
        DocumentNumber.parse(f"衢综执罚决字{brackets[0]}2022{brackets[1]}第00012号")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "衢综执罚决字〔2022〕00012号",
        "衢综执罚决字〔22〕第00012号",
        "衢综执罚决字〔2022〕第00000号",
        "罚决字〔2022〕第00012号",
        "衢综执某字〔2022〕第00012号",
        "衢综执罚决字〔2022〕第00012号\n附件",
        "衢综执罚决字〔２０２２〕第00012号",
    ],
)
def test_another_shape_is_refused(text: str) -> None:
    assert not is_document_number(text)


def test_the_installation_brings_its_own_kinds() -> None:
    assert DocumentNumber.parse("衢综执简字〔2026〕第1号", kinds=["简"]).kind == "简"


@pytest.mark.parametrize(
    ("agency", "kind", "year", "sequence"),
    [("QZ", "罚决", 2022, 1), ("衢综执", "", 2022, 1), ("衢综执", "罚决", 22, 1), ("衢综执", "罚决", 2022, 0)],
)
def test_an_impossible_number_cannot_be_made(agency: str, kind: str, year: int, sequence: int) -> None:
    with pytest.raises(RefusedError, match="文号"):
        DocumentNumber(agency, kind, year, sequence)
