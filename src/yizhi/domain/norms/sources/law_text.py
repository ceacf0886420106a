"""A law as text: what every reader yields and the importer takes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from yizhi.statute.place import Place

IN_FORCE = "现行有效"
REPEALED = "已废止"
HISTORIC = "历史版本"
_ITEM = re.compile(r"^[（(][一二三四五六七八九十]+[）)]")
_SENTENCE_ENDS = ("。", "；", "：", ";", ":", "！", "？", "”", "”。")


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article. `number` 0 stands for a text without articles (a decision, an interpretation).

    `path` holds the headings above it; paragraphs of `text` are separated by one newline.
    """

    number: int
    sub: int
    path: tuple[str, ...]
    text: str

    @property
    def label(self) -> str:
        return str(Place(self.number, self.sub)) if self.number else "全文"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs (款) with their items (项), as they are counted for citing.

        A line that begins with （一） belongs to the paragraph before it. A line that ends no sentence goes on in
        the next one: some sources break lines in the middle of a sentence.
        """
        found: list[str] = []
        going_on = False
        for line in self.text.split("\n") if self.text else ():
            if found and (going_on or _ITEM.match(line)):
                found[-1] += ("" if going_on else "\n") + line
            else:
                found.append(line)
            going_on = not line.endswith(_SENTENCE_ENDS)
        return tuple(found)

    def quoted(self, paragraph: int = 0, item: int = 0) -> str:
        """The words of a paragraph or item; the whole article for 0. Empty when there is no such place."""
        if not paragraph:
            return self.text
        if paragraph > len(self.paragraphs):
            return ""
        lines = self.paragraphs[paragraph - 1].split("\n")
        return "\n".join(lines) if not item else next(iter(lines[item : item + 1]), "")


@dataclass(frozen=True, slots=True)
class VersionText:
    """One version: adopted on `dated`, in force from `effective_from` to `effective_to` (both included).

    `start_known` is False when the beginning was inferred from the day of publication. A repealed version whose end is
    not known has `status` 已废止 and no `effective_to`: it is in force on no day that can be named.
    `source_ids`: how the source itself calls the version.
    """

    dated: date | None
    effective_from: date | None
    effective_to: date | None
    start_known: bool
    status: str
    history: tuple[str, ...]
    articles: tuple[ArticleText, ...]
    source_ids: tuple[str, ...] = ()

    def until(self, day: date, status: str) -> "VersionText":
        return replace(self, effective_to=day, status=status)


@dataclass(frozen=True, slots=True)
class LawText:
    """A law with the versions that one source has of it. `level` is the Chinese name (法律, 行政法规, 地方性法规…)."""

    title: str
    level: str
    region: str
    category: str
    issuer: str
    versions: tuple[VersionText, ...]

    @property
    def name(self) -> str:
        """The title as documents cite it: without 中华人民共和国."""
        return short_title(self.title)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader could not read, and where."""

    source: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.source} 第 {self.line} 行：{self.words}" if self.line else f"{self.source}：{self.words}"


@dataclass(slots=True)
class Report:
    """Collects the problems of one reading. A reader never stops at a problem and never hides one."""

    problems: list[Problem] = field(default_factory=list)
    tell: Callable[[Problem], None] | None = None

    def add(self, source: str, line: int, words: str) -> None:
        problem = Problem(source, line, words)
        self.problems.append(problem)
        if self.tell is not None:
            self.tell(problem)


def short_title(title: str) -> str:
    return title.removeprefix("中华人民共和国") or title


def check_sequence(source: str, title: str, articles: tuple[ArticleText, ...], report: Report) -> None:
    """Articles follow one another (…, 12, 12 之一, 13, …); each gap is reported and nothing is dropped."""
    before = (0, 0)
    for article in articles:
        here = (article.number, article.sub)
        if article.number and here not in {(before[0] + 1, 0), (before[0], before[1] + 1)}:
            after = str(Place(*before)) if before[0] else "开头"
            report.add(source, 0, f"《{title}》{after}之后是{article.label}，条文不连续")
        before = here
