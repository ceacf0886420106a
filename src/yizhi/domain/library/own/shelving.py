"""Bringing the library up to what is public of a case: in the lake first, then in the index.

Each step can be done again without harm, so that a job that died anywhere is simply done anew: the lake takes an equal
row once, the index replaces by key, and what was taken away stays away.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import structlog

from yizhi.domain.cases import api as cases
from yizhi.domain.library.cases import indexing, shelf
from yizhi.domain.library.lake.checking import RejectedError
from yizhi.domain.library.lake.schema import case_key
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.own import parts
from yizhi.domain.library.own.records import row_of

_log = structlog.get_logger("yizhi.library")


def follow(kind: str, case_id: UUID, today: date) -> int:
    """Make lake and index hold what is public of the case now; how many of its papers they hold."""
    papers = cases.publicity_of(kind, case_id)
    with shelf.writing():
        return shelve(papers, today)


def follow_all(today: date) -> tuple[int, int]:
    """The same for every case: what is missing is brought in, what is not public any more goes. Counts of both."""
    papers = [one for kind, case_id in cases.public_cases() for one in cases.publicity_of(kind, case_id)]
    with shelf.writing():
        lake = shelf.lake()
        before = set(parts.own_keys(lake))
        shelve(papers, today)
        public = {(one.decided_on.year, _key(one)) for one in papers if one.decision is not None}
        gone = before - public
        for year, key in gone:
            _remove(lake, year, key)
        return len(set(parts.own_keys(lake)) - before), len(gone)


def shelve(papers: Iterable[cases.Publicity], today: date) -> int:
    """Must be called by the one who writes the library (`shelf.writing`)."""
    lake, held, years = shelf.lake(), 0, set()
    for paper in papers:
        year, key = paper.decided_on.year, _key(paper)
        if paper.decision is None:
            _remove(lake, year, key)
            continue
        try:
            row = row_of(paper.decision, today)
        except RejectedError as error:
            _log.warning("published decision not taken", number=paper.number, why=str(error))
            continue
        lake.readmit(key)
        parts.put(lake, row)
        years.add(year)
        held += 1
    if years:
        indexing.bring_up(lake, processes=1)
    for year in years:
        _gather(lake, year)
    return held


def _key(paper: cases.Publicity) -> int:
    return case_key(paper.agency, paper.number)


def _remove(lake: Lake, year: int, key: int) -> None:
    """Also of an imported record of the same decision nothing is shown any more."""
    lake.withdraw(key)
    parts.take_away(lake, year, key)
    indexing.forget(lake, year, key)


def _gather(lake: Lake, year: int) -> None:
    found = parts.gathered(lake, year)
    if found is not None:
        whole, small = found
        indexing.renamed(year, whole, small)
        for part in small:
            lake.drop(part)
