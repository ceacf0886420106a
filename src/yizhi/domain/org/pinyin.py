"""Initials of Chinese names, for the search box only: pinyin is never shown."""

from pypinyin import Style, lazy_pinyin

_MOST = 24


def initials(name: str) -> str:
    """The first letters of a name's syllables in lower case: 张三 gives zs. Other characters are left out."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore")
    return "".join(letter[:1].lower() for letter in letters if letter.strip().isalpha())[:_MOST]
