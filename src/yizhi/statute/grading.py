"""Grading of violations (违法行为分类分级): nature and grade lead to a path. The table is local data, dated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from yizhi.statute.refusal import Refusal, RefusedError


class Nature(Enum):
    SAFETY = "安全类"
    ECOLOGY = "生态类"
    ORDER = "秩序类"
    PROPERTY = "财产类"
    RIGHTS = "权益类"


class Grade(Enum):
    """Five grades in rising order of gravity."""

    MINOR = "轻微"
    LIGHT = "较轻"
    GENERAL = "一般"
    HEAVY = "较重"
    SERIOUS = "严重"

    @property
    def harm_slight(self) -> bool:
        """True if the grade supports 危害后果轻微 of article 33; the officer still states it."""
        return self in {Grade.MINOR, Grade.LIGHT}


class Path(Enum):
    """Where a violation goes, in rising order of severity. It guides; the procedure's own conditions decide."""

    EDUCATION = "教育提醒"
    COMMITMENT = "告知承诺"
    CORRECTION = "责令改正"
    SIMPLE = "简易程序"
    GENERAL = "普通程序"
    JOINT = "联合执法"
    CRIME = "移送司法机关"

    @property
    def step(self) -> int:
        return list(Path).index(self)


@dataclass(frozen=True, slots=True)
class GradingTable:
    """A path for every nature and grade; a graver grade never leads to a milder path.

    Errors: ``RefusedError`` for a gap or a reversal.
    """

    paths: Mapping[tuple[Nature, Grade], Path]

    def __post_init__(self) -> None:
        for nature in Nature:
            missing = [grade.value for grade in Grade if (nature, grade) not in self.paths]
            if missing:
                raise _bad(f"{nature.value}缺少{'、'.join(missing)}")
            for below, above in pairwise(Grade):
                if self.paths[nature, above].step < self.paths[nature, below].step:
                    raise _bad(f"{nature.value}“{above.value}”的处置轻于“{below.value}”")

    def path(self, nature: Nature, grade: Grade) -> Path:
        return self.paths[nature, grade]


def _bad(why: str) -> RefusedError:
    return RefusedError(Refusal(what="分级处置表未被接受", why=why, next_step="对照公布的分类分级处置办法更正"))
