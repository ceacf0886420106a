"""Questions of words and filters, answered from the sets of the shards."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from yizhi.domain.library.index.asking import DEEPEST, PAGE, Question
from yizhi.domain.library.index.compiling import Wanted
from yizhi.domain.library.index.fields import KIND_CODES, ORIGIN_CODES, PROCEDURE_CODES, TIER_CODES
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.reading import Shard
from yizhi.domain.library.index.settled.collecting import named, told_anywhere
from yizhi.domain.library.index.settled.counting import facets
from yizhi.domain.library.index.settled.ordering import Best, Effort, best, first, likely, weights
from yizhi.domain.library.index.settled.piece import Chosen, Docs, Either, Piece

BROAD: Final = PAGE * DEEPEST
"""Words that more cases hold than can be turned through do not tell them apart: then the latest come first."""
_UNKNOWN: Final = 99
_SEARCHING: Final = Effort(touched=0.25, near=3_000, exact=200, whole=True)
_COMPARING: Final = Effort(touched=0.02, near=300, exact=100, whole=False)
"""Who asks in words wants that one case; who compares wants some of many."""
_NOTHING_SHARED: Final = 1e-4


def filters(question: Question) -> list[Either]:
    """What the filters ask for; years are chosen by the shards, fines by their column."""
    found: list[Either] = []
    if question.item:
        found.append((named("item", question.item),))
    if question.division:
        field = "city" if len(question.division) == 4 else "county"
        found.append((named(field, int(question.division[:6])),))
    for field, value, codes in (
        ("tier", question.tier, TIER_CODES),
        ("kind", question.kind, KIND_CODES),
        ("procedure", question.procedure, PROCEDURE_CODES),
        ("origin", question.origin, ORIGIN_CODES),
    ):
        if value:
            found.append((named(field, codes.get(value, _UNKNOWN)),))
    return found


class Chooser:
    """What one question chooses in each shard, chosen once and then counted, ordered and shown."""

    def __init__(self, shards: Sequence[Shard], frames: Frames, question: Question, asked: Wanted) -> None:
        self._question = question
        self._words, self._frames = asked.words, frames
        low, high = question.lowest_fine, question.highest_fine
        fines = None if low is None and high is None else (low or 0, high)
        narrow = filters(question)
        groups: list[Either] = [(told_anywhere(word, frames.holding(word)),) for word in asked.words]
        self._each: list[tuple[Shard, list[Chosen]]] = []
        for shard in shards:
            chosen = []
            for piece in shard.pieces:
                if question.any_word and groups:
                    within = piece.choose(narrow, fines) if narrow or fines else None
                    chosen.append(piece.any_of([term for group in groups for term in group], within))
                else:
                    chosen.append(piece.choose([*narrow, *groups], fines))
            self._each.append((shard, chosen))
        self.total = sum(one.count for _, chosen in self._each for one in chosen)

    @property
    def ranked(self) -> bool:
        """Whether the first cases are those that tell the words best; else they are the latest."""
        return bool(self._words) and (self._question.any_word or self.total <= BROAD)

    def facets(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for shard, chosen in self._each:
            for one in chosen:
                for name, counts in facets(one, shard.year).items():
                    found.setdefault(name, Counter()).update(counts)
        return found

    def page(self) -> list[tuple[float, Shard, int]]:
        """Score, shard and place of the text of each case of the page."""
        size, number = self._question.size, min(self._question.page, DEEPEST)
        most = size * number
        if self._question.sort in ("fine", "-fine"):
            found = self._by_fine(most)
        elif self._question.sort == "date" or not self.ranked:
            found = self._latest(most)
        else:
            found = self._best(most)
        return [(one.score, shard, _place(one)) for shard, one in found[most - size : most]]

    def _telling(self) -> list[str]:
        """The words that tell the chosen cases apart.

        Where all hold all words, a common one does only if it may stand in a shared sentence instead of in own words.
        """
        if self._question.any_word:
            return list(self._words)
        pieces = [one.piece for _, chosen in self._each for one in chosen]
        return [
            word for word in self._words
            if self._frames.holding(word) or any(piece.bits(word) is None for piece in pieces)
        ]  # fmt: skip

    def _latest(self, most: int) -> list[tuple[Shard, Best]]:
        found: list[tuple[Shard, Best]] = []
        for shard, chosen in self._each:  # the latest year first
            if len(found) >= most:
                break
            here = [one for each in chosen for one in first(each, "date", most)]
            found += [(shard, one) for one in sorted(here, key=lambda one: -one.score)]
        return found

    def _by_fine(self, most: int) -> list[tuple[Shard, Best]]:
        rising = self._question.sort == "-fine"
        here = [
            (shard, one) for shard, chosen in self._each for each in chosen
            for one in first(each, "fine", most, rising=rising)
        ]  # fmt: skip
        return sorted(here, key=lambda one: one[1].score if rising else -one[1].score)

    def _best(self, most: int) -> list[tuple[Shard, Best]]:
        worth = weights((one.piece for _, chosen in self._each for one in chosen), self._telling())
        if not worth:
            return self._latest(most)
        groups = [
            (one.piece, likely(one.piece, worth, one, _SEARCHING) if self._question.any_word else one.docs)
            for _, chosen in self._each for one in chosen if one.count
        ]  # fmt: skip
        shards = {id(one.piece): shard for shard, chosen in self._each for one in chosen}
        return [(shards[id(one.piece)], one) for one in best(groups, worth, most)]


def _place(one: Best) -> int:
    return int(one.piece.arrays.columns["place"][one.doc])


def alike(
    shards: Sequence[Shard], terms: Sequence[str], items: Sequence[str], question: Question
) -> list[tuple[float, Shard, int]]:
    """The cases that share most of the terms, within the question's filters.

    Where items are given only cases of them, even such as share no term; else only cases that share one.
    """
    narrow = filters(question)
    if items:
        narrow.append(tuple(named("item", item) for item in items))
    low, high = question.lowest_fine, question.highest_fine
    fines = None if low is None and high is None else (low or 0, high)
    pieces: list[tuple[Shard, Piece]] = [(shard, piece) for shard in shards for piece in shard.pieces]
    worth = weights((piece for _, piece in pieces), terms)
    groups: list[tuple[Piece, Docs]] = []
    for _, piece in pieces:
        allowed = piece.choose(narrow, fines) if narrow or fines else None
        if allowed is None or allowed.count:
            groups.append((piece, likely(piece, worth, allowed, _COMPARING)))
    shards_of = {id(piece): shard for shard, piece in pieces}
    found = best(groups, worth, question.size)
    return [(one.score, shards_of[id(one.piece)], _place(one)) for one in found if items or one.score > _NOTHING_SHARED]
