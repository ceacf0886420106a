"""A corpus as a whole: the texts of one law put together, each version with its end."""

from collections.abc import Iterable
from dataclasses import replace

from yizhi.domain.norms.sources.dating import ended, repeals, starts, stated_start
from yizhi.domain.norms.sources.law_text import LawText, VersionText


def settled(laws: Iterable[LawText]) -> list[LawText]:
    """Laws of one title merged, versions in order; each version ends the day before the next begins or it is repealed.

    Nothing is invented: a version that is called repealed and that no text in the corpus repeals keeps an unknown end.
    """
    merged: dict[str, LawText] = {}
    for law in laws:
        known = merged.get(law.title)
        merged[law.title] = law if known is None else replace(known, versions=known.versions + law.versions)
    merged = {title: replace(law, versions=joined(law.versions)) for title, law in merged.items()}
    ends = {r.title: r.on for law in merged.values() for version in law.versions for r in repeals(version)}
    return [replace(law, versions=ended(law.versions, ends.get(law.title))) for law in merged.values()]


def joined(versions: Iterable[VersionText]) -> tuple[VersionText, ...]:
    """Versions of one law, those of one date made one.

    Texts of the same date whose articles have no number in common are parts and stand one after another by number. A
    text with the same numbers again is a second copy: the first stays, under both names.
    """
    found: list[VersionText] = []
    for version in versions:
        at = next((n for n, one in enumerate(found) if one.dated == version.dated), None)
        if at is None:
            found.append(version)
        else:
            found[at] = _one(found[at], version)
    return tuple(found)


def _one(first: VersionText, second: VersionText) -> VersionText:
    names = (*first.source_ids, *(one for one in second.source_ids if one not in first.source_ids))
    if _numbers(first) & _numbers(second) or not _numbers(first) or not _numbers(second):
        return replace(first, source_ids=names)
    articles = tuple(sorted((*first.articles, *second.articles), key=lambda a: (a.number, a.sub)))
    effective, known = starts(first.dated, stated_start(articles))
    return replace(first, articles=articles, effective_from=effective, start_known=known, source_ids=names)


def _numbers(version: VersionText) -> set[tuple[int, int]]:
    return {(article.number, article.sub) for article in version.articles if article.number}
