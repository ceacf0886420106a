"""A crash in the middle of a line spoils none of the lines noted after it."""

from pathlib import Path

import pytest

from yizhi.domain.library.index.settled import changes


@pytest.mark.parametrize("torn", [1, 7, 15])
def test_the_next_line_begins_in_place_of_the_torn_one(tmp_path: Path, torn: int) -> None:
    changes.note(tmp_path, [(1, 2)])
    with (tmp_path / "changes.bin").open("ab") as file:
        file.write(bytes(torn))
    changes.note(tmp_path, [(5, 6)])
    assert changes.noted(tmp_path) == [(1, 2), (5, 6)]
