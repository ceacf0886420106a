"""The configured order of a bound file: data, dated, with its source."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from yizhi.domain.cases.general.configuration import configured
from yizhi.statute.provenance import Reliability

VOLUMES = {"main": "正卷", "internal": "副卷"}


@dataclass(frozen=True, slots=True)
class Order:
    """`main` and `internal` name documents by code and parts by `@name`; `by_time` puts all by their day instead."""

    code: int
    title: str
    effective_from: date
    source: str
    reliability: Reliability
    main: tuple[str, ...]
    internal: tuple[str, ...]
    evidence: tuple[str, ...]
    by_time: bool = False

    def of(self, volume: str) -> tuple[str, ...]:
        return self.main if volume == "main" else self.internal


@cache
def orders() -> dict[int, Order]:
    raw = tomllib.loads((Path(__file__).parent / "order.toml").read_text(encoding="utf-8"))
    found = {}
    for row in raw["orders"]:
        lists = {name: tuple(row.pop(name)) for name in ("main", "internal", "evidence")}
        found[row["code"]] = Order(**row | {"reliability": Reliability[row["reliability"]]} | lists)
    return found


def order_on(day: date) -> Order:
    """The order that the installation has chosen for that day. Raises KeyError when it chose one nobody defined."""
    return orders()[configured("general_file_order", day)]
