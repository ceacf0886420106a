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


class RecordWriter:
    """Appends blocks. What was appended counts from the moment `flush` returns."""

    def __init__(self, folder: Path) -> None:
        self._data = (folder / "records.bin").open("ab")
        self._index = (folder / "records.idx").open("ab")
        self._blocks = self._index.tell() // _WORD // 3
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
        packed = _CODEC.compress(raw, asbytes=True)
        start = self._data.tell()
        self._data.write(packed)
        self._index.write(np.array([start, len(packed), len(raw)], dtype="<i8").tobytes())
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


class RecordReader:
    """Reads records by place; sees blocks that were appended after it was made."""

    def __init__(self, folder: Path) -> None:
        self._data = os.open(folder / "records.bin", os.O_RDONLY)
        self._index = os.open(folder / "records.idx", os.O_RDONLY)
        self._block = lru_cache(maxsize=64)(self._read)

    def __getitem__(self, place: int) -> Any:
        return self._block(place // BLOCK)[place % BLOCK]

    def _read(self, block: int) -> list[Any]:
        start, packed, raw = np.frombuffer(os.pread(self._index, 3 * _WORD, block * 3 * _WORD), dtype="<i8").tolist()
        found: list[Any] = orjson.loads(_CODEC.decompress(os.pread(self._data, packed, start), raw, asbytes=True))
        return found

    def close(self) -> None:
        os.close(self._data)
        os.close(self._index)
