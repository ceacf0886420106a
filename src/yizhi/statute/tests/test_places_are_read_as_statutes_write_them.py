import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.statute.place import Place, number, numeral, place

places = st.builds(Place, st.integers(1, 1300), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(places)
def test_a_place_survives_writing_and_reading(written: Place) -> None:
    assert place(str(written)) == written
    assert place(written.short) == written


@pytest.mark.parametrize(
    ("value", "text"),
    [(10, "十"), (15, "十五"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1005, "一千零五")],
)
def test_numerals(value: int, text: str) -> None:
    assert numeral(value) == text
    assert number(text) == value


def test_article_of_a_code_is_cited_in_full() -> None:
    assert str(Place(1169, 0, 3)) == "第一千一百六十九条第三款"
    assert str(Place(120, 2, 1, 3)) == "第一百二十条之二第一款第三项"


@pytest.mark.parametrize("text", ["", "条目一", "第条", "第十", "12.", "第十二条第款", "十二", "-3"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是"):
        place(text)
