"""Citations in running text: 《…》第X条第X款第（X）项, several places at once, 第三至五条, 同法第…条.

Reading is pure: whether the law and the place exist, and on which day, is for whoever has the library.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from yizhi.statute.place import DIGITS, Place, number

_NUMBER = rf"(?:[{DIGITS}]+|[0-9０-９]+)"
_TITLE = re.compile(r"《([^《》\n]{2,150})》(?:（[^（）\n]{0,60}）|\([^()\n]{0,60}\))?")
_CALLED = re.compile(r"[（(]以下简称[《“\"]?([^》”\"（）()\n]{2,40})[》”\"]?[)）]")
_SAME = re.compile(r"(?:同|该|本|上述|前述)(?:法|条例|办法|规定|规则|细则|解释)(?=第)")
_AND = re.compile(r"\s*(?:以及|或者|、|，|,|和|及|与|或)?\s*")
_TO = r"(?:至|到|—|－|-|~|～)"
_ARTICLES = re.compile(rf"第({_NUMBER})条?{_TO}第?({_NUMBER})条")
_SEVERAL = re.compile(rf"第({_NUMBER}(?:[、,，]{_NUMBER})+)条")
_ARTICLE = re.compile(rf"第({_NUMBER})条(?:之({_NUMBER}))?")
_PARAGRAPHS = re.compile(rf"第({_NUMBER})款?{_TO}第?({_NUMBER})款")
_PARAGRAPH = re.compile(rf"第({_NUMBER})款")
_ITEMS = re.compile(rf"第[（(]?({_NUMBER})[)）]?项?{_TO}第?[（(]?({_NUMBER})[)）]?项")
_ITEM = re.compile(rf"第?[（(]({_NUMBER})[)）]项?|第({_NUMBER})项")
LONGEST_RUN = 200


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that a text cites. `title` as written (without 《》); `place` None: the law as a whole.

    `start` and `end` are where the words stand; several places of one run (第三至五条) share them.
    """

    title: str
    place: Place | None
    start: int
    end: int

    def __str__(self) -> str:
        return f"《{self.title}》{self.place or ''}"


def citations(text: str, *, own: str = "", known: Collection[str] = ()) -> list[Citation]:
    """Every citation in the order of the text.

    `own`: the title that 本法 stands for. `known`: titles that are recognised without 《》 when a place follows them.
    A title that the text shortens (以下简称…) is given in full. A text that only looks like a citation is left alone:
    nothing is ever refused here.
    """
    found: list[Citation] = []
    short = _abbreviations(text)
    before = own
    for start, end, title in _titles(text, known, short):
        if title:
            before = title
        elif text[start] == "本":
            title = own  # noqa: PLW2901 - what the words stand for
        else:
            title = before  # noqa: PLW2901
        if not title:
            continue
        places = list(_places(text, end))
        if places:
            found.extend(
                Citation(title, place, start if n == 0 else begin, stop)
                for n, (place, begin, stop) in enumerate(places)
            )
        elif text[start] == "《":
            found.append(Citation(title, None, start, end))
    return found


def _abbreviations(text: str) -> dict[str, str]:
    """Short names that the text gives: 《行政处罚法》（以下简称《处罚法》）."""
    found = {}
    for title in _TITLE.finditer(text):
        called = _CALLED.search(text, title.start(), title.end() + 1)
        if called:
            found[called.group(1)] = title.group(1).strip()
    return found


def _titles(text: str, known: Collection[str], short: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where a title, or a word that stands for one, is written: start, end, title ('' for 同法 and the like)."""
    marks = [(m.start(), m.end(), short.get(m.group(1).strip(), m.group(1).strip())) for m in _TITLE.finditer(text)]
    marks += [(m.start(), m.end(), "") for m in _SAME.finditer(text)]
    bare = sorted({*known, *short} - {""}, key=len, reverse=True)
    if bare:
        names = re.compile(f"({'|'.join(map(re.escape, bare))})(?=第{_NUMBER}条)")
        marks += [(m.start(), m.end(), short.get(m.group(1), m.group(1))) for m in names.finditer(text)]
    last = -1
    for start, end, title in sorted(marks):
        if start >= last:
            last = end
            yield start, end, title


def _places(text: str, at: int) -> Iterator[tuple[Place, int, int]]:
    """The places written from `at` on, each with its own words."""
    last: Place | None = None
    while True:
        joined = _AND.match(text, at)
        begin = joined.end() if joined and last is not None else at
        read = _run(text, begin, last)
        if read is None:
            return
        run, end = read
        for place in run:
            yield place, begin, end
        last, at = run[-1], end


def _run(text: str, at: int, last: Place | None) -> tuple[list[Place], int] | None:
    """One step: an article or several, or a paragraph or item of the article before. None: no more places."""
    if found := _ARTICLES.match(text, at):
        return [Place(n) for n in _span(found)], found.end()
    if found := _SEVERAL.match(text, at):
        return [Place(_value(one)) for one in re.split("[、,，]", found.group(1))], found.end()
    if found := _ARTICLE.match(text, at):
        article = Place(_value(found.group(1)), _value(found.group(2)) if found.group(2) else 0)
        return _within(text, found.end(), article) or ([article], found.end())
    return _within(text, at, last) if last is not None else None


def _within(text: str, at: int, last: Place) -> tuple[list[Place], int] | None:
    """A paragraph or an item of the last article, or several."""
    article = replace(last, paragraph=0, item=0)
    if found := _PARAGRAPHS.match(text, at):
        return [replace(article, paragraph=n) for n in _span(found)], found.end()
    if found := _PARAGRAPH.match(text, at):
        paragraph = replace(article, paragraph=_value(found.group(1)))
        return _item(text, found.end(), paragraph) or ([paragraph], found.end())
    return _item(text, at, replace(last, item=0))


def _item(text: str, at: int, within: Place) -> tuple[list[Place], int] | None:
    if found := _ITEMS.match(text, at):
        return [replace(within, item=n) for n in _span(found)], found.end()
    if found := _ITEM.match(text, at):
        return [replace(within, item=_value(found.group(1) or found.group(2)))], found.end()
    return None


def _span(found: re.Match[str]) -> range | list[int]:
    """The numbers from the first to the second; only both ends when that is no sensible run."""
    first, last = _value(found.group(1)), _value(found.group(2))
    return range(first, last + 1) if first <= last < first + LONGEST_RUN else [first, last]


def _value(text: str) -> int:
    """A number in Chinese or Arabic digits; 0 for what is none, so that it leads nowhere instead of failing."""
    try:
        return int(text) if text[0].isdigit() and text.isdecimal() else number(text)
    except ValueError:
        return 0
