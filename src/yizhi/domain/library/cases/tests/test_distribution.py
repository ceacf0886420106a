"""Fines of the same item: the quartiles are those of the lake, and none are given without a sample."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from yizhi.domain.library.cases.distribution import distribution
from yizhi.domain.library.cases.shown import drawing
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import indexed


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lake, Path]:
    return indexed(tmp_path_factory.mktemp("library"))


def test_the_figures_are_those_of_the_lake(library: tuple[Lake, Path]) -> None:
    lake, index = library
    rows = [row for part in lake.parts() for row in part.read().to_pylist()]
    item = Counter(row["item"] for row in rows if row["fine_fen"]).most_common(1)[0][0]
    fines = [row["fine_fen"] for row in rows if row["item"] == item and row["tier"] == "GENERAL" and row["fine_fen"]]
    found = distribution(index, item, tier="GENERAL")
    assert found.fined == len(fines)
    assert (found.p25, found.median, found.p75) == tuple(round(one) for one in np.percentile(fines, (25, 50, 75)))
    assert sum(bar.count for bar in found.bars) == len(fines)


def test_too_few_cases_give_no_quartiles_and_no_picture(library: tuple[Lake, Path]) -> None:
    found = distribution(library[1], "没有的事项")
    assert (found.cases, found.median) == (0, None)
    assert drawing(found) is None
    assert found.rank(1000) == "样本过少，不作比较"


def test_ones_own_proposal_is_placed_among_them(library: tuple[Lake, Path]) -> None:
    lake, index = library
    rows = [row for part in lake.parts() for row in part.read().to_pylist()]
    item = Counter(row["item"] for row in rows if row["fine_fen"]).most_common(1)[0][0]
    fines = distribution(index, item)
    picture = drawing(fines, fines.median)
    assert picture is not None
    assert picture.proposal == picture.median
    assert picture.rank == "在同类案件的中间一半之内"
    assert f"{fines.fined} 件" in picture.sentence
