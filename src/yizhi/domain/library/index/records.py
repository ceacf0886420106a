"""What is shown of each case, packed one by one: one short read for a case, no search of the lake.

What many cases tell in the same words (shared sentences, agencies, bases) stands in a dictionary beside the shards, so
that a single case packs as well as a block of them. Nothing of a case's own text is in the dictionary.
"""

import os
import threading
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson
import zstandard

_WORD: Final = 8
ENTRY: Final = 2 * _WORD
"""Bytes in which the index of records says where a record begins, and how long it is."""
DICTIONARY: Final = "records.dictionary"
_MOST_BYTES: Final = 100_000
_OFTEN: Final = 5
_LEVEL: Final = 3


class Packing:
    """How the records of an index are packed. Safe for several threads."""

    def __init__(self, common: bytes) -> None:
        kind = zstandard.DICT_TYPE_RAWCONTENT
        self._dictionary = zstandard.ZstdCompressionDict(common, dict_type=kind) if common else None
        if self._dictionary:
            self._dictionary.precompute_compress(level=_LEVEL)
        self._of_thread = threading.local()

    @classmethod
    def of(cls, folder: Path) -> "Packing":
        """The one of the shards that lie in the folder."""
        path = folder / DICTIONARY
        return _packing(path, path.stat().st_mtime_ns if path.exists() else 0)

    def packed(self, record: Any) -> bytes:
        if (packer := getattr(self._of_thread, "packer", None)) is None:
            packer = zstandard.ZstdCompressor(level=_LEVEL, dict_data=self._dictionary)
            self._of_thread.packer = packer
        found: bytes = packer.compress(orjson.dumps(record))
        return found

    def record(self, packed: bytes) -> Any:
        if (unpacker := getattr(self._of_thread, "unpacker", None)) is None:
            unpacker = self._of_thread.unpacker = zstandard.ZstdDecompressor(dict_data=self._dictionary)
        return orjson.loads(unpacker.decompress(packed))


@lru_cache(maxsize=8)
def _packing(path: Path, changed: int) -> Packing:
    return Packing(path.read_bytes() if changed else b"")


def write_dictionary(folder: Path, sentences: Iterable[str], values: Iterable[str]) -> None:
    """From shared sentences, and from those values that occur often."""
    counted = Counter(values)
    often = [value for value, times in counted.most_common() if times >= _OFTEN]
    # What stands last is referred to in the fewest bytes.
    common = "\n".join([*often[::-1], *list(sentences)[::-1]]).encode()[-_MOST_BYTES:]
    aside = folder / f".{DICTIONARY}"
    aside.write_bytes(common)
    aside.replace(folder / DICTIONARY)


class RecordWriter:
    """Appends records. What was appended counts from the moment `flush` returns."""

    def __init__(self, folder: Path) -> None:
        self._packing = Packing.of(folder.parent)
        self._data = (folder / "records.bin").open("ab")
        self._index = (folder / "records.idx").open("ab")
        self._start = self._data.tell()
        self.places = self._index.tell() // ENTRY
        """Where the next record will stand."""

    def add(self, record: Any) -> int:
        """The place of the record."""
        packed = self._packing.packed(record)
        self._data.write(packed)
        self._index.write(self._start.to_bytes(_WORD, "little") + len(packed).to_bytes(_WORD, "little"))
        self._start += len(packed)
        self.places += 1
        return self.places - 1

    def flush(self) -> None:
        for file in (self._data, self._index):
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        self._data.close()
        self._index.close()


class RecordReader:
    """Reads records by place; sees those that were appended after it was made."""

    def __init__(self, folder: Path) -> None:
        self._packing = Packing.of(folder.parent)
        self._data = os.open(folder / "records.bin", os.O_RDONLY)
        self._index = os.open(folder / "records.idx", os.O_RDONLY)

    def __getitem__(self, place: int) -> Any:
        try:
            return self._at(place)
        except (OSError, zstandard.ZstdError):  # the record was moved between the two reads
            return self._at(place)

    @property
    def places(self) -> int:
        return os.fstat(self._index).st_size // ENTRY

    def _at(self, place: int) -> Any:
        start, size = np.frombuffer(os.pread(self._index, ENTRY, place * ENTRY), dtype="<i8").tolist()
        return self._packing.record(os.pread(self._data, size, start))

    def close(self) -> None:
        os.close(self._data)
        os.close(self._index)
