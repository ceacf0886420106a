"""A code that its corpus keeps book by book is one version; the same text twice is one version under both names."""

from datetime import date

from yizhi.domain.norms.sources.dating import dated_by
from yizhi.domain.norms.sources.joining import joined
from yizhi.domain.norms.sources.law_text import IN_FORCE, ArticleText, VersionText

DATED = date(2020, 5, 28)


def version(name: str, *articles: tuple[int, str], dated: date = DATED) -> VersionText:
    texts = tuple(ArticleText(number, 0, (), text) for number, text in articles)
    return VersionText(dated, dated, None, False, IN_FORCE, (), texts, (name,))


def test_books_stand_in_the_order_of_their_numbers_and_begin_when_the_last_words_say() -> None:
    last = version("c", (3, "本法自2021年1月1日起施行。"))
    (whole,) = joined([version("b", (2, "乙")), last, version("a", (1, "甲"))])
    assert [article.number for article in whole.articles] == [1, 2, 3]
    assert set(whole.source_ids) == {"a", "b", "c"}
    assert (whole.effective_from, whole.start_known) == (date(2021, 1, 1), True)


def test_a_second_copy_changes_nothing_but_the_names() -> None:
    (whole,) = joined([version("a", (1, "甲")), version("b", (1, "甲。"))])
    assert [article.text for article in whole.articles] == ["甲"]
    assert whole.source_ids == ("a", "b")


def test_versions_of_different_dates_stay_apart() -> None:
    assert len(joined([version("a", (1, "甲")), version("b", (2, "乙"), dated=date(2023, 1, 1))])) == 2


def test_a_line_that_says_since_when_names_no_version() -> None:
    """The books of 民法典 differ in nothing but this line."""
    adopted = "2020年5月28日 第十三届全国人民代表大会第三次会议通过"
    assert dated_by(["# 总则", adopted, "2021年1月1日 施行"]) == dated_by([adopted]) == DATED
    assert dated_by(["2021年1月1日起施行"]) is None
