"""What many decisions share: whole sentences (程序性语句), kept once instead of in every posting list, and words.

A sentence whose form (numbers and masked names left open) occurs in many cases gets a code. A case then holds the code
in place of the words, and a question for a word also asks for the codes of the sentences that hold it: nothing is
lost, and the index holds a fraction of the postings. Words that occur in many cases are also kept in pairs of
neighbours, so that a phrase of common words need not compare positions in a million cases.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from yizhi.domain.library.index.words import whole_words, with_parts, words

_SENTENCE: Final = re.compile(r"[^。；！？\n]+")
_NUMBER: Final = re.compile(r"\d+")
_LONG_NUMBER: Final = re.compile(r"\d{3,}")
_NAME: Final = re.compile(r"[一-鿿]某某?")
SHORTEST = 8
LEAST_SHARE = 0.01
MOST = 4_000
COMMON_SHARE = 0.01
"""A word in more of the cases than this is a common one."""
JOINED = "+"


@dataclass(frozen=True, slots=True)
class Split:
    """A text as it is indexed."""

    words: list[str]
    codes: list[str]
    pairs: list[str]


def sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)


def form(sentence: str) -> str:
    """The sentence with its numbers and masked names left open."""
    if "某" in sentence:
        sentence = _NAME.sub("某", sentence)
    return _NUMBER.sub("0", sentence)


@dataclass(slots=True)
class Frames:
    """The shared sentences of one index. Codes never change while the index lives."""

    forms: dict[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _holding: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def learn(cls, texts: Iterable[str], share: float = LEAST_SHARE) -> "Frames":
        """Those that occur in at least the share of the texts, and in five of them."""
        kept = list(texts)
        seen: Counter[str] = Counter()
        for text in kept:
            seen.update({form(one) for one in sentences(text) if len(one) >= SHORTEST})
        least = max(5, len(kept) * share)
        frames = cls(_numbered([one for one, times in seen.most_common(MOST) if times >= least]))
        told: Counter[str] = Counter()
        for text in kept:
            told.update(set(whole_words(frames.own_text(text))))
        often = max(5, len(kept) * COMMON_SHARE)
        return cls(frames.forms, frozenset(word for word, times in told.items() if times >= often))

    @classmethod
    def load(cls, path: Path) -> "Frames":
        kept = json.loads(path.read_text(encoding="utf-8"))
        return cls(_numbered(kept["sentences"]), frozenset(kept["words"]))

    def save(self, path: Path) -> None:
        kept = {"sentences": list(self.forms), "words": sorted(self.common)}
        path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    def split(self, text: str) -> Split:
        """Words of the text outside shared sentences, the codes of those in it, and pairs of common words."""
        own: list[str] = []
        codes: list[str] = []
        forms = self.forms
        for sentence in sentences(text):
            if code := forms.get(sentence):
                codes.append(code)
            elif (opened := form(sentence)) != sentence and (code := forms.get(opened)):
                codes.append(code)
                own.extend(_LONG_NUMBER.findall(sentence))
            else:
                own.append(sentence)
        told = whole_words("。".join(own))
        return Split(with_parts(told), codes, self._pairs(told))

    def _pairs(self, told: list[str]) -> list[str]:
        common = self.common
        return [f"{one}{JOINED}{two}" for one, two in pairwise(told) if one in common and two in common]

    def pairs_of(self, phrase: Sequence[str]) -> list[str]:
        """The pairs that a phrase of common words is made of; empty when one of its words is not common."""
        if not self.common.issuperset(phrase):
            return []
        return [f"{one}{JOINED}{two}" for one, two in pairwise(phrase)]

    def own_text(self, text: str) -> str:
        """The text without its shared sentences: what tells this case from others."""
        forms = self.forms
        return "。".join(one for one in sentences(text) if one not in forms and form(one) not in forms)

    def holding(self, word: str) -> tuple[str, ...]:
        """Codes of the sentences that hold the word."""
        return self.held.get(word, ())

    @property
    def held(self) -> Mapping[str, tuple[str, ...]]:
        """For each word of a shared sentence the codes of those that hold it."""
        if not self._holding and self.forms:
            self._index()
        return self._holding

    def holding_phrase(self, phrase: Sequence[str]) -> tuple[str, ...]:
        """Codes of the sentences that hold the words one after another."""
        if not phrase:
            return ()
        wanted = tuple(phrase)
        return tuple(code for code in self.holding(wanted[0]) if _contains(self._words[code], wanted))

    @property
    def shared_words(self) -> frozenset[str]:
        """The words of the shared sentences."""
        return frozenset(word for one in self.forms for word in whole_words(one))

    def _index(self) -> None:
        holding: dict[str, list[str]] = {}
        for one, code in self.forms.items():
            self._words[code] = tuple(whole_words(one))
            for word in {*self._words[code], *words(one)}:
                holding.setdefault(word, []).append(code)
        self._holding = {word: tuple(codes) for word, codes in holding.items()}


def _numbered(forms: Sequence[str]) -> dict[str, str]:
    return {one: f"s{at}" for at, one in enumerate(forms)}


def _contains(inside: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(inside[at : at + size] == wanted for at in range(len(inside) - size + 1))
