"""A remembered part shows what it was given: nothing marked as safe stands for text that is not, no day for another."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, RequestContext, engines
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from yizhi.platform import clock
from yizhi.platform.pages.patterns import Badge, Cell, Column, Row
from yizhi.web.templatetags import remembering
from yizhi.web.templatetags.remembering import remembered

ROW = '{% include "web/components/table_row.html" with row=row columns=columns only %}'
COLUMNS = (Column("a", "事项", phone="title"), Column("b", "状态"))


@dataclass(frozen=True)
class Plain:
    text: Any


def drawn(source: str, **values: Any) -> str:
    return engines["django"].from_string(source).template.render(Context(values))


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_kept", {})


def counted(value: Any) -> int:
    """How often a part is drawn that is asked for twice with the value."""
    times: list[int] = []
    for _ in range(2):
        remembered("样例", {"value": value}, lambda: times.append(1) or mark_safe("x"))  # type: ignore[func-returns-value]
    return len(times)


@pytest.mark.parametrize("value", ["甲", 1, True, None, Decimal("1.0"), date(2026, 1, 1), (1, "二"), Plain("三")])
def test_plain_data_is_drawn_once(value: Any) -> None:
    assert counted(value) == 1


@pytest.mark.parametrize("value", [object(), {1, 2}, Plain(object())])
def test_what_is_no_plain_data_is_drawn_each_time(value: Any) -> None:
    assert counted(value) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<b>粗</b>", mark_safe("<b>粗</b>")),
        (1, True),
        (1, "1"),
        (1, 1.0),
        (Decimal("1.0"), Decimal("1.00")),
        (date(2026, 1, 1), "2026-01-01"),
        (date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=clock.CHINA)),
        (None, ""),
    ],
)
def test_values_that_look_alike_are_told_apart(one: Any, other: Any) -> None:
    for value in (one, other):
        remembered("样例", {"value": value}, lambda: mark_safe("x"))
    assert len(remembering._kept) == 2


def test_markup_typed_by_somebody_is_escaped_although_the_same_markup_was_drawn_as_ours() -> None:
    row = Row(cells=(Cell(mark_safe("<b>我们的</b>")), "甲"))
    typed = Row(cells=(Cell("<b>我们的</b>"), "甲"))
    assert "<b>我们的</b>" in drawn(ROW, row=row, columns=COLUMNS)
    assert "&lt;b&gt;我们的" in drawn(ROW, row=typed, columns=COLUMNS)


def test_a_changed_row_is_drawn_anew() -> None:
    row = Row(cells=(Cell("甲案"), Badge("待办", "info")), url="/甲/")
    assert "待办" in drawn(ROW, row=row, columns=COLUMNS)
    assert "已结案" in drawn(ROW, row=replace(row, cells=(Cell("甲案"), Badge("已结案", "ok"))), columns=COLUMNS)


def test_words_that_count_days_change_at_midnight() -> None:
    source = '{% include "web/components/deadline.html" with deadline=deadline only %}'
    deadline = {"title": "缴款", "due": date(2026, 3, 10), "left": "", "tone": "info", "explanation": [], "article": ""}
    noon = datetime(2026, 3, 9, 12, tzinfo=clock.CHINA)
    drawn_on = []
    for day in range(2):
        with clock.at(noon + timedelta(days=day)):
            drawn(source, deadline=deadline)
            drawn_on.append(len(remembering._kept))
    assert drawn_on[1] > drawn_on[0]


def test_an_isolated_part_knows_neither_the_request_nor_its_token() -> None:
    request = RequestFactory().get("/")
    template = engines["django"].from_string('{% include "web/components/empty_state.html" with title="空" only %}')
    seen = template.template.render(RequestContext(request, {"secret": "只给一个人看"}))
    assert "只给一个人看" not in seen
    assert "csrf" not in seen


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_MOST", 10)
    for number in range(35):
        remembered("样例", {"value": number}, lambda: mark_safe("x"))
    assert len(remembering._kept) <= 10


def test_a_very_long_part_is_not_kept() -> None:
    remembered("样例", {"value": 1}, lambda: mark_safe("长" * 30_000))
    assert remembering._kept == {}
