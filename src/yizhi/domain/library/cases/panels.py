"""What the library shows elsewhere: its pages, its part of the search box, and advice on the page of a case."""

from collections.abc import Iterable
from typing import Any

from yizhi.domain.cases.api import PROPOSED_FINE, ProposedFine, SimpleCase
from yizhi.domain.library.cases import advice, shelf, shown
from yizhi.domain.library.cases.distribution import distribution
from yizhi.domain.library.cases.similar import AtHand, similar_cases
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.lake.checking import TIER_OF
from yizhi.platform.registry import Hit, Page, Panel, SearchSource, register
from yizhi.platform.scope.actor import Actor

_MOST = 3


def _advice(actor: Actor, record: SimpleCase) -> dict[str, Any] | None:
    """For a case whose facts are written; stays away where there is no library."""
    search = shelf.search() if record.facts else None
    if search is None:
        return None
    fines = distribution(shelf.index_folder(), record.item_code)
    at_hand = AtHand(str(record.facts), record.item_code, division=record.division)
    like = similar_cases(search, at_hand, Question(size=_MOST)) if fines.cases else []
    proposal = record.fine_fen or None
    return {
        "lines": [shown.line(one.case, one.shared, one.reasons) for one in like],
        "fines": fines,
        "drawing": shown.drawing(fines, proposal),
    }


def _fines(actor: Actor, fine: ProposedFine) -> dict[str, Any] | None:
    """Beside a fine that is being weighed; stays away where there is no library."""
    if shelf.search() is None:
        return None
    return advice.fines_beside(fine.item_code, TIER_OF.get(fine.tier, ""), fine.division, fine.fen)


def _find(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    search = shelf.search()
    for case in search.search(Question(words, size=limit)).cases if search else ():
        yield Hit(case["violation"], f"{case['number']} {shown.fine(case)}", shown.url(case), "处罚案例")


register(
    Page("处罚案例", "library:cases", "办案库", icon="scale", order=20, keywords="类案 案例 罚款 检索"),
    Page("类案与裁量参考", "library:similar", "办案库", icon="chart-column", order=30, keywords="相似 裁量 建议 事项"),
    Panel("类案参考", SimpleCase.record_label(), "library/cases/panel.html", _advice, order=60),
    Panel("同类案件的罚款", PROPOSED_FINE, "library/cases/peers.html", _fines),
    SearchSource("处罚案例", _find, order=60),
)
