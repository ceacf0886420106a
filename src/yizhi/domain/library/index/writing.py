"""Filling the shard of a year from the parts of the lake; each part is in the index wholly or not at all."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import tantivy

from yizhi.domain.library.index.erasing import Eraser
from yizhi.domain.library.index.fields import SHOWN, schema
from yizhi.domain.library.index.frames import Frames, Split
from yizhi.domain.library.index.records import RecordReader, RecordWriter
from yizhi.domain.library.index.settled import changes
from yizhi.domain.library.index.settled.arrays import load, without_unions
from yizhi.domain.library.index.settled.collecting import Collector, Row, Values
from yizhi.domain.library.index.settled.putting import Put, put_down, told
from yizhi.domain.library.index.settled.shard import MOST_RECENT
from yizhi.domain.library.lake.store import Part

HEAP: Final = 400_000_000
_BATCH: Final = 5_000
_CORRECTED: Final = 1_000
"""A part of at most so many cases takes the texts of their former versions away; a larger one leaves them, unread."""
_INDEXED: Final = "manifest.json"
Tell = Callable[[int], None]
_UNSETTLED: Final = "unsettled"
"""Lies in a shard that has cases of which its arrays do not know, until they do."""
_KEY: Final = SHOWN.index("key")


def indexed_parts(folder: Path) -> dict[str, int]:
    """Names and sizes of the parts that the shard holds."""
    path = folder / _INDEXED
    found: dict[str, int] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def unsettled(folder: Path) -> bool:
    """Whether a crash left the arrays of the shard behind its cases."""
    return (folder / _UNSETTLED).exists()


def rename_parts(folder: Path, whole: str, small: list[str]) -> None:
    """The shard holds the cases of the small parts already: from now on under the name of the whole one."""
    known = indexed_parts(folder)
    if all(name in known for name in small):
        count = sum(known.pop(name) for name in small)
        _note(folder, known | {whole: count})


def _note(folder: Path, parts: dict[str, int]) -> None:
    aside = folder / f".{_INDEXED}"
    aside.write_text(json.dumps(parts), encoding="utf-8")
    aside.replace(folder / _INDEXED)


class ShardWriter:
    """One writer a shard. A crash loses what was not committed; the part is then simply added again."""

    def __init__(
        self, folder: Path, frames: Frames, *, heap: int = HEAP, withdrawn: frozenset[int] = frozenset()
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._frames, self._heap = folder, frames, heap
        self._withdrawn = withdrawn
        self._schema = schema()
        self._eraser = Eraser(folder, self._places)
        self._collector: Collector | None = None
        self._came: list[changes.Change] = []

    def add(self, parts: list[Part], tell: Tell = lambda n: None) -> int:
        """Put in the parts that are not there yet; returns how many cases were put in."""
        known = indexed_parts(self._folder)
        wanted = [part for part in parts if part.name not in known]
        if not wanted:
            self._settle(0)
            return 0
        self._eraser.finish()
        records, writer = RecordWriter(self._folder), self._writer()
        self._begin(sum(part.rows for part in wanted))
        count, begin = 0, records.places
        try:
            for at, part in enumerate(wanted):
                # Only the very first part of a shard cannot hold a case that is there already.
                fresh = not known and at == 0 and not self._begun()
                added = self._add_part(part, writer, records, fresh, tell)
                records.flush()
                self._note_changes()
                writer.commit()
                known[part.name] = added
                _note(self._folder, known)
                count += added
            writer.wait_merging_threads()
        finally:
            records.close()
        self._settle(begin)
        self._eraser.finish()
        return count

    def remove(self, key: int) -> None:
        """The case is found no more, and its text is in no record. Without effect for a case that is not there."""
        self._eraser.finish()
        self._eraser.intend([key])
        writer = self._writer()
        writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "key", key))
        changes.note(self._folder, [changes.removed(key, self._places_end())])
        writer.commit()
        writer.wait_merging_threads()
        self._eraser.finish()

    def _begin(self, rows: int) -> None:
        """A few cases are noted as changes of the arrays; for many the arrays are put down anew in the end."""
        put = Put.of(self._folder)
        since = len(changes.noted(self._folder, put.changes)) if put else 0
        if put is None or since + rows > MOST_RECENT or unsettled(self._folder):
            (self._folder / _UNSETTLED).touch()
            self._collector = Collector(self._numbers())

    def _note_changes(self) -> None:
        if self._came:
            changes.note(self._folder, self._came)
            self._came = []

    def _settle(self, begin: int) -> None:
        """Put the arrays down, if there are cases of which they do not know. `begin`: place of the first collected."""
        if not unsettled(self._folder):
            return
        collector, self._collector = self._collector, None
        if collector is None:
            put = Put.of(self._folder)
            collector, begin = (
                Collector(without_unions(load(self._folder / put.folder).numbers) if put else None),
                self._places_end(),
            )
        put_down(self._folder, self._frames, collector, begin)
        (self._folder / _UNSETTLED).unlink()

    def _numbers(self) -> dict[str, int]:
        """The terms of the arrays as they are put down."""
        put = Put.of(self._folder)
        return without_unions(load(self._folder / put.folder).numbers) if put else {}

    def _places_end(self) -> int:
        records = RecordReader(self._folder)
        try:
            return records.places
        finally:
            records.close()

    def _places(self, keys: Iterable[int]) -> set[tuple[int, int]]:
        """Where the texts of the cases are, as the last commit has it."""
        if not (self._folder / "index" / "meta.json").exists():
            return set()
        searcher, found = tantivy.Index.open(str(self._folder / "index")).searcher(), set()
        for key in keys:
            hits = searcher.search(tantivy.Query.term_query(self._schema, "key", key), 10, count=False).hits
            found |= {(key, int(place)) for place in searcher.fast_field_values("place", [at for _, at in hits])}
        return found

    def _begun(self) -> bool:
        return (self._folder / "begun").exists()

    def _writer(self) -> Any:
        path = self._folder / "index"
        path.mkdir(exist_ok=True)
        index = tantivy.Index(self._schema, path=str(path), reuse=True)
        return index.writer(heap_size=self._heap, num_threads=1)

    def _add_part(self, part: Part, writer: Any, records: RecordWriter, fresh: bool, tell: Tell) -> int:
        (self._folder / "begun").touch()
        count = 0
        if not fresh and part.rows <= _CORRECTED:
            self._eraser.intend(part.read(["key"]).column("key").to_pylist())
        for rows in rows_of_part(part):
            for row in rows:
                if row[_KEY] in self._withdrawn:
                    continue
                if not fresh:
                    writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "key", row[_KEY]))
                writer.add_document(self._document(row, records))
            count += len(rows)
            tell(len(rows))
        return count

    def _document(self, row: Row, records: RecordWriter) -> Any:
        values, split, place = Values.of(row), self._frames.split(told(row)), records.add(row)
        if self._collector is None:
            self._came.append((values.key, place))
        else:
            self._collector.add(values, split, place)
        return _document(values, split, place)


def _document(values: Values, split: Split, place: int) -> Any:
    document = tantivy.Document()
    document.add_integer("key", values.key)
    document.add_text("text", " ".join(split.words))
    document.add_text("frame", " ".join(split.codes))
    document.add_text("pair", " ".join(split.pairs))
    document.add_text("number", values.number)
    document.add_text("item", values.item)
    for kind in values.kinds:
        document.add_unsigned("kind", kind)
    add = document.add_unsigned
    add("county", values.county)
    add("city", values.city)
    add("tier", values.tier)
    add("procedure", values.procedure)
    add("origin", values.origin)
    add("date", values.date)
    add("fine", values.fine)
    add("place", place)
    return document


def rows_of_part(part: Part) -> Iterator[list[tuple[Any, ...]]]:
    for batch in part.batches(_BATCH, list(SHOWN)):
        day = SHOWN.index("decided_on")
        columns = [batch.column(name) for name in SHOWN]
        columns[day] = columns[day].cast("string")
        yield list(zip(*(column.to_pylist() for column in columns), strict=True))
