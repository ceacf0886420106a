"""Numbers of articles, paragraphs and items, as statutes write them: 第一千一百六十九条之二第三款第一项."""

import re
from dataclasses import dataclass
from functools import cache

import cn2an  # type: ignore[import-untyped]

DIGITS = "零〇一二三四五六七八九十百千"
_PLACE = re.compile(rf"^第([{DIGITS}]+)条(?:之([{DIGITS}]+))?(?:第([{DIGITS}]+)款)?(?:第([{DIGITS}]+)项)?$")
_SHORT = re.compile(r"^(\d+)(?:-(\d+))?(?:\.(\d+))?(?:\((\d+)\))?$")


@cache
def numeral(number: int) -> str:
    """Write 1..9999 as articles are numbered: 10 十, 15 十五, 1005 一千零五."""
    text = str(cn2an.an2cn(number))
    return text.removeprefix("一") if 10 <= number < 20 else text


@cache
def number(text: str) -> int:
    """Read a Chinese numeral. Errors: ``ValueError`` when it is none."""
    try:
        value = cn2an.cn2an(text.replace("〇", "零"), "normal")
    except (ValueError, KeyError, TypeError, IndexError):
        raise ValueError(f"“{text}”不是中文数字") from None
    if value != int(value):
        raise ValueError(f"“{text}”不是整数")
    return int(value)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a law: article, 之几, and where it matters paragraph (款) and item (项); 0 means the whole."""

    article: int
    sub: int = 0
    paragraph: int = 0
    item: int = 0

    def __str__(self) -> str:
        sub = f"之{numeral(self.sub)}" if self.sub else ""
        paragraph = f"第{numeral(self.paragraph)}款" if self.paragraph else ""
        item = f"第{numeral(self.item)}项" if self.item else ""
        return f"第{numeral(self.article)}条{sub}{paragraph}{item}"

    @property
    def short(self) -> str:
        """`120-1.2(3)`: article 120 之一, paragraph 2, item 3."""
        sub = f"-{self.sub}" if self.sub else ""
        paragraph = f".{self.paragraph}" if self.paragraph else ""
        return f"{self.article}{sub}{paragraph}" + (f"({self.item})" if self.item else "")


def place(text: str) -> Place:
    """Read either form of a place. Errors: ``ValueError``."""
    text = text.strip()
    if found := _SHORT.match(text):
        return Place(*(int(part or 0) for part in found.groups()))
    if found := _PLACE.match(text):
        return Place(*(number(part) if part else 0 for part in found.groups()))
    raise ValueError(f"“{text}”不是条款序号")
