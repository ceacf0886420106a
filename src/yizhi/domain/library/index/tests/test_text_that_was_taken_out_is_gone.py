"""A withdrawn case leaves no text in the records; whatever dies on the way, every other case can be read."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.domain.library.index import building, erasing
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.index.erasing import Eraser, blank
from yizhi.domain.library.index.fields import SHOWN
from yizhi.domain.library.index.records import Packing, RecordReader, RecordWriter
from yizhi.domain.library.tests.small_library import indexed

COUNT = 29


def record(key: int) -> list[Any]:
    return [key, *[f"{name}{key}" for name in SHOWN[1:]]]


def written(folder: Path) -> None:
    folder.mkdir(parents=True)
    writer = RecordWriter(folder)
    assert [writer.add(record(key)) for key in range(COUNT)] == list(range(COUNT))
    writer.flush()
    writer.close()


def entries(folder: Path) -> list[list[int]]:
    table: list[list[int]] = np.fromfile(folder / "records.idx", "<i8").reshape(-1, 2).tolist()
    return table


def texts(folder: Path) -> str:
    """All that any entry leads to."""
    data = (folder / "records.bin").read_bytes()
    packing = Packing.of(folder.parent)
    return "".join(json.dumps(packing.record(data[at : at + size]), ensure_ascii=False) for at, size in entries(folder))


def readable(folder: Path, gone: set[int]) -> None:
    reader = RecordReader(folder)
    assert [reader[key] for key in range(COUNT)] == [blank(k) if k in gone else record(k) for k in range(COUNT)]
    reader.close()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gone=st.sets(st.integers(0, COUNT - 1), max_size=12), dies=st.integers(0, 30))
def test_cut_off_anywhere_it_is_finished_the_next_time(
    tmp_path_factory: pytest.TempPathFactory, gone: set[int], dies: int
) -> None:
    folder = tmp_path_factory.mktemp("shard") / "2026"
    written(folder)
    before = entries(folder)
    found = {(key, key) for key in gone}
    eraser = Eraser(folder, lambda keys: set(found))
    eraser.intend(gone)
    found.clear()
    with pytest.MonkeyPatch.context() as patched:
        left = iter(range(dies))

        def settle(file: Any) -> None:
            file.flush()
            if next(left, None) is None:
                raise KeyboardInterrupt

        patched.setattr(erasing, "_settle", settle)
        try:
            eraser.finish()
        except KeyboardInterrupt:
            reader = RecordReader(folder)  # half done, what was not to go is there
            assert all(reader[key] == record(key) for key in range(COUNT) if key not in gone)
            reader.close()
    Eraser(folder, lambda keys: set()).finish()
    readable(folder, gone)
    assert not (folder / "erasing.json").exists()
    assert not [key for key in gone if f'"facts{key}"' in texts(folder)]
    data = (folder / "records.bin").read_bytes()
    for key in gone:  # nothing is left where the record stood, which no entry leads to any more
        start, size = before[key]
        assert data[start : start + size] == bytes(size)


def test_what_the_index_still_finds_there_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "2026"
    written(folder)
    eraser = Eraser(folder, lambda keys: {(7, 7)})
    eraser.intend([7])
    eraser.finish()
    readable(folder, set())


def test_a_case_that_is_forgotten_leaves_no_text_and_its_neighbours_stay(tmp_path: Path) -> None:
    lake, folder = indexed(tmp_path, 200)
    part = lake.parts()[-1]
    rows = part.read(["key", "number", "facts"]).to_pylist()
    search = EmbeddedSearch(folder)
    kept = [case for row in rows[1:] if (case := search.case(row["key"]))]
    building.forget(lake, folder, part.year, rows[0]["key"])
    again = EmbeddedSearch(folder)
    assert again.case(rows[0]["key"]) is None
    assert [again.case(case.key) for case in kept] == kept
    held = texts(folder / str(part.year))
    assert f'"{rows[0]["number"]}"' not in held
    assert rows[1]["number"] in held
