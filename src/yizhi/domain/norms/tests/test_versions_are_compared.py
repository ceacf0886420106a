"""Two versions side by side: what stayed, what changed and how, what came and went."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.domain.norms.comparing import ADDED, CHANGED, MOVED, REMOVED, SAME, Line, Text, compare

A = Text("第一条", "为了规范停车秩序，制定本规定。")
B = Text("第二条", "禁止占用盲道停车，违反的处五十元罚款。")
C = Text("第三条", "本规定自2020年1月1日起施行。")
texts = st.lists(st.builds(Text, st.just("第一条"), st.text(alphabet="停车罚款二百元道", max_size=12)), max_size=6)


def kinds(lines: list[Line]) -> list[str]:
    return [line.kind for line in lines]


def test_a_changed_amount_is_marked_in_both() -> None:
    newer = Text("第二条", "禁止占用盲道停车，违反的处二百元罚款。")
    line = compare([A, B, C], [A, newer, C])[1]
    assert line.kind == CHANGED
    assert [part.text for part in line.before_parts if part.changed] == ["五十"]
    assert [part.text for part in line.after_parts if part.changed] == ["二百"]


def test_an_inserted_article_moves_the_rest_and_changes_nothing() -> None:
    new = Text("第二条", "公安机关交通管理部门负责监督管理工作。")
    assert kinds(compare([A, B], [A, new, Text("第三条", B.text)])) == [SAME, ADDED, MOVED]


def test_a_removed_article_is_told_where_it_stood() -> None:
    assert kinds(compare([A, B, C], [A, C])) == [SAME, REMOVED, SAME]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(texts, texts)
def test_every_article_of_both_is_shown_once_with_all_its_words(before: list[Text], after: list[Text]) -> None:
    lines = compare(before, after)
    assert [line.before for line in lines if line.before] == before
    assert [line.after for line in lines if line.after] == after
    for line in lines:
        if line.before:
            assert "".join(part.text for part in line.before_parts) == line.before.text
        if line.after:
            assert "".join(part.text for part in line.after_parts) == line.after.text
