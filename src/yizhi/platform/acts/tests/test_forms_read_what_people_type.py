"""The form of an act: kinds and choices from its declaration, and typed text as input, whatever is typed."""

from typing import Annotated

import pytest
from django.http import QueryDict

from yizhi.platform.acts import declaration
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.forms import form_fields, kind_of, read_form
from yizhi.platform.acts.tests.notes.acts import everything
from yizhi.platform.acts.validation import validated
from yizhi.platform.acts.writing import Writing

TYPED = (
    "line=一&text=段&amount=1,234.50&when=2026-06-01T10:00&day=2026-06-01&how_many=3&agreed=on&tone=CALM&word=甲"
    "&colour=red&records=01890a5d-ac96-774b-bcce-b302099a8057&records=&later="
)


def read(**changes: str) -> dict[str, object]:
    posted = QueryDict(TYPED, mutable=True)
    for name, value in changes.items():
        posted[name] = value
    return read_form(everything, posted)


def test_a_complete_form_is_valid_input() -> None:
    values = validated(everything, read())
    assert values.amount == 123450  # type: ignore[attr-defined]
    assert values.when.isoformat() == "2026-06-01T10:00:00+08:00"  # type: ignore[attr-defined]
    assert [str(one) for one in values.records] == ["01890a5d-ac96-774b-bcce-b302099a8057"]  # type: ignore[attr-defined]
    assert values.agreed is True  # type: ignore[attr-defined]
    assert values.later is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("yuan", "fen"),
    [("0", 0), ("50", 5000), ("0.01", 1), ("1,000,000.5", 100000050), (" 7 ", 700), ("50.", 5000), ("50.100", 5010)],
)
def test_yuan_become_fen_without_losing_one(yuan: str, fen: int) -> None:
    assert read(amount=yuan)["amount"] == fen


@pytest.mark.parametrize(
    "typed",
    ["0.001", "五十", "1e5", "1e999999999", "Infinity", "-Infinity", "NaN", "sNaN", "-1", "0x10", "9" * 40, "1 0"],
)
def test_no_amount_that_a_person_would_not_write_is_taken_or_breaks_the_page(typed: str) -> None:
    with pytest.raises(ActInvalid) as caught:
        validated(everything, read(amount=typed))
    assert caught.value.errors["amount"][0].startswith("金额")


def test_what_is_no_amount_is_refused_with_an_example() -> None:
    """A person who typed 元 with words is told how to write them, not that the computer wanted an integer."""
    with pytest.raises(ActInvalid) as caught:
        validated(everything, read(amount="五十"))
    assert caught.value.errors["amount"] == ["金额应为数字，最多两位小数，如 200 或者 200.50"]


def test_an_unticked_box_is_a_no_and_an_empty_list_is_empty() -> None:
    data = read_form(everything, QueryDict("line=一"))
    assert data == {"line": "一", "agreed": False, "records": []}


def test_each_field_that_is_missing_is_named_by_its_title() -> None:
    with pytest.raises(ActInvalid) as caught:
        validated(everything, read_form(everything, QueryDict("line=&when=x&how_many=1.5&tone=SHY&day=32&word=丙")))
    assert caught.value.errors == {
        "line": ["请填写一行"],
        "text": ["请填写一段"],
        "amount": ["请填写金额"],
        "when": ["时间应为日期和时间"],
        "day": ["日期应为日期，如 2026-01-31"],
        "how_many": ["数量应为整数"],
        "tone": ["语气不在可选范围内"],
        "word": ["选词不在可选范围内"],
        "colour": ["请选择颜色"],
    }


def test_the_kind_of_a_field_follows_its_type() -> None:
    assert {p.name: kind_of(p).value for p in everything.parameters} == {
        "line": "text",
        "text": "long_text",
        "amount": "money",
        "when": "datetime",
        "day": "date",
        "how_many": "number",
        "agreed": "yes",
        "tone": "choice",
        "word": "choice",
        "colour": "choice",
        "records": "many",
        "later": "datetime",
    }


def test_a_choice_offers_what_its_type_or_its_source_holds() -> None:
    fields = {field.name: field for field in form_fields(everything, actor=None)}
    assert fields["word"].choices == (("甲", "甲"), ("乙", "乙"))
    assert [value for value, _ in fields["tone"].choices] == ["CALM", "LOUD"]
    assert fields["colour"].choices == (("red", "红"), ("blue", "蓝"))


def test_what_was_typed_and_what_is_wrong_come_back_with_the_form() -> None:
    fields = form_fields(everything, actor=None, typed={"line": "错"}, errors={"line": ["不对"]})
    assert (fields[0].value, fields[0].errors) == ("错", ("不对",))


def test_a_parameter_without_its_words_for_people_is_not_accepted() -> None:
    def nameless(writing: Writing, *, title: str) -> None: ...
    def positional(writing: Writing, title: Annotated[Line, Shown("标题")]) -> None: ...

    known = set(declaration._declarations)
    for function, says in ((nameless, "缺少 Shown"), (positional, "仅限关键字")):
        with pytest.raises(TypeError, match=says):
            act("note.unlawful", title="无名", says="")(function)
    assert set(declaration._declarations) == known


def test_two_acts_cannot_go_by_one_name() -> None:
    def twice(writing: Writing) -> None: ...

    verb = next(iter(declaration._declarations))
    with pytest.raises(ValueError, match="重复声明"):
        act(verb, title="重名", says="")(twice)
