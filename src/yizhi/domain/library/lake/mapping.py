"""Which column of a file is which field of the lake."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from yizhi.domain.library.lake.schema import NAMES

REQUIRED: Final = (
    "party",
    "party_kind",
    "number",
    "violation",
    "facts",
    "basis",
    "kinds",
    "content",
    "decided_on",
    "agency",
)
"""Fields that the exchange table demands of every record."""


@dataclass(frozen=True, slots=True)
class Columns:
    """`fields[position]` is the field of the column, '' for none. `unknown` are columns nobody could place."""

    fields: tuple[str, ...]
    unknown: tuple[str, ...]
    withheld: tuple[str, ...]
    missing: tuple[str, ...]

    def row(self, cells: Sequence[Any]) -> dict[str, str]:
        """The cells by field, as stripped text."""
        return {
            name: str(cell).strip() for name, cell in zip(self.fields, cells, strict=True) if name and cell is not None
        }


@cache
def _known() -> tuple[dict[str, str], frozenset[str]]:
    table = tomllib.loads(files("yizhi.domain.library.lake").joinpath("columns.toml").read_text(encoding="utf-8"))
    names = {_plain(column): name for name, columns in table["columns"].items() for column in columns}
    names |= {_plain(name): name for name in (*NAMES, "fine_wan", "confiscated_wan")}
    return names, frozenset(map(_plain, table["never"]["columns"]))


def _plain(column: str) -> str:
    """Names of columns differ in brackets, spaces and case."""
    return column.strip().lower().replace("（", "(").replace("）", ")").replace(" ", "").lstrip("\ufeff")


def mapped(columns: Sequence[Any], extra: Mapping[str, str] | None = None) -> Columns:
    """Place the columns. `extra` gives fields for columns of its own; a field is taken from its first column."""
    known, never = _known()
    own = {_plain(column): name for column, name in (extra or {}).items()}
    fields: list[str] = []
    unknown, withheld = [], []
    for column in map(str, columns):
        name = own.get(_plain(column)) or known.get(_plain(column), "")
        if _plain(column) in never:
            withheld.append(column)
            name = ""
        elif not name or name in fields:
            unknown.append(column)
            name = ""
        fields.append(name)
    missing = tuple(name for name in REQUIRED if name not in fields)
    return Columns(tuple(fields), tuple(unknown), tuple(withheld), missing)
