"""Whatever dies while arrays are put down, readers keep the former ones; the next time nothing is lost or doubled."""

from pathlib import Path

import pyarrow as pa
import pytest

from yizhi.domain.library.index import writing
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.building import build
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.index.settled import putting
from yizhi.domain.library.lake.schema import SCHEMA
from yizhi.domain.library.lake.store import Lake

WORDS = ("环形山", "月球", "水果")


def part(keys: range, word: str) -> pa.Table:
    day = pa.scalar("2026-03-02").cast(pa.date32()).as_py()
    rows = [
        dict.fromkeys(SCHEMA.names)
        | {"key": key, "number": f"{key}号", "agency": "测试局", "facts": word, "violation": "测试", "decided_on": day}
        for key in keys
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def totals(search: EmbeddedSearch) -> list[int]:
    return [search.count(), *(search.search(Question(word)).total for word in WORDS)]


@pytest.mark.parametrize(("module", "name"), [(putting, "save"), (putting, "_point"), (writing, "put_down")])
def test_former_arrays_answer_and_the_next_time_it_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    lake, index = Lake(tmp_path / "lake"), tmp_path / "index"
    lake.write(2026, "a", part(range(1, 31), "水果"))
    lake.write(2026, "a-other", part(range(5_000, 5_001), "渣土"))
    build(lake, index, processes=1)
    lake.write(2026, "b", part(range(29, 34), "月球"))
    build(lake, index, processes=1)
    former = [34, 0, 5, 28]
    assert totals(EmbeddedSearch(index)) == former
    lake.write(2026, "c", part(range(33, 1_101), "环形山"))
    with monkeypatch.context() as cut:
        cut.setattr(module, name, lambda *given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(lake, index, processes=1)
    assert totals(EmbeddedSearch(index)) == former
    build(lake, index, processes=1)
    expected = [1_101, 1_068, 4, 28]
    assert totals(EmbeddedSearch(index)) == expected
    assert build(lake, index, processes=1) == 0
    assert totals(EmbeddedSearch(index)) == expected
