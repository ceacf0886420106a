"""The lake: `year=2023/part-….parquet` in a folder or a bucket; each part comes into its place at once."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from yizhi.domain.library.lake.bucket import Bucket, filesystem
from yizhi.domain.library.lake.schema import CODED, SCHEMA, public_key

ROWS_OF_A_GROUP = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the lake. Only a part of own cases is ever written anew, when a case is taken out of it."""

    year: int
    path: str
    size: int = 0
    bucket: Bucket | None = None

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name

    @property
    def stem(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def rows(self) -> int:
        return int(pq.read_metadata(self.path, filesystem=filesystem(self.bucket)).num_rows)

    def read(self, columns: list[str] | None = None) -> pa.Table:
        with self._file() as file:
            return file.read(columns=columns)

    def batches(self, size: int = ROWS_OF_A_GROUP, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
        with self._file() as file:
            yield from file.iter_batches(size, columns=columns)

    def _file(self) -> pq.ParquetFile:
        return pq.ParquetFile(self.path, filesystem=filesystem(self.bucket))


@dataclass(frozen=True, slots=True)
class Lake:
    """Parts below a folder, or below a bucket; then the folder keeps only the notes of imports.

    Later parts of a year override earlier ones where they hold the same case. A case whose publication was withdrawn is
    marked below `withdrawn/` by its key: whoever reads leaves it out.
    """

    folder: Path
    bucket: Bucket | None = None

    @property
    def base(self) -> str:
        return self.bucket.path if self.bucket else str(self.folder)

    @property
    def _files(self) -> pafs.FileSystem:
        return filesystem(self.bucket)

    def years(self) -> list[int]:
        return sorted({part.year for part in self.parts()})

    def parts(self, year: int | None = None) -> list[Part]:
        below = self.base if year is None else f"{self.base}/year={year}"
        found = [self._part(info) for info in self._listed(below)]
        return sorted((part for part in found if part is not None), key=lambda part: (part.year, part.name))

    def _listed(self, below: str) -> list[pafs.FileInfo]:
        selector = pafs.FileSelector(below, allow_not_found=True, recursive=True)
        return [info for info in self._files.get_file_info(selector) if info.type == pafs.FileType.File]

    def _part(self, info: pafs.FileInfo) -> Part | None:
        path = PurePosixPath(info.path)
        year = path.parent.name.removeprefix("year=")
        if not path.parent.name.startswith("year=") or path.suffix != ".parquet" or path.name.startswith("."):
            return None
        return Part(int(year), info.path, info.size, self.bucket)

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts())

    def holds(self, year: int, name: str) -> bool:
        (info,) = self._files.get_file_info([f"{self.base}/year={year}/{name}.parquet"])
        return bool(info.type == pafs.FileType.File)

    def write(self, year: int, name: str, table: pa.Table) -> Part:
        """Put a part in its place; a crash leaves either the whole part or nothing of it."""
        path = f"{self.base}/year={year}/{name}.parquet"
        if self.bucket is None:
            self._write_aside(Path(path), table)
        else:
            _write(table, path, self._files)  # an object is there when it is complete
        return Part(year, path, bucket=self.bucket)

    def _write_aside(self, path: Path, table: pa.Table) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.stem}.new")
        _write(table, str(aside), self._files)
        with aside.open("rb") as written:
            os.fsync(written.fileno())
        aside.replace(path)

    def drop(self, part: Part) -> None:
        with suppress(FileNotFoundError):
            self._files.delete_file(part.path)

    def withdrawn(self) -> frozenset[int]:
        """Keys of the cases that are not to be shown, whatever part holds them."""
        return frozenset(int(PurePosixPath(info.path).name, 16) for info in self._listed(f"{self.base}/withdrawn"))

    def withdraw(self, key: int) -> None:
        if self.bucket is None:
            (self.folder / "withdrawn").mkdir(parents=True, exist_ok=True)
        with self._files.open_output_stream(f"{self.base}/withdrawn/{public_key(key)}") as mark:
            mark.write(b"withdrawn\n")

    def readmit(self, key: int) -> None:
        with suppress(FileNotFoundError):
            self._files.delete_file(f"{self.base}/withdrawn/{public_key(key)}")


def _write(table: pa.Table, path: str, files: pafs.FileSystem) -> None:
    pq.write_table(
        table.cast(SCHEMA),
        path,
        filesystem=files,
        compression="zstd",
        row_group_size=ROWS_OF_A_GROUP,
        use_dictionary=list(CODED),
    )
