"""The two kinds of file, written row by row so that a million rows need little memory."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import xlsxwriter  # type: ignore[import-untyped]

from yizhi.platform.exports.neutral import neutral

Value = str | int | float
_ROWS = 1_000_000  # rows of a sheet; a workbook allows 1,048,576


class Sheet(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...
    def write(self, row: list[Value]) -> None: ...


class CsvSheet:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; every cell in quotes."""

    def __init__(self, path: Path, titles: list[str], about: dict[str, str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL)
        self.write([neutral(title) for title in titles])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *what: object) -> None:
        self._file.close()

    def write(self, row: list[Value]) -> None:
        self._writer.writerow(row)


class XlsxSheet:
    """A workbook whose rows go to the disk at once. Text is stored as text; nothing is ever taken for a formula."""

    def __init__(self, path: Path, titles: list[str], about: dict[str, str]) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), {**options, "tmpdir": str(path.parent)})
        self._book.set_properties(about)
        self._bold = self._book.add_format({"bold": True})
        self._titles = titles
        self._begin()

    def _begin(self) -> None:
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, len(self._titles), 18)
        for at, title in enumerate(self._titles):
            self._sheet.write_string(0, at, neutral(title), self._bold)
        self._at = 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *what: object) -> None:
        self._book.close()

    def write(self, row: list[Value]) -> None:
        if self._at > _ROWS:
            self._begin()
        for at, value in enumerate(row):
            if isinstance(value, str):
                self._sheet.write_string(self._at, at, value)
            else:
                self._sheet.write_number(self._at, at, value)
        self._at += 1


KINDS: dict[str, type[CsvSheet] | type[XlsxSheet]] = {"CSV": CsvSheet, "XLSX": XlsxSheet}
