"""What is shown of each case, packed in blocks: one short read for a case, no search of the lake."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson
import pyarrow as pa

BLOCK: Final = 32
_CODEC: Final = pa.Codec("zstd", compression_level=3)
_WORD: Final = 8
ENTRY: Final = 3 * _WORD
"""Bytes in which the index of records says where a block begins, how long it is, and how long unpacked."""
_BORDER: Final = b"],["


def packed(raw: bytes) -> bytes:
    found: bytes = _CODEC.compress(raw, asbytes=True)
    return found


def unpacked(block: bytes, raw: int) -> bytes:
    found: bytes = _CODEC.decompress(block, raw, asbytes=True)
    return found


class RecordWriter:
    """Appends blocks. What was appended counts from the moment `flush` returns."""

    def __init__(self, folder: Path) -> None:
        self._data = (folder / "records.bin").open("ab")
        self._index = (folder / "records.idx").open("ab")
        self._blocks = self._index.tell() // ENTRY
        self._waiting: list[Any] = []

    def add(self, record: Any) -> int:
        """The place of the record: block times 32 and position in it."""
        place = self._blocks * BLOCK + len(self._waiting)
        self._waiting.append(record)
        if len(self._waiting) == BLOCK:
            self._write()
        return place

    def _write(self) -> None:
        raw = orjson.dumps(self._waiting)
        block = packed(raw)
        start = self._data.tell()
        self._data.write(block)
        self._index.write(np.array([start, len(block), len(raw)], dtype="<i8").tobytes())
        self._blocks += 1
        self._waiting = []

    def flush(self) -> None:
        if self._waiting:
            self._write()
        for file in (self._data, self._index):
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        self._data.close()
        self._index.close()


def _one_of(raw: bytes, at: int) -> Any:
    """One record of a block without reading the others; all are read when a text looks like a border of records."""
    pieces = raw[2:-2].split(_BORDER)
    if len(pieces) <= BLOCK and at < len(pieces):
        try:
            return orjson.loads(b"[" + pieces[at] + b"]")
        except orjson.JSONDecodeError:
            pass
    return orjson.loads(raw)[at]


class RecordReader:
    """Reads records by place; sees blocks that were appended after it was made."""

    def __init__(self, folder: Path) -> None:
        self._data = os.open(folder / "records.bin", os.O_RDONLY)
        self._index = os.open(folder / "records.idx", os.O_RDONLY)
        self._block = lru_cache(maxsize=64)(self._read)

    def __getitem__(self, place: int) -> Any:
        raw = self._block(place // BLOCK)
        return _one_of(raw, place % BLOCK)

    def block(self, number: int) -> list[Any]:
        """All records of a block."""
        found: list[Any] = orjson.loads(self._block(number))
        return found

    @property
    def blocks(self) -> int:
        return os.fstat(self._index).st_size // ENTRY

    def forget(self) -> None:
        """Read anew what was read before: a case may have been taken out."""
        self._block.cache_clear()

    def _read(self, block: int) -> bytes:
        try:
            return self._at(block)
        except OSError:  # the block was moved between the two reads
            return self._at(block)

    def _at(self, block: int) -> bytes:
        start, size, raw = np.frombuffer(os.pread(self._index, ENTRY, block * ENTRY), dtype="<i8").tolist()
        return unpacked(os.pread(self._data, size, start), raw)

    def close(self) -> None:
        os.close(self._data)
        os.close(self._index)
