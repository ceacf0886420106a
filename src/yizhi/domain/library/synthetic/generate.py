"""Synthetic lakes: so many cases from a seed, the same for the same seed whatever the number of processes."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from yizhi.domain.library.lake.places import County, counties
from yizhi.domain.library.lake.schema import SCHEMA, SYNTHETIC, case_key
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.synthetic.composing import Composer
from yizhi.domain.library.synthetic.drawing import CITIZEN, GROWTH, ORGANISATION, TIERS, Drawn, draw
from yizhi.domain.library.synthetic.offences import Offence, offences

FIRST_YEAR = 2015
CHUNK = 100_000
NOTE = "合成样例，并非真实案件"
SOURCE = "合成数据生成器"
_SIMPLE_UP_TO = 200
_KIND_NAMES = ("自然人", "个体工商户", "法人及非法人组织")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of the lake to be written: `first` is the number of its first case within the year."""

    lake: Lake
    seed: int
    year: int
    first: int
    count: int
    until: date


def plan(lake: Lake, cases: int, seed: int, until: date) -> list[Chunk]:
    """Chunks by year, more cases in later years; they add up to `cases`."""
    years = list(range(FIRST_YEAR, until.year + 1))
    weights = np.array([GROWTH**n for n in range(len(years))])
    weights[-1] *= until.timetuple().tm_yday / 366
    edges = np.round(np.cumsum(weights / weights.sum()) * cases).astype(int)
    counts = np.diff(edges, prepend=0)
    return [
        Chunk(lake, seed, year, first, min(CHUNK, int(count) - first), until)
        for year, count in zip(years, counts, strict=True)
        for first in range(0, int(count), CHUNK)
    ]


def generate(
    lake: Lake,
    cases: int,
    seed: int,
    until: date,
    *,
    processes: int = 0,
    tell: Callable[[int], None] = lambda n: None,
) -> int:
    """Write into the lake, telling how many cases are done. Parts that are there already are kept."""
    chunks = plan(lake, cases, seed, until)
    done = 0
    for count in _written(chunks, processes or min(2, os.cpu_count() or 1)):
        done += count
        tell(done)
    return done


def _written(chunks: list[Chunk], processes: int) -> Iterator[int]:
    # A client of an object store does not live through a fork.
    if processes == 1 or len(chunks) == 1 or chunks[0].lake.bucket:
        yield from map(write, chunks)
        return
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from pool.imap_unordered(write, chunks)


def write(chunk: Chunk) -> int:
    name = f"synthetic-{chunk.seed}-{chunk.first:09d}-{chunk.count}"
    if not chunk.lake.holds(chunk.year, name):
        chunk.lake.write(chunk.year, name, table(chunk))
    return chunk.count


def table(chunk: Chunk) -> pa.Table:
    """The cases of the chunk as rows of the lake."""
    random = np.random.default_rng([chunk.seed, chunk.year, chunk.first])
    drawn = draw(random, chunk.count, chunk.year, chunk.until)
    told = list(Composer(random, drawn))
    columns = _columns(chunk, drawn) | {"facts": [one[0] for one in told], "party": [one[1] for one in told]}
    epoch = date(1970, 1, 1).toordinal()
    days = pa.array(drawn.day - epoch, pa.int32()).cast(pa.date32())
    columns |= {"decided_on": days, "fine_fen": pa.array(drawn.fine * 100, pa.int64())}
    empty = pa.nulls(chunk.count)
    arrays = [pa.array(columns[f.name], f.type) if f.name in columns else empty.cast(f.type) for f in SCHEMA]
    return pa.table(arrays, schema=SCHEMA)


def _columns(chunk: Chunk, drawn: Drawn) -> dict[str, list[object]]:
    rows = zip(
        drawn.offence.tolist(), drawn.county.tolist(), drawn.party.tolist(), drawn.tier.tolist(), drawn.fine.tolist(),
        strict=True,
    )  # fmt: skip
    made = [_row(chunk, at, offences()[o], counties()[c], p, t, f) for at, (o, c, p, t, f) in enumerate(rows)]
    return {name: [one[name] for one in made] for name in made[0]} if made else {}


def _row(chunk: Chunk, at: int, about: Offence, county: County, party: int, tier: int, fine: int) -> dict[str, object]:
    agency = f"{county.full}行政执法机关（合成）"
    number = f"{county.name[:2]}罚决字〔{chunk.year}〕第{chunk.first + at + 1:07d}号"
    simple = fine <= (_SIMPLE_UP_TO if party == CITIZEN else 3_000)
    kinds = "；".join(about.kinds)
    return {
        "key": case_key(agency, number),
        "number": number,
        "agency": agency,
        "party_kind": _KIND_NAMES[party],
        "violation": about.name,
        "basis": about.citation,
        "kinds": kinds,
        "content": f"{about.order}；罚款{fine}元" if fine else f"{about.order}；没收非法财物",
        "source": SOURCE,
        "note": NOTE,
        "item": about.code,
        "division": county.code,
        "tier": TIERS[tier],
        "procedure": "SIMPLE" if simple and party != ORGANISATION else "GENERAL",
        "origin": SYNTHETIC,
    }
