"""The parts of the lake that hold own cases: one small part a case, gathered into one when there are many."""

from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from yizhi.domain.library.lake.schema import SCHEMA, public_key
from yizhi.domain.library.lake.store import Lake, Part
from yizhi.platform import clock

_BEGINNING: Final = "own-"
MOST_SMALL: Final = 50
"""More small parts than this in a year are gathered into one: every part costs each later look at the year."""


def own_parts(lake: Lake, year: int) -> list[Part]:
    return [part for part in lake.parts(year) if part.name.startswith(_BEGINNING)]


def held(lake: Lake, year: int, key: int) -> dict[str, Any] | None:
    """The row of the case as the lake has it from here; None when it has none."""
    for part in reversed(own_parts(lake, year)):
        rows = _of(part, key)
        if rows.num_rows:
            found: dict[str, Any] = rows.to_pylist()[0]
            return found
    return None


def put(lake: Lake, row: dict[str, Any]) -> Part | None:
    """Write the case; None when the lake holds it exactly so already."""
    year, key = row["decided_on"].year, row["key"]
    if held(lake, year, key) == row:
        return None
    return lake.write(year, _name(public_key(key)), pa.Table.from_pylist([row], schema=SCHEMA))


def take_away(lake: Lake, year: int, key: int) -> None:
    """Nothing of the case stays in the parts of own cases."""
    for part in own_parts(lake, year):
        table = part.read()
        kept = table.filter(pc.not_equal(table.column("key"), key))
        if not kept.num_rows:
            lake.drop(part)
        elif kept.num_rows < table.num_rows:
            lake.write(year, part.stem, kept)


def gathered(lake: Lake, year: int) -> tuple[Part, list[Part]] | None:
    """Write all own cases of the year into one part; it and the parts that can go, None while there are few."""
    parts = own_parts(lake, year)
    if len(parts) <= MOST_SMALL:
        return None
    rows = {row["key"]: row for part in parts for row in part.read().to_pylist()}
    return lake.write(year, _name("all"), pa.Table.from_pylist(list(rows.values()), schema=SCHEMA)), parts


def own_keys(lake: Lake) -> Iterator[tuple[int, int]]:
    """Year and key of every own case in the lake."""
    for year in lake.years():
        for part in own_parts(lake, year):
            yield from ((year, key) for key in part.read(["key"]).column("key").to_pylist())


def _of(part: Part, key: int) -> pa.Table:
    table = part.read()
    return table.filter(pc.equal(table.column("key"), key))


def _name(what: str) -> str:
    """A later part has a later name."""
    now = clock.now()
    return f"{_BEGINNING}{now:%Y%m%d%H%M%S%f}-{what}"
