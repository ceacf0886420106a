"""A word that no case holds any more is found in none, however often the arrays are put down anew."""

from pathlib import Path

import numpy as np

from yizhi.domain.library.index.settled.arrays import collected, pairs_again
from yizhi.domain.library.index.settled.ordering import Effort, best, likely, weights
from yizhi.domain.library.index.settled.piece import Piece
from yizhi.domain.library.index.settled.tests.modelled import Told, collector_of, piece_of
from yizhi.domain.library.index.settled.tests.test_arrays_put_down_again_are_the_same import Year


def without_last(cases: list[Told]) -> Piece:
    live = np.arange(len(cases)) < len(cases) - 1
    return Piece(collected(collector_of(cases), live, {}))


def test_a_word_that_went_does_not_come_back(tmp_path: Path) -> None:
    year = Year(tmp_path / "2026")
    year.add(dict.fromkeys(range(100), "common") | {100: "gone"})
    year.put()
    for _ in range(3):
        year.remove(100)
        year.put()
        year.agrees()


def test_pairs_of_a_word_that_went_are_none() -> None:
    piece = without_last([Told(("common",))] * 100 + [Told(("gone",))])
    pairs = pairs_again(piece.arrays, np.arange(100), np.ones(100, np.bool_))
    assert not (pairs.terms == piece.arrays.numbers["gone"]).any()


def test_where_all_went_that_hold_a_word_others_are_still_ordered() -> None:
    former, other = without_last([Told(("here",)), Told(("word",))]), piece_of([Told(("word",))])
    worth = weights([former, other], ["word", "here"])
    effort = Effort(touched=1, near=100, exact=100, whole=True)
    groups = [(piece, likely(piece, worth, None, effort)) for piece in (former, other)]
    assert len(best(groups, worth, 5)) == 2


def test_the_best_are_named_beside_a_piece_where_a_word_went() -> None:
    former, other = without_last([Told(("here",)), Told(("word",))]), piece_of([Told(("word",))])
    worth = weights([former, other], ["word", "here"])
    assert len(best([(former, np.arange(1)), (other, np.arange(1))], worth, 5)) == 2
