"""Bringing the cluster up to the lake: each part in bulk, noted once it is wholly there; the fines stay arrays here."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from yizhi.domain.library.index.cluster.client import Cluster
from yizhi.domain.library.index.cluster.template import ALIAS, PARTS, TEMPLATE, index_of
from yizhi.domain.library.index.fields import SHOWN, county_of, kinds_of
from yizhi.domain.library.index.fines import amend_fines, write_fines
from yizhi.domain.library.index.words import words
from yizhi.domain.library.index.writing import Row, rows_of_part, told
from yizhi.domain.library.lake.schema import KINDS
from yizhi.domain.library.lake.store import Lake, Part

_BULK: Final = 1_000
_AT: Final = {name: SHOWN.index(name) for name in SHOWN}


def load(cluster: Cluster, lake: Lake, folder: Path, *, tell: Callable[[int], None] = lambda n: None) -> int:
    """Load the parts that are not noted yet; returns how many cases. A crash repeats at most one part, by key."""
    cluster.ask("PUT", f"/_index_template/{ALIAS}", TEMPLATE)
    noted, withdrawn, loaded = parts_noted(cluster), lake.withdrawn(), 0
    for year in lake.years():
        parts = lake.parts(year)
        missing = [part for part in parts if _name(part) not in noted]
        for part in missing:
            loaded += _load(cluster, part, withdrawn)
            _note(cluster, part)
            tell(loaded)
        if missing:
            place = folder / str(year)
            place.mkdir(parents=True, exist_ok=True)
            if sum(part.rows for part in missing) > _BULK or not amend_fines(place, missing, withdrawn):
                write_fines(place, parts, withdrawn)
            cluster.ask("POST", f"/{index_of(year)}/_refresh", absent=True)
    return loaded


def forget(cluster: Cluster, folder: Path, year: int, key: int) -> None:
    """Take one case out; without effect where it is not."""
    cluster.ask("DELETE", f"/{index_of(year)}/_doc/{key}?refresh=true", absent=True)
    amend_fines(folder / str(year), [], frozenset([key]))


def renamed(cluster: Cluster, whole: Part, small: list[Part]) -> None:
    """The cluster holds the cases of the small parts already; they now have the name of the whole part."""
    if {_name(part) for part in small} <= parts_noted(cluster):
        _note(cluster, whole)


def parts_noted(cluster: Cluster) -> set[str]:
    found = cluster.ask("POST", f"/{PARTS}/_search", {"size": 10_000, "_source": False}, absent=True)
    return {hit["_id"] for hit in found.get("hits", {}).get("hits", ())}


def _name(part: Part) -> str:
    return f"{part.year}-{part.name}"


def _note(cluster: Cluster, part: Part) -> None:
    cluster.ask("PUT", f"/{PARTS}/_doc/{_name(part)}?refresh=true", {"rows": part.rows})


def _load(cluster: Cluster, part: Part, withdrawn: frozenset[int]) -> int:
    rows = [row for batch in rows_of_part(part) for row in batch if row[_AT["key"]] not in withdrawn]
    for at in range(0, len(rows), _BULK):
        cluster.bulk(_lines(rows[at : at + _BULK]))
    return len(rows)


def _lines(rows: list[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        document = document_of(row)
        yield {"index": {"_index": index_of(document["year"]), "_id": str(row[_AT["key"]])}}
        yield document


def document_of(row: Row) -> dict[str, Any]:
    """A row of `SHOWN` as the template has it; codes stand as their names."""
    county, city = county_of(row[_AT["division"]])
    day = row[_AT["decided_on"]] or "0000"
    return {
        "text": " ".join(words(told(row))),
        **{name: row[_AT[name]] or "" for name in ("number", "item", "tier", "procedure", "origin")},
        "kind": [KINDS[code] for code in kinds_of(row[_AT["kinds"]])],
        "county": str(county),
        "city": str(city),
        "year": int(day[:4]),
        "date": int(day.replace("-", "")),
        "fine": row[_AT["fine_fen"]] or 0,
        "shown": dict(zip(SHOWN, row, strict=True)),
    }
