"""Questions as people might ask them, drawn from the cases themselves; the same for the same seed."""

import random

from yizhi.domain.library.index.asking import Case, Question
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.index.fields import SHOWN
from yizhi.domain.library.index.words import whole_words


class Asking:
    def __init__(self, search: EmbeddedSearch, seed: int = 1) -> None:
        self._search = search
        self._random = random.Random(seed)

    def case(self) -> Case:
        """Any case of the library."""
        shard = self._random.choices(self._search.shards, [one.cases for one in self._search.shards])[0]
        values = dict(zip(SHOWN, shard.records[self._random.randrange(shard.records.places)], strict=True))
        return Case(values["key"], values)

    def own_words(self, case: Case, count: int) -> list[str]:
        own = [w for w in whole_words(self._search.frames.own_text(case["facts"])) if len(w) > 1 and not w.isdigit()]
        return self._random.sample(own, min(count, len(own)))

    def part_of(self, case: Case) -> str:
        """Two of the case's own sentences."""
        own = [one for one in self._search.frames.own_text(case["facts"]).split("。") if one]
        return "，".join(self._random.sample(own, min(2, len(own))))

    def words(self, low: int = 2, high: int = 4) -> str:
        return " ".join(self.own_words(self.case(), self._random.randint(low, high)))

    def filtered(self) -> Question:
        case = self.case()
        year = int(case["decided_on"][:4])
        return Question(
            " ".join(self.own_words(case, self._random.randint(1, 2))),
            division=(case["division"] or "")[:4],
            first_year=year - 3,
            last_year=year + 2,
            lowest_fine=(case["fine_fen"] or 0) // 2,
        )

    def phrase(self) -> str:
        """Two to four neighbouring words of any sentence of any case, procedural ones included."""
        facts = self.case()["facts"]
        told = whole_words(facts)
        at, length = self._random.randrange(len(told) - 4), self._random.randint(2, 4)
        return f"“{''.join(told[at : at + length])}”"

    def sorted(self) -> Question:
        return Question(self.words(1, 2), sort=self._random.choice(["date", "fine", "-fine"]))

    def mixed(self) -> tuple[str, Question | str, bool]:
        """Kind, question, whether facets are wanted."""
        chance = self._random.random()
        if chance < 0.45:
            return "search", Question(self.words()), False
        if chance < 0.65:
            return "search", self.filtered(), False
        if chance < 0.77:
            return "similar", self.case()["facts"], False
        if chance < 0.87:
            return "search", self.filtered(), True
        if chance < 0.97:
            return "search", self.sorted(), False
        return "search", Question(self._random.choice(sorted(self._search.frames.common))), True
