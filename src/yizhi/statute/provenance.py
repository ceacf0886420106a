"""Where a rule comes from, how far it can be trusted, and when it is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from yizhi.statute.chinese import chinese_date, chinese_numeral
from yizhi.statute.refusal import Refusal, RefusedError


class Reliability(Enum):
    """How a rule is known. LAW is hard; everything from SOURCE downwards is configuration with a source."""

    LAW = "法律条文"
    SEED = "建设需求"
    SOURCE = "公开资料"
    CODE = "公开程序代码"
    UNVERIFIED = "业内通行，未核实"
    DESIGN = "平台设计"
    COMPUTED = "由其他数值推算"

    @property
    def chinese(self) -> str:
        return self.value

    @property
    def configurable(self) -> bool:
        """True if and only if an installation may set another value."""
        return self in {Reliability.SOURCE, Reliability.CODE, Reliability.UNVERIFIED, Reliability.DESIGN}


@dataclass(frozen=True, slots=True)
class InForce:
    """Days on which a norm is in force, both ends included; ``end`` None means until further notice."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"失效日期{self.end}早于施行日期{self.start}。")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def __str__(self) -> str:
        until = f"施行至{chinese_date(self.end)}" if self.end else "施行，现行有效"
        return f"自{chinese_date(self.start)}起{until}"


@dataclass(frozen=True, slots=True)
class Law:
    """One version of a norm, by its Chinese title without 中华人民共和国."""

    code: str
    title: str
    version: date
    in_force: InForce

    def article(self, number: int, paragraph: int | None = None, item: int | None = None) -> Article:
        return Article(self, number, paragraph, item)

    def __str__(self) -> str:
        return f"《{self.title}》"


@dataclass(frozen=True, slots=True)
class Article:
    """A provision: article, and where it matters paragraph (款) and item (项)."""

    law: Law
    number: int
    paragraph: int | None = None
    item: int | None = None

    @property
    def citation(self) -> str:
        """Citation as written in Chinese documents: 《行政处罚法》第六十八条第一项."""
        return str(self.law) + self.place

    @property
    def place(self) -> str:
        """The provision without the title of the law: 第六十八条第一项."""
        paragraph = f"第{chinese_numeral(self.paragraph)}款" if self.paragraph else ""
        item = f"第{chinese_numeral(self.item)}项" if self.item else ""
        return f"第{chinese_numeral(self.number)}条{paragraph}{item}"

    def __str__(self) -> str:
        return self.citation


def cite(articles: tuple[Article, ...]) -> str:
    """Join citations, naming each law once: 《行政处罚法》第五十六条、第八十五条."""
    text, last = "", None
    for article in articles:
        text += f"、{article.place}" if article.law == last else ("、" if text else "") + article.citation
        last = article.law
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule carries: identifier, Chinese title, articles, days in force, reliability.

    Errors: ``RefusedError`` from ``require_in_force`` when the rule is asked for a day on which it does not exist.
    """

    id: str
    title: str
    articles: tuple[Article, ...] = ()
    in_force: InForce
    reliability: Reliability
    note: str = ""

    @property
    def citation(self) -> str:
        return cite(self.articles)

    def require_in_force(self, day: date) -> None:
        if day in self.in_force:
            return
        raise RefusedError(self.not_in_force(day))

    def not_in_force(self, day: date) -> Refusal:
        return Refusal(
            what=f"{chinese_date(day)}不能适用规则{self.id}（{self.title}）",
            why=f"该规则{self.in_force}",
            article=self.citation,
            next_step="按行为发生之日查明当时有效的规定；日期录入有误的，更正后重新计算",
        )
