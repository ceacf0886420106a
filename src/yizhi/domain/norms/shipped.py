"""What comes with the release, read without a database: the items and the national laws."""

from collections.abc import Iterator

from yizhi.domain.norms.sources import china_law, items
from yizhi.domain.norms.sources.item_text import ItemText
from yizhi.domain.norms.sources.law_text import LawText, Report


def shipped_items() -> list[ItemText]:
    """The items of the release, as their data files say."""
    return list(items.read(Report()))


def shipped_laws() -> Iterator[LawText]:
    """The laws of the default corpus."""
    yield from china_law.read(Report())
