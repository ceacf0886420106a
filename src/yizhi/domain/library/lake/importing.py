"""Bringing a file into the lake: mapped, masked, checked, without duplicates; resumed where it stopped."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from yizhi.domain.library.lake import masking, sources
from yizhi.domain.library.lake.checking import RejectedError, checked
from yizhi.domain.library.lake.keys import Keys
from yizhi.domain.library.lake.mapping import Columns, mapped
from yizhi.domain.library.lake.schema import SCHEMA
from yizhi.domain.library.lake.store import Lake

CHUNK: Final = 20_000
CHUNKS_OF_A_STEP: Final = 10
"""A step is written and noted at once: 200,000 rows. A crash repeats at most one step."""


@dataclass(slots=True)
class Report:
    """What became of the rows of a file."""

    file: str
    encoding: str = ""
    rows: int = 0
    taken: int = 0
    duplicates: int = 0
    rejected: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)
    withheld_columns: list[str] = field(default_factory=list)
    steps: int = 0
    finished: bool = False


def identity(path: Path) -> str:
    """Of the file's name, size and beginning: the same file is gone on with, another one begins anew."""
    digest = hashlib.sha256(f"{path.name}\x1f{path.stat().st_size}".encode())
    with path.open("rb") as file:
        digest.update(file.read(1 << 20))
    return digest.hexdigest()[:16]


class Import:
    """One file on its way into a lake. `run` goes on where the last run stopped and never takes a row twice."""

    def __init__(
        self, lake: Lake, path: Path, today: date, *, extra: Mapping[str, str] | None = None, encoding: str = ""
    ) -> None:
        self._lake, self._path, self._today, self._extra = lake, path, today, extra
        self._name = identity(path)
        self._folder = lake.folder / "imports"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._note = self._folder / f"{self._name}.json"
        self._encoding = encoding
        self.report = self._noted()
        self._columns: dict[tuple[str, ...], Columns] = {}
        self._forget_unfinished()
        self._keys = Keys(lake)

    def counts(self) -> dict[str, int]:
        return {name: getattr(self.report, name) for name in ("taken", "duplicates", "rejected")}

    def sha256(self) -> str:
        """Of the whole file."""
        with self._path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _forget_unfinished(self) -> None:
        """Parts of a step that was written and not noted: their rows come again and must not count as duplicates."""
        for part in self._lake.parts():
            own, _, step = part.stem.rpartition("-")
            if own == f"import-{self._name}" and int(step) >= self.report.steps:
                self._lake.drop(part)

    def _noted(self) -> Report:
        if self._note.exists():
            return Report(**json.loads(self._note.read_text(encoding="utf-8")))
        text = self._path.suffix.lower() not in (".xlsx", ".parquet")
        return Report(self._path.name, (self._encoding or sources.encoding_of(self._path)) if text else "")

    def run(self, tell: Callable[[int], None] = lambda n: None) -> Report:
        report = self.report
        if report.finished:
            return report
        rows = islice(sources.rows(self._path, report.encoding), report.rows, None)
        while step := self._step(rows):
            self._write(step)
            tell(report.rows)
        report.finished = True
        self._save()
        return report

    def _step(self, rows: Iterator[sources.Row]) -> list[pa.Table]:
        """Up to 200,000 rows as tables; empty when there are no more rows."""
        tables: list[pa.Table] = []
        self._rejects = (self._folder / f"{self._name}-{self.report.steps:05d}.rejected.jsonl").open("wb")
        with self._rejects:
            for _ in range(CHUNKS_OF_A_STEP):
                chunk = list(islice(rows, CHUNK))
                if not chunk:
                    break
                tables.append(self._table(chunk))
        return tables

    def _table(self, chunk: list[sources.Row]) -> pa.Table:
        reasons: Counter[str] = Counter(self.report.reasons)
        taken = []
        for row in chunk:
            values: dict[str, str] = {}
            try:
                values = self._values(row)
                taken.append(checked(values, self._today))
            except RejectedError as error:
                reasons[str(error)] += 1
                self._keep_rejected(row, values, str(error))
        fresh = self._keys.fresh([one["key"] for one in taken])
        kept = [one for one, new in zip(taken, fresh, strict=True) if new]
        self.report.rows += len(chunk)
        self.report.rejected += len(chunk) - len(taken)
        self.report.duplicates += len(taken) - len(kept)
        self.report.taken += len(kept)
        self.report.reasons = dict(reasons)
        return pa.Table.from_pylist(kept, schema=SCHEMA)

    def _values(self, row: sources.Row) -> dict[str, str]:
        if row.torn:
            raise RejectedError(row.torn)
        head = tuple(row.values)
        columns = self._columns.get(head)
        if columns is None:
            columns = self._columns[head] = mapped(head, self._extra)
            self.report.unknown_columns = sorted({*self.report.unknown_columns, *columns.unknown})
            self.report.withheld_columns = sorted({*self.report.withheld_columns, *columns.withheld})
        return masking.row(columns.row(list(row.values.values())))

    def _keep_rejected(self, row: sources.Row, values: dict[str, str], why: str) -> None:
        """With its reason, masked as far as it was understood, each cell cut to two thousand characters."""
        cells = values or {str(name): masking.text(str(value)) for name, value in row.values.items()}
        kept: dict[str, Any] = {name: value[:2000] for name, value in cells.items()}
        self._rejects.write(orjson.dumps({"row": row.number, "why": why, "values": kept}) + b"\n")

    def _write(self, tables: list[pa.Table]) -> None:
        table = pa.concat_tables(tables)
        years = pc.year(table.column("decided_on"))
        for year in sorted(set(years.to_pylist())):
            part = table.filter(pc.equal(years, year))
            self._lake.write(year, f"import-{self._name}-{self.report.steps:05d}", part)
        self.report.steps += 1
        self._save()

    def _save(self) -> None:
        aside = self._note.with_suffix(".new")
        aside.write_text(json.dumps(asdict(self.report), ensure_ascii=False, indent=1), encoding="utf-8")
        aside.replace(self._note)
