"""How good the answers are: known cases found again, similar ones of the same item, items suggested, new ones seen."""

import time
from datetime import date
from pathlib import Path

import pyarrow as pa

from bench.library.asking import Asking
from bench.library.measuring import Figures
from yizhi.domain.library.cases.similar import AtHand, items_of, similar_cases
from yizhi.domain.library.cases.suggestion import Suggestion, suggest
from yizhi.domain.library.cases.suggestion_quality import descriptions, held_back, share_right
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.building import build
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.lake.schema import SCHEMA, case_key
from yizhi.domain.library.lake.store import Lake

KNOWN, ALIKE, HELD_BACK = 300, 100, 300


def quality(search: EmbeddedSearch, lake: Lake, index: Path, figures: Figures) -> None:
    ask = Asking(search, 3)
    _known(search, ask, figures)
    _alike(search, ask, figures)
    _suggested(search, figures)
    _seen(search, lake, index, figures)


def _known(search: EmbeddedSearch, ask: Asking, figures: Figures) -> None:
    found = 0
    for _ in range(KNOWN):
        case = ask.case()
        question = Question(ask.part_of(case), any_word=True, size=10)
        found += case.key in [one.key for one in search.search(question).cases]
    figures.add("known case among the first ten", found / KNOWN, "share", 0.97, "higher")


def _alike(search: EmbeddedSearch, ask: Asking, figures: Figures) -> None:
    shares = []
    for _ in range(ALIKE):
        case = ask.case()
        like = similar_cases(search, AtHand(case["facts"]), Question(size=11))
        others = [one.case for one in like if one.case.key != case.key][:10]
        shares.append(sum(one["item"] == case["item"] for one in others) / max(len(others), 1))
    figures.add("similar cases of the same item among ten, item not told", sum(shares) / ALIKE, "share", 0.9, "higher")


def _suggested(search: EmbeddedSearch, figures: Figures) -> None:
    def heard(words: str) -> list[Suggestion]:
        return items_of(search, words)

    unseen = share_right(held_back(HELD_BACK, 987, date(2026, 11, 26)), heard, 3)
    alone, with_cases = (share_right(descriptions(), hear, 3) for hear in (suggest, heard))
    figures.add("item among three suggested, synthetic cases held back", unseen, "share", None, "higher")
    figures.add("item among three suggested, officers' words, no library", alone, "share", None, "higher")
    figures.add("item among three suggested, officers' words", with_cases, "share", None, "higher")


def _seen(search: EmbeddedSearch, lake: Lake, index: Path, figures: Figures) -> None:
    """From the moment a published case is in the lake until a search finds it."""
    number = f"测罚字〔2026〕第{time.time_ns()}号"
    row = dict.fromkeys(SCHEMA.names) | {
        "key": case_key("测试机关", number),
        "number": number,
        "agency": "测试机关",
        "violation": "测试",
        "facts": "测试新增案例何时可以检索到。",
        "origin": "SYNTHETIC",
        "decided_on": date(2026, 11, 26),
    }
    part = lake.write(2026, f"z-bench-{time.time_ns()}", pa.Table.from_pylist([row], schema=SCHEMA))
    begun = time.perf_counter()
    build(lake, index, processes=1)
    while not search.search(Question(number)).total and time.perf_counter() - begun < 60:
        time.sleep(0.02)
    figures.add("added case is found", time.perf_counter() - begun, "s", 1)
    lake.drop(part)
