"""The question in an address: `?q=占道&division=3308&from=2020&tier=GENERAL&sort=date`."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from yizhi.domain.library.index.asking import DEEPEST, Question
from yizhi.domain.library.lake.schema import KINDS, PROCEDURES, TIERS

SORTS: Final = {"relevance": "最相关", "date": "日期最近", "fine": "罚款最多", "-fine": "罚款最少"}
LONGEST: Final = 200
_MOST_YUAN: Final = 10**9


def question(given: Mapping[str, str]) -> Question:
    """What the address asks; a value that makes no sense is as if it were not there."""
    words = given.get("q", "").replace("\x00", "").strip()[:LONGEST]
    return Question(
        words=words,
        item=given.get("item", "")[:40],
        division=_digits(given.get("division", ""), (4, 6)),
        first_year=_number(given.get("from", ""), 0, 9999) or 0,
        last_year=_number(given.get("to", ""), 0, 9999) or 9999,
        lowest_fine=_fen(given.get("least", "")),
        highest_fine=_fen(given.get("most", "")),
        tier=_one_of(given.get("tier", ""), TIERS),
        kind=_one_of(given.get("kind", ""), KINDS),
        procedure=_one_of(given.get("procedure", ""), PROCEDURES),
        sort=_one_of(given.get("sort", ""), SORTS) or ("relevance" if words else "date"),
        page=_number(given.get("page", ""), 1, DEEPEST) or 1,
    )


def _digits(text: str, lengths: tuple[int, ...]) -> str:
    return text if text.isascii() and text.isdigit() and len(text) in lengths else ""


def _number(text: str, low: int, high: int) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        return None
    return min(max(int(text), low), high)


def _one_of(text: str, known: Mapping[str, str] | tuple[str, ...]) -> str:
    return text if text in known else ""


def _fen(text: str) -> int | None:
    """Yuan as typed, in fen."""
    try:
        yuan = Decimal(text.strip()) if text.strip() else None
    except InvalidOperation:
        return None
    if yuan is None or not yuan.is_finite() or not 0 <= yuan <= _MOST_YUAN:
        return None
    return int(yuan * 100)
