"""The dictionary of the records tells of nobody; records are read by several threads, also while one is moved."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import zstandard

from yizhi.domain.library.index.frames import form, sentences
from yizhi.domain.library.index.records import DICTIONARY, ENTRY, RecordReader, RecordWriter, write_dictionary
from yizhi.domain.library.tests.small_library import indexed


def test_no_party_and_no_sentence_of_a_few_cases(tmp_path: Path) -> None:
    lake, index = indexed(tmp_path, 300)
    rows = [row for part in lake.parts() for row in part.read(["party", "facts"]).to_pylist()]
    common = (index / DICTIONARY).read_text(encoding="utf-8").splitlines()
    told: dict[str, set[int]] = {}
    for at, row in enumerate(rows):
        for sentence in sentences(row["facts"] or ""):
            told.setdefault(form(sentence), set()).add(at)
    few = {sentence for sentence, cases in told.items() if len(cases) < 5}
    assert few
    assert not few & set(common)
    assert not {row["party"] for row in rows if row["party"]} & set(common)


def written(folder: Path) -> list[list[Any]]:
    folder.mkdir()
    write_dictionary(folder.parent, ["一句大家都写的话"], ["测试局"] * 5)
    records = [[at, "一句大家都写的话", "自己的" * (at % 9)] for at in range(400)]
    writer = RecordWriter(folder)
    assert [writer.add(record) for record in records] == list(range(400))
    writer.flush()
    writer.close()
    return records


def test_two_threads_read_at_once(tmp_path: Path) -> None:
    records = written(tmp_path / "2026")
    reader = RecordReader(tmp_path / "2026")
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(reader.__getitem__, [*range(400)] * 5)) == records * 5
    reader.close()


def test_a_record_that_is_moved_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its former place is wiped after the reader learnt it and before the text is read."""
    folder = tmp_path / "2026"
    records = written(folder)
    reader, pread = RecordReader(folder), os.pread
    place, moved = 7, list[bool]()

    def move(file: int, size: int, at: int) -> bytes:
        found = pread(file, size, at)
        if at == place * ENTRY and size == ENTRY and not moved:
            moved.append(True)
            start, length = (int.from_bytes(found[a : a + 8], "little") for a in (0, 8))
            with (folder / "records.bin").open("r+b") as data, (folder / "records.idx").open("r+b") as index:
                data.seek(start)
                text = data.read(length)
                end = data.seek(0, os.SEEK_END)
                data.write(text)
                data.seek(start)
                data.write(bytes(length))
                index.seek(at)
                index.write(end.to_bytes(8, "little"))
        return found

    monkeypatch.setattr(os, "pread", move)
    assert reader[place] == records[place]
    assert moved
    reader.close()


def test_what_is_spoilt_for_good_is_an_error(tmp_path: Path) -> None:
    written(tmp_path / "2026")
    (tmp_path / "2026" / "records.bin").write_bytes(bytes(10_000))
    with pytest.raises(zstandard.ZstdError):
        RecordReader(tmp_path / "2026")[3]
