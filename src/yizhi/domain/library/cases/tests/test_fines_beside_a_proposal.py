"""Beside a fine that is being weighed stands how others were fined: nearest peers first, never without the sample."""

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.general.tests.file import STALL, File
from yizhi.domain.library.cases.peers import ENOUGH, compare
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import indexed
from yizhi.domain.org.tests.world import PASSWORD, open_account

__all__ = ["file"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lake, Path]:
    return indexed(tmp_path_factory.mktemp("peers"), 1500)


def rows_of(lake: Lake) -> list[dict[str, Any]]:
    return [row for part in lake.parts() for row in part.read().to_pylist()]


def test_circles_widen_until_there_is_a_sample(library: tuple[Lake, Path]) -> None:
    lake, index = library
    rows = rows_of(lake)
    item = Counter(row["item"] for row in rows if row["fine_fen"]).most_common(1)[0][0]
    found = compare(index, item, tier="GENERAL", division="330802101")
    assert found is not None
    assert [one.title for one in found.circles] == [
        "“一般”档次，衢州市柯城区", "“一般”档次，衢州市", "“一般”档次，全省", "不分档次，全省",
    ]  # fmt: skip
    fined = [one.fines.fined for one in found.circles]
    assert fined == sorted(fined)
    assert found.shown.fines.fined >= ENOUGH or found.shown is found.circles[-1]
    everything = [row["fine_fen"] for row in rows if row["item"] == item and row["fine_fen"]]
    assert (found.circles[-1].fines.fined, found.circles[-1].fines.median) == (
        len(everything),
        round(float(np.median(everything))),
    )
    assert sum(one.fines.fined for one in found.years) <= found.shown.fines.fined


def test_without_cases_of_the_item_there_is_no_figure(library: tuple[Lake, Path], tmp_path: Path) -> None:
    assert compare(library[1], "没有的事项") is None
    assert compare(tmp_path / "nowhere", "C-003") is None


@pytest.fixture
def lead(file: File, client: Client) -> Client:
    open_account(file.people["lead"], "lead")
    assert client.post(reverse("web:sign_in"), {"username": "lead", "password": PASSWORD}).status_code == 302
    return client


def test_the_page_of_discretion_shows_it(
    file: File, lead: Client, library: tuple[Lake, Path], settings: Any, tmp_path: Path
) -> None:
    case = file.filed(STALL)
    address = reverse("cases:weighing", args=[case.pk])
    settings.YIZHI_LIBRARY = str(tmp_path)
    assert "同类案件的罚款" not in lead.get(address).content.decode()
    settings.YIZHI_LIBRARY = str(library[1].parent)
    shown = lead.get(address).content.decode()
    assert "同类案件的罚款" in shown
    assert "库内有合成样例 1500 件" in shown
    assert "件" in shown
