"""What happened to a shard is read in the order in which it was noted; half a line is none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.domain.library.index.settled import changes

whole = st.integers(-(2**63), 2**63 - 1)


@given(noted=st.lists(st.lists(st.tuples(whole, whole), max_size=4), max_size=5))
def test_in_order(tmp_path_factory: pytest.TempPathFactory, noted: list[list[changes.Change]]) -> None:
    folder = tmp_path_factory.mktemp("shard")
    for each in noted:
        changes.note(folder, each)
    flat = [one for each in noted for one in each]
    assert changes.noted(folder) == flat
    assert changes.end(folder) == len(flat) * changes.LINE
    assert changes.noted(folder, changes.LINE) == flat[1:]
    assert changes.standing(flat) == dict(flat)


@pytest.mark.parametrize("torn", range(1, changes.LINE))
def test_a_torn_last_line_is_cut_off(tmp_path: Path, torn: int) -> None:
    changes.note(tmp_path, [(1, 2), (3, 4)])
    with (tmp_path / "changes.bin").open("ab") as file:
        file.write(bytes(torn))
    assert changes.noted(tmp_path) == [(1, 2), (3, 4)]
    assert changes.end(tmp_path) == 2 * changes.LINE
    changes.note(tmp_path, [(5, 6)])
    assert changes.noted(tmp_path) == [(1, 2), (3, 4), (5, 6)]


def test_nothing_happened(tmp_path: Path) -> None:
    assert changes.noted(tmp_path) == []
    assert changes.end(tmp_path) == 0
