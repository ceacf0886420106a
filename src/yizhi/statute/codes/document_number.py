"""Numbers of enforcement documents (文号): 衢综执罚决字〔2022〕第00012号."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from yizhi.statute.codes.entry import refused
from yizhi.statute.provenance import Reliability
from yizhi.statute.refusal import RefusedError

NAME = "文号"
DEFAULT_WIDTH = 5
KINDS_RELIABILITY = Reliability.DESIGN
DOCUMENT_KINDS = {
    "立": "立案",
    "询": "询问",
    "勘": "勘验",
    "登保": "先行登记保存",
    "查扣": "查封扣押",
    "解": "解除强制措施",
    "改": "责令改正",
    "罚告": "处罚事先告知",
    "听告": "听证告知",
    "听通": "听证通知",
    "罚决": "处罚决定",
    "当罚": "当场处罚决定",
    "不罚": "不予处罚决定",
    "催": "催告",
    "强执": "强制执行",
    "代履": "代履行",
    "移": "移送",
    "抄": "抄告",
    "销": "撤销案件",
    "结": "结案",
}
"""Abbreviation to kind of document: our default, replaceable by the installation."""

_WORD = re.compile(r"[\u4e00-\u9fff]{1,20}")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,40})字〔([0-9]{4})〕第([0-9]{1,12})号")
_WRONG_BRACKETS = "[]()［］（）【】{}「」<>《》〈〉"
_NEXT = "按“机关代字＋文种代字＋字〔年份〕第序号号”填写，例如衢综执罚决字〔2022〕第00012号"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number, unique by (agency, kind, year, sequence). The year stands in 〔〕 (U+3014, U+3015)."""

    agency: str
    kind: str
    year: int
    sequence: int

    def __post_init__(self) -> None:
        if not _WORD.fullmatch(self.agency) or not _WORD.fullmatch(self.kind):
            raise refused(NAME, f"{self.agency}{self.kind}", "机关代字和文种代字应为1至20个汉字", _NEXT)
        if not 1949 <= self.year <= 2999:
            raise refused(NAME, str(self.year), "年份应为四位公历年份", _NEXT)
        if not 1 <= self.sequence < 10**12:
            raise refused(NAME, str(self.sequence), "序号应从1开始", _NEXT)

    def format(self, width: int = DEFAULT_WIDTH) -> str:
        return f"{self.agency}{self.kind}字〔{self.year}〕第{self.sequence:0{width}d}号"

    def __str__(self) -> str:
        return self.format()

    @classmethod
    def parse(cls, text: str, kinds: Collection[str] = tuple(DOCUMENT_KINDS)) -> DocumentNumber:
        """Read a number; the longest known kind ends the words before 字.

        Errors: ``RefusedError`` on another bracket, another shape, or an unknown kind.
        """
        text = text.strip()
        found = _NUMBER.fullmatch(text)
        if not found:
            wrong = any(bracket in text for bracket in _WRONG_BRACKETS)
            why = "年份应使用六角括号〔〕" if wrong else "格式不符"
            raise refused(NAME, text, why, _NEXT)
        words, year, sequence = found.groups()
        kind = max((k for k in kinds if k and words.endswith(k) and words != k), key=len, default="")
        if not kind:
            raise refused(NAME, text, "没有这个文种代字", _NEXT)
        return cls(words.removesuffix(kind), kind, int(year), int(sequence))


def is_document_number(text: str, kinds: Collection[str] = tuple(DOCUMENT_KINDS)) -> bool:
    try:
        DocumentNumber.parse(text, kinds)
    except RefusedError:
        return False
    return True
