"""A document without what the law demands is refused with titles and articles; a draft shows the gaps."""

import pytest

from yizhi.platform.documents.rendering import (
    DocumentDefinition,
    InvalidFields,
    MissingFields,
    NumberMissing,
    UnknownFields,
    render,
)
from yizhi.platform.documents.rendering.tests.small import NUMBER, ON, filled, text_of


def test_all_gaps_are_listed_at_once_with_their_articles(notice: DocumentDefinition) -> None:
    with pytest.raises(MissingFields) as caught:
        render(notice, ON, {"kind": "person", "agency": "  "}, variant="full", number=NUMBER)
    assert [flaw.title for flaw in caught.value.flaws] == ["机关", "姓名", "证件号码"]
    assert "机关：未填写（第一条）" in str(caught.value)


def test_an_item_demanded_only_of_persons_is_not_demanded_of_companies(notice: DocumentDefinition) -> None:
    company = filled(kind="company", name="某某有限公司", identity=None)
    assert render(notice, ON, company, variant="full", number=NUMBER).pages == 1


def test_one_officer_where_two_are_demanded_is_missing_one(notice: DocumentDefinition) -> None:
    with pytest.raises(MissingFields, match="人员：至少需要2项，现有1项"):
        render(notice, ON, filled(people=[{"name": "甲"}]), variant="full", number=NUMBER)


def test_a_row_with_a_blank_column_says_which_row(notice: DocumentDefinition) -> None:
    with pytest.raises(MissingFields, match="人员第2项姓名"):
        render(notice, ON, filled(people=[{"name": "甲"}, {"name": ""}]), variant="full", number=NUMBER)


def test_a_draft_shows_what_is_missing_and_that_it_is_a_draft(notice: DocumentDefinition) -> None:
    text = text_of(render(notice, ON, {"kind": "person"}, variant="draft").pdf)
    assert "【待填：机关】" in text
    assert "【待填：姓名】" in text
    assert "草稿未出具，不具有法律效力" in text


def test_an_issued_document_never_says_draft(notice: DocumentDefinition) -> None:
    text = text_of(render(notice, ON, filled(), variant="full", number=NUMBER).pdf)
    assert "草稿" not in text
    assert "待填" not in text


def test_without_a_number_nothing_is_issued(notice: DocumentDefinition) -> None:
    with pytest.raises(NumberMissing):
        render(notice, ON, filled(), variant="full")


def test_an_item_the_template_does_not_know_is_refused_rather_than_lost(notice: DocumentDefinition) -> None:
    with pytest.raises(UnknownFields, match="adress"):
        render(notice, ON, filled(adress="某处"), variant="full", number=NUMBER)


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("kind", "alien"),
        ("fine", -1),
        ("fine", 1.5),
        ("fine", True),
        ("file_number", "2026-001"),
        ("name", 42),
        ("facts", "字" * 20_001),
        ("people", [{"nmae": "甲"}, {"name": "乙"}]),
        ("people", "甲"),
        ("signature", "not bytes"),
    ],
)
@pytest.mark.parametrize("variant", ["full", "draft"])
def test_a_value_of_the_wrong_form_is_refused_even_in_a_draft(
    notice: DocumentDefinition, item: str, value: object, variant: str
) -> None:
    with pytest.raises(InvalidFields) as caught:
        render(notice, ON, filled(**{item: value}), variant=variant, number=NUMBER)  # type: ignore[arg-type]
    assert caught.value.flaws[0].field == item


def test_a_draft_made_before_the_rights_were_told_reminds_of_them(notice: DocumentDefinition) -> None:
    assert "【待填：已告知】" in text_of(render(notice, ON, filled(told=False), variant="draft").pdf)
    assert "待填" not in text_of(render(notice, ON, filled(told=True), variant="draft", number=NUMBER).pdf)


def test_a_document_that_would_admit_an_untold_right_names_the_article(notice: DocumentDefinition) -> None:
    with pytest.raises(InvalidFields, match="第四十四条"):
        render(notice, ON, filled(told=False), variant="full", number=NUMBER)
