"""The style guide draws every pattern with its states; a pattern that breaks is seen here first."""

from html.parser import HTMLParser

import pytest
from django.test import RequestFactory

from yizhi.web.style_guide import PAGES, style_guide

_EMPTY = {"meta", "link", "input", "br", "img", "hr", "path", "rect", "use", "source"}


class _Balance(HTMLParser):
    """Follows open elements; complains about one that is closed without being open, or never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def _drawn(page: str) -> str:
    answer = style_guide(RequestFactory().get("/style-guide/", {"page": page}))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", ["", *PAGES])
def test_the_page_is_well_formed_and_every_id_is_given_once(page: str) -> None:
    balance = _Balance()
    balance.feed(_drawn(page))
    assert balance.wrong == []
    assert balance.open == []
    assert sorted({one for one in balance.ids if balance.ids.count(one) > 1}) == []


def test_a_shut_act_says_why_and_by_which_article() -> None:
    drawn = _drawn("record")
    assert "现在不能当场收缴罚款" in drawn
    assert "《行政处罚法》第六十八条" in drawn


def test_a_row_is_opened_by_one_link_never_by_a_link_in_a_link() -> None:
    from yizhi.platform.pages.patterns import Cell
    from yizhi.web.templatetags.shown import title_cell

    for value in ("某某便利店", Cell("某某便利店"), Cell("某某便利店", url="/own/", sub="个体工商户")):
        assert title_cell(value, "/row/").count("<a ") == 1
    assert "<a " not in title_cell("某某便利店", "")


def test_hostile_text_stays_text() -> None:
    from yizhi.platform.pages.patterns import Badge, Cell
    from yizhi.web.templatetags.shown import shown

    hostile = "<script>alert(1)</script>"
    for value in (hostile, Badge(hostile), Cell(hostile, url="/x", sub=hostile), [hostile]):
        assert "<script>" not in shown(value)
