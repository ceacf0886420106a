"""Rows of a file: CSV, XLSX, JSON lines and Parquet, read as a stream. What cannot be read is yielded as torn."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import openpyxl
import orjson
import pyarrow.parquet as pq

UTF8, GB18030 = "utf-8-sig", "gb18030"
_PROBE: Final = 1 << 20
_LARGEST_CELL: Final = 64 << 20
_BATCH: Final = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row by column name, or why it could not be read."""

    number: int
    values: dict[str, Any]
    torn: str = ""


def encoding_of(path: Path) -> str:
    """UTF-8 when the beginning of the file is, else GB18030."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            decoder.decode(file.read(_PROBE))
        except UnicodeDecodeError:
            return GB18030
    return UTF8


def rows(path: Path, encoding: str = "") -> Iterator[Row]:
    """The rows in their order, numbered from 1. Raises ValueError for a kind of file that is not read."""
    kind = path.suffix.lower()
    readers = {".csv": _csv, ".tsv": _csv, ".jsonl": _json, ".ndjson": _json, ".xlsx": _xlsx, ".parquet": _parquet}
    if kind not in readers:
        raise ValueError(f"不能导入 {path.name}：只接受 CSV、XLSX、JSONL、Parquet")
    yield from readers[kind](path, encoding or (encoding_of(path) if kind in (".csv", ".tsv", ".jsonl") else ""))


def _named(number: int, head: Sequence[str], cells: Sequence[Any]) -> Row:
    if len(cells) != len(head):
        return Row(number, {"": "\t".join(map(str, cells))[:2000]}, f"有{len(cells)}列，应有{len(head)}列")
    return Row(number, dict(zip(head, cells, strict=True)))


def _csv(path: Path, encoding: str) -> Iterator[Row]:
    csv.field_size_limit(_LARGEST_CELL)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        table = csv.reader(file, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
        head: list[str] | None = None
        number = 0
        while True:
            try:
                cells = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                number += 1
                yield Row(number, {}, f"此行残缺：{error}")
                continue
            if head is None:
                head = cells
            elif cells:
                number += 1
                yield _named(number, head, cells)


def _json(path: Path, encoding: str) -> Iterator[Row]:
    with path.open(encoding=encoding or UTF8, errors="replace") as file:
        for number, line in enumerate(filter(str.strip, file), 1):
            try:
                values = orjson.loads(line)
            except orjson.JSONDecodeError:
                values = None
            good = isinstance(values, dict)
            yield Row(number, values if good else {"": line[:2000]}, "" if good else "此行不是完整的 JSON 对象")


def _xlsx(path: Path, encoding: str) -> Iterator[Row]:
    with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
        sheet = book.worksheets[0]
        table = sheet.iter_rows(values_only=True)
        head = [str(cell or "") for cell in next(table, ())]
        for number, cells in enumerate(table, 1):
            if any(cell is not None for cell in cells):
                yield _named(number, head, cells[: len(head)] + (None,) * (len(head) - len(cells)))


def _parquet(path: Path, encoding: str) -> Iterator[Row]:
    number = 0
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH):
            for values in batch.to_pylist():
                number += 1
                yield Row(number, values)
