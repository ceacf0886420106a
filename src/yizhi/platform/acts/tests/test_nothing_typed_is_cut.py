"""A text that does not fit its column is refused with the count, under the field in which it was typed."""

import pytest
from django.http import QueryDict

from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import fits
from yizhi.platform.acts.forms import form_fields, read_form
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.tests.notes.acts import everything, rename, write
from yizhi.platform.acts.tests.notes.models import Note
from yizhi.platform.acts.tests.notes.setting import new_note, someone
from yizhi.platform.scope.session import acting

REFUSED = "最多40个字，现有43个字，没有保存；请删减3个字后再提交"


def test_a_text_longer_than_its_column_is_refused_and_nothing_is_kept(notes: None) -> None:
    officer = someone()
    note = new_note(officer)
    with pytest.raises(ActInvalid) as caught:
        perform(rename, officer, record=note, data={"heading": "新", "short": "长" * 43})
    assert caught.value.errors == {"short": [f"简称{REFUSED}"]}
    with acting(officer):
        assert Note.objects.get().title == "样例"


def test_a_limit_that_only_the_column_knows_is_told_under_the_field_it_was_typed_in(notes: None) -> None:
    officer = someone()
    note = new_note(officer)
    with pytest.raises(ActInvalid) as caught:
        perform(rename, officer, record=note, data={"heading": "长" * 43})
    assert caught.value.errors == {"heading": [f"标题{REFUSED}"]}
    with pytest.raises(ActInvalid) as caught:
        perform(write, officer, data={"title": "长" * 43})
    assert caught.value.errors == {"title": [f"标题{REFUSED}"]}


def test_exactly_as_long_as_the_column_is_kept_whole(notes: None) -> None:
    officer = someone()
    note = new_note(officer)
    perform(rename, officer, record=note, data={"heading": f"  {'长' * 40}  "})
    with acting(officer):
        assert Note.objects.get().title == "长" * 40


def test_the_form_tells_the_length_and_keeps_what_was_too_long() -> None:
    typed = "长" * 43
    shown = {one.name: one for one in form_fields(rename, actor=None, typed={"short": typed})}
    assert (shown["heading"].longest, shown["short"].longest) == (200, 40)
    assert shown["short"].value == typed
    assert {one.name: one.longest for one in form_fields(everything, actor=None)}["colour"] == 0


def test_a_line_end_counts_as_the_one_character_that_was_typed() -> None:
    posted = QueryDict(mutable=True)
    posted["text"] = "一\r\n二"
    assert read_form(everything, posted)["text"] == "一\n二"


def test_a_column_without_a_length_gives_no_limit() -> None:
    with pytest.raises(TypeError):
        fits(Note, "places")
