"""Words of Chinese text as the index knows them: the same cut for cases and for what is asked."""

import re
from functools import lru_cache
from typing import Final

import rjieba  # type: ignore[import-untyped]

_WORD: Final = re.compile(r"[0-9a-z一-鿿]")
_EMPTY: Final = frozenset(
    [
        "的",
        "了",
        "在",
        "和",
        "与",
        "及",
        "或",
        "等",
        "对",
        "将",
        "于",
        "是",
        "有",
        "被",
        "由",
        "并",
        "为",
        "其",
        "该",
        "此",
        "之",
        "以",
        "从",
        "向",
        "至",
        "也",
    ]
)
_MOST_KEPT: Final = 400_000


class _Kept(dict[str, bool]):
    """Whether a word is kept, remembered."""

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_KEPT:
            self.clear()
        found = self[word] = word not in _EMPTY and _WORD.match(word) is not None
        return found


_kept = _Kept()


class _Parts(dict[str, tuple[str, ...]]):
    """The parts of a word that are words themselves, and then the word; remembered."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _MOST_KEPT:
            self.clear()
        parts = [part for part in rjieba.cut_for_search(word) if part != word and _kept[part]] if len(word) > 2 else []
        found = self[word] = (*parts, word)
        return found


_parts = _Parts()


def words(text: str) -> list[str]:
    """The words in their order, longer ones also by their parts; without punctuation and empty words."""
    return with_parts(whole_words(text))


def with_parts(told: list[str]) -> list[str]:
    """The words, before each longer one its parts."""
    parts = _parts
    return [part for word in told for part in parts[word]]


def whole_words(text: str) -> list[str]:
    """The words in their order, without the parts of longer ones."""
    kept = _kept
    return [word for word in rjieba.cut(text.lower()) if kept[word]]


@lru_cache(maxsize=4096)
def asked_words(text: str) -> tuple[str, ...]:
    """The different words of a question, in their order; the parts of a longer word are not asked for by themselves."""
    return tuple(dict.fromkeys(whole_words(text)))
