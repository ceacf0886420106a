"""Fine clauses of the laws: from the words of an article to what is penalised and between which amounts.

Only clauses whose amounts are plain sums in yuan are taken. The reading serves synthetic cases alone; no real
penalty rests on it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cn2an  # type: ignore[import-untyped]

_SUM = r"([零一二三四五六七八九十百千万亿\d]+)元"
_RANGE = re.compile(rf"处(?:以)?{_SUM}以上{_SUM}以下(?:的)?罚款")
_LIMIT = re.compile(rf"处(?:以)?{_SUM}以下(?:的)?罚款")
_ITEM = re.compile(r"^[（(][一二三四五六七八九十]+[）)](.+?)[；。]?$")
_LEAD = re.compile(
    r"^(?:违反(?:本法|本条例|本办法|本规定)?(?:第[^，]{1,20}条)?(?:第[^，]{1,8}款)?(?:的)?规定，)|^违反本法，"
)
_NOT_A_PARTY = re.compile(r"工作人员|主管部门|人民政府|前款|本条|责任人员|依照|构成犯罪|仲裁|法院|情节严重")
LONGEST, SHORTEST = 60, 7


@dataclass(frozen=True, slots=True)
class FineClause:
    """One thing that an article penalises with a fine between two amounts in yuan."""

    law: str
    label: str
    behaviour: str
    low: int
    high: int

    @property
    def citation(self) -> str:
        return f"《{self.law}》{self.label}"


def _yuan(text: str) -> int:
    return int(cn2an.cn2an(text, "smart"))


def amounts(sentence: str) -> tuple[int, int] | None:
    """The first fine that the sentence names, in yuan; None when it names none in plain sums."""
    try:
        if found := _RANGE.search(sentence):
            low, high = _yuan(found[1]), _yuan(found[2])
        elif found := _LIMIT.search(sentence):
            low, high = 0, _yuan(found[1])
        else:
            return None
    except ValueError:
        return None
    return (low, high) if 0 <= low < high <= 10_000_000 else None


def _behaviour(text: str) -> str:
    text = _LEAD.sub("", text.strip()).strip("，。；： ")
    text = re.sub(r"的$", "", text)
    good = SHORTEST <= len(text) <= LONGEST and not _NOT_A_PARTY.search(text)
    return text if good else ""


def read(law: str, label: str, paragraphs: tuple[str, ...]) -> Iterator[FineClause]:
    """What the article penalises. A list of acts gives one clause for each, a plain sentence one."""
    for paragraph in paragraphs:
        lines = paragraph.split("\n")
        fine = amounts(lines[0])
        if fine is None:
            continue
        listed = [found[1] for line in lines[1:] if (found := _ITEM.match(line))]
        acts = listed or [lines[0].split("的，", 1)[0]] if listed or "的，" in lines[0] else []
        for act in acts:
            if behaviour := _behaviour(act):
                yield FineClause(law, label, behaviour, *fine)
