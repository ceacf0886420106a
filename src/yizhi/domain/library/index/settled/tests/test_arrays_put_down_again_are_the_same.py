"""Arrays put down on top of former ones answer as if all had been made at once; what is saved is what is loaded."""

from pathlib import Path

import numpy as np
import pytest

from yizhi.domain.library.index.fields import SHOWN
from yizhi.domain.library.index.frames import Frames
from yizhi.domain.library.index.records import RecordWriter
from yizhi.domain.library.index.settled import changes
from yizhi.domain.library.index.settled.arrays import load, save, without_unions
from yizhi.domain.library.index.settled.collecting import Collector
from yizhi.domain.library.index.settled.piece import Piece
from yizhi.domain.library.index.settled.putting import Put, put_down
from yizhi.domain.library.index.settled.tests.modelled import drawn, piece_of


def holders(piece: Piece) -> dict[str, set[int]]:
    """Keys of the cases by term; terms that nobody holds left out."""
    keys = piece.arrays.columns["key"]
    found = {term: set(keys[piece.choose([(term,)]).docs].tolist()) for term in piece.arrays.numbers}
    return {term: held for term, held in found.items() if held}


@pytest.mark.parametrize("count", [1, 70, 3_000])
def test_what_was_saved_is_loaded(tmp_path: Path, count: int) -> None:
    piece = piece_of(drawn(count, 5))
    save(piece.arrays, tmp_path / "settled-0")
    again = Piece(load(tmp_path / "settled-0"))
    assert again.size == count
    assert holders(again) == holders(piece)
    for name, column in piece.arrays.columns.items():
        assert again.arrays.columns[name].tolist() == column.tolist()
    for term in piece.arrays.numbers:
        assert again.held(term) == piece.held(term) == len(holders(piece).get(term, ()))


class Year:
    """A shard of texts alone, with a plain model beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.model = folder, dict[int, set[str]]()
        folder.mkdir()
        RecordWriter(folder).close()

    def add(self, texts: dict[int, str]) -> None:
        writer = RecordWriter(self.folder)
        for key, text in texts.items():
            row = {"key": key, "facts": text, "decided_on": "2026-01-01", "kinds": "罚款"}
            changes.note(self.folder, [(key, writer.add([row.get(name) for name in SHOWN]))])
            self.model[key] = set(text.split())
        writer.flush()
        writer.close()

    def remove(self, key: int) -> None:
        places = (self.folder / "records.idx").stat().st_size // 16
        changes.note(self.folder, [changes.removed(key, places)])
        self.model.pop(key, None)

    def put(self) -> None:
        before = Put.of(self.folder)
        numbers = without_unions(load(self.folder / before.folder).numbers) if before else {}
        places = (self.folder / "records.idx").stat().st_size // 16
        put_down(self.folder, Frames(), Collector(numbers), places)

    def agrees(self) -> None:
        put = Put.of(self.folder)
        assert put is not None
        piece = Piece(load(self.folder / put.folder))
        assert sorted(piece.arrays.columns["key"].tolist()) == sorted(self.model)
        expected: dict[str, set[int]] = {}
        for key, words in self.model.items():
            for word in words:
                expected.setdefault(word, set()).add(key)
        assert {term: keys for term, keys in holders(piece).items() if not term.startswith("=")} == expected
        assert [one.name for one in self.folder.glob("settled-*")] == [put.folder]


def texts(keys: range, seed: int) -> dict[int, str]:
    random = np.random.default_rng(seed)
    words = [f"w{at}" for at in range(12)]
    shares = 0.7 ** np.arange(12)
    return {key: " ".join(words[at] for at in np.flatnonzero(random.random(12) < shares)) for key in keys}


@pytest.mark.parametrize("count", [30, 400])
def test_cases_are_added_replaced_and_taken_out_between(tmp_path: Path, count: int) -> None:
    year = Year(tmp_path / "2026")
    year.add(texts(range(count), 1))
    year.put()
    year.agrees()
    year.add(texts(range(count // 2, count + 20), 2))
    year.remove(1)
    year.remove(count + 3)
    year.put()
    year.agrees()
    year.add(texts(range(1, 2), 3))
    year.put()
    year.agrees()
    year.remove(1)
    year.add(texts(range(1, 3), 4))
    year.remove(2)
    year.put()
    year.agrees()
