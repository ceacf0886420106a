"""Which articles cite which: what the citing article says describes the cited one, as links describe a page."""

from collections.abc import Sequence

from yizhi.domain.library.laws.entries import Entry
from yizhi.statute.citation import citations

MOST = 20  # citing articles that count for one article
LONGEST = 300  # characters taken from each


def citing(entries: Sequence[Entry]) -> list[list[int]]:
    """For each entry the places of the entries that cite it, within its own law or from another one's newest text."""
    by_name: dict[str, str] = {}
    places: dict[tuple[str, int, int], int] = {}
    for at, one in enumerate(entries):
        by_name[one.title] = one.version
        places.setdefault((one.version, one.number, one.sub), at)
    found: list[list[int]] = [[] for _ in entries]
    for at, one in enumerate(entries):
        if "条" not in one.text:
            continue
        for cited in citations(one.text, own=one.title):
            title = cited.title.removeprefix("中华人民共和国")
            version = one.version if title == one.title else by_name.get(title)
            if cited.place is None or version is None:
                continue
            to = places.get((version, cited.place.article, cited.place.sub))
            if to is not None and to != at and (not found[to] or found[to][-1] != at):
                found[to].append(at)
    return found


def said(entries: Sequence[Entry], citing_it: Sequence[int]) -> str:
    """The words of the articles that cite one."""
    return " ".join(entries[at].text[:LONGEST] for at in citing_it[:MOST])
