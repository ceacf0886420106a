"""How a text is taken apart for the index, and a search in the same way: words, pairs of characters, characters."""

import re

import rjieba

_WORD = re.compile(r"[\u4e00-\u9fffa-z0-9]")
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_BROKEN = re.compile(r"[\x00\ud800-\udfff]")


def words(text: str) -> list[str]:
    """Words of the dictionary, long ones also in their parts; latin letters in lower case, no punctuation."""
    return [word for word in rjieba.cut_for_search(_BROKEN.sub("", text).lower()) if _WORD.search(word)]


def pairs(text: str) -> list[str]:
    """Every two neighbouring Chinese characters; a character that stands alone stands for itself."""
    found: list[str] = []
    for run in _RUN.findall(text):
        found.extend([run[at : at + 2] for at in range(len(run) - 1)] or [run])
    return found


def characters(text: str) -> list[str]:
    return [one for one in text if "\u4e00" <= one <= "\u9fff"]
