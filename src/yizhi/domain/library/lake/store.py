"""The lake on disk: `year=2023/part-….parquet`, each part written aside and then put in its place at once."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from yizhi.domain.library.lake.schema import CODED, SCHEMA, public_key

ROWS_OF_A_GROUP = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the lake. Never changed once it is there."""

    year: int
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def rows(self) -> int:
        return int(pq.read_metadata(self.path).num_rows)

    @property
    def stem(self) -> str:
        return self.path.stem

    def read(self, columns: list[str] | None = None) -> pa.Table:
        return pq.read_table(self.path, columns=columns, partitioning=None)

    def batches(self, size: int = ROWS_OF_A_GROUP, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
        with pq.ParquetFile(self.path) as file:
            yield from file.iter_batches(size, columns=columns)


@dataclass(frozen=True, slots=True)
class Lake:
    """A folder of parts. Later parts of a year override earlier ones where they hold the same case.

    A case whose publication was withdrawn is marked below `withdrawn/` by its key: whoever reads leaves it out.
    """

    folder: Path

    def years(self) -> list[int]:
        return sorted(int(one.name.removeprefix("year=")) for one in self.folder.glob("year=*") if one.is_dir())

    def parts(self, year: int | None = None) -> list[Part]:
        years = [year] if year is not None else self.years()
        return [Part(y, path) for y in years for path in sorted((self.folder / f"year={y}").glob("*.parquet"))]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts())

    def write(self, year: int, name: str, table: pa.Table) -> Part:
        """Put a part in its place; a crash leaves either the whole part or nothing of it."""
        folder = self.folder / f"year={year}"
        folder.mkdir(parents=True, exist_ok=True)
        path, aside = folder / f"{name}.parquet", folder / f".{name}.new"
        pq.write_table(
            table.cast(SCHEMA),
            aside,
            compression="zstd",
            row_group_size=ROWS_OF_A_GROUP,
            use_dictionary=list(CODED),
        )
        with aside.open("rb") as written:
            os.fsync(written.fileno())
        aside.replace(path)
        return Part(year, path)

    def drop(self, part: Part) -> None:
        part.path.unlink(missing_ok=True)

    def withdrawn(self) -> frozenset[int]:
        """Keys of the cases that are not to be shown, whatever part holds them."""
        return frozenset(int(one.name, 16) for one in (self.folder / "withdrawn").glob("[0-9a-f]*"))

    def withdraw(self, key: int) -> None:
        marks = self.folder / "withdrawn"
        marks.mkdir(parents=True, exist_ok=True)
        (marks / public_key(key)).touch()

    def readmit(self, key: int) -> None:
        (self.folder / "withdrawn" / public_key(key)).unlink(missing_ok=True)
