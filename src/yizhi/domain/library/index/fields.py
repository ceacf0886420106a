"""The fields of an indexed case, and the numbers that stand for its coded values."""

from functools import lru_cache
from typing import Final

import tantivy

from yizhi.domain.library.lake.schema import KINDS, ORIGINS, PROCEDURES, TIERS

TIER_CODES: Final = {name: at for at, name in enumerate(TIERS)}
KIND_CODES: Final = {name: at for at, name in enumerate(KINDS)}
PROCEDURE_CODES: Final = {name: at for at, name in enumerate(PROCEDURES)}
ORIGIN_CODES: Final = {name: at for at, name in enumerate(ORIGINS)}
_FILTERS: Final = ("county", "city", "tier", "kind", "procedure", "origin")
_SORTS: Final = ("date", "fine", "place")

SHOWN: Final = (
    "key", "number", "agency", "party", "party_kind", "violation", "facts", "basis", "kinds", "content", "fine_fen",
    "confiscated_fen", "decided_on", "item", "division", "tier", "procedure", "source", "note", "text", "origin",
)  # fmt: skip
"""What is kept of a case to be shown, in this order."""


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", indexed=True, fast=True)
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("frame", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("pair", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("number", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("item", tokenizer_name="raw", fast=True, index_option="basic")
    for name in _FILTERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in _SORTS:
        builder.add_unsigned_field(name, indexed=False, fast=True)
    return builder.build()


@lru_cache(maxsize=4096)
def kinds_of(text: str | None) -> tuple[int, ...]:
    """Codes of the kinds of penalty in the form “罚款；警告”; what is not among the known ones counts as 其他."""
    named = [one.strip() for one in (text or "").replace(";", "；").split("；") if one.strip()]
    return tuple(sorted({KIND_CODES.get(one, KIND_CODES["其他"]) for one in named}))


@lru_cache(maxsize=8192)
def county_of(division: str | None) -> tuple[int, int]:
    """County (six digits) and city (four) of a division code; zeros where there is none."""
    code = (division or "").ljust(6, "0")[:6]
    return (int(code), int(code[:4])) if code.isdigit() else (0, 0)
