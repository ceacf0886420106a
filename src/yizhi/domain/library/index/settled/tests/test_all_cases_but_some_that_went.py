"""Where no filter or word narrows it, all cases are found but those that went."""

import numpy as np
import pytest

from yizhi.domain.library.index.settled.tests.modelled import Told, piece_of


@pytest.mark.parametrize("size", [1, 10, 63, 64, 65, 1_000])
@pytest.mark.parametrize("groups", [[], [("all",)]])
def test_all_but_one(size: int, groups: list[tuple[str, ...]]) -> None:
    chosen = piece_of([Told(("all",))] * size).without(np.array([0])).choose(groups)
    assert chosen.count == size - 1
    assert chosen.docs.tolist() == list(range(1, size))
    assert piece_of([Told(("all",))] * size).without(np.arange(size)).choose(groups, (0, None)).docs.tolist() == []
