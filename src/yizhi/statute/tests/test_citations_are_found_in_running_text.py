"""Citations as officers and legislators write them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.statute.citation import citations
from yizhi.statute.place import Place

CITY = "浙江省城市市容和环境卫生管理条例"
numbers = st.integers(1, 300)
places = st.builds(Place, numbers, st.integers(0, 5), st.integers(0, 9), st.integers(0, 15))
slowly = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def read(text: str, **options: object) -> list[str]:
    return [str(one) for one in citations(text, **options)]  # type: ignore[arg-type]


@slowly
@given(st.lists(places, min_size=1, max_size=4), st.sampled_from(["、", "，", "和", "及", "以及", "或者"]))
def test_what_is_written_is_read(written: list[Place], joined: str) -> None:
    text = f"当事人违反了《{CITY}》{joined.join(map(str, written))}的规定。"
    found = citations(text)
    assert [one.place for one in found] == written
    assert {one.title for one in found} == {CITY}
    assert [text[one.start : one.end].endswith(str(one.place)) for one in found] == [True] * len(written)


@slowly
@given(st.text(alphabet="《》第条款项之至、，（）()一二十百0９同法本该和A\n ", max_size=60))
def test_nothing_makes_it_fail_and_places_lie_in_the_text(text: str) -> None:
    for one in citations(text, own="某法", known=["某条例"]):
        assert 0 <= one.start < one.end <= len(text)
        assert one.title


@slowly
@given(numbers, st.integers(1, 20))
def test_a_run_is_every_article_of_it(first: int, more: int) -> None:
    text = f"《某条例》{Place(first)}至{Place(first + more)}"
    assert [one.place for one in citations(text)] == [Place(n) for n in range(first, first + more + 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"《{CITY}》第十七条第一款", [f"《{CITY}》第十七条第一款"]),
        ("《某法》第三至五条", ["《某法》第三条", "《某法》第四条", "《某法》第五条"]),
        (
            "《某法》第三、五条及第八条（二）项",
            ["《某法》第三条", "《某法》第五条", "《某法》第八条第二项"],
        ),
        ("《某法》第三条第一款、第三款", ["《某法》第三条第一款", "《某法》第三条第三款"]),
        ("《某法》第三条第（一）项、第（四）项", ["《某法》第三条第一项", "《某法》第三条第四项"]),
        ("《某法》第三条第二款第一项至第三项", [f"《某法》第三条第二款第{n}项" for n in "一二三"]),
        ("《某法》第120条之一第2款", ["《某法》第一百二十条之一第二款"]),
        ("《甲法》第一条，依据同法第九条", ["《甲法》第一条", "《甲法》第九条"]),
        ("《甲法》第一条、《乙条例》第二条；该条例第三条", ["《甲法》第一条", "《乙条例》第二条", "《乙条例》第三条"]),
        ("《甲法》规定", ["《甲法》"]),
        ("《甲法（草案）》", ["《甲法（草案）》"]),
        ("第五条", []),
        ("同法第五条", []),
    ],
)
def test_forms_in_use(text: str, found: list[str]) -> None:
    assert read(text) == found


def test_a_name_the_text_shortens_stands_for_the_full_title() -> None:
    text = "《中华人民共和国行政处罚法》（以下简称《处罚法》）第五十一条，《处罚法》第五十二条"
    assert read(text) == ["《中华人民共和国行政处罚法》第五十一条", "《中华人民共和国行政处罚法》第五十二条"]


def test_own_law_and_names_without_marks() -> None:
    assert read("本条例第二条", own="某条例") == ["《某条例》第二条"]
    assert read("根据行政处罚法第三十三条第一款", known=["行政处罚法"]) == ["《行政处罚法》第三十三条第一款"]
