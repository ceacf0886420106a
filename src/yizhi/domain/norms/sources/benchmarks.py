"""Sample benchmarks and list entries, and the grading table, as the data files write them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from yizhi.domain.norms.sources import benchmark_words as words
from yizhi.domain.norms.sources.items import DATA
from yizhi.statute.discretion import Ground, Standard
from yizhi.statute.grading import Grade, GradingTable, Nature, Path
from yizhi.statute.lists import Condition, ListKind
from yizhi.statute.provenance import Reliability


@dataclass(frozen=True, slots=True)
class Issued:
    """The document a row rests on, how far it is known, where and from when it counts."""

    source: str
    reliability: Reliability
    territory: str
    published_on: date
    effective_from: date
    sample: bool


@dataclass(frozen=True, slots=True)
class BenchmarkText:
    item: str
    standard: Standard
    issued: Issued


@dataclass(frozen=True, slots=True)
class EntryText:
    number: str
    kind: ListKind
    item: str
    violation: str
    conditions: tuple[Condition, ...]
    exclusions: tuple[Condition, ...]
    ground: Ground | None
    basis: str
    issued: Issued


@dataclass(frozen=True, slots=True)
class GradingText:
    nature: Nature
    grade: Grade
    path: Path
    signs: str
    issued: Issued


def benchmarks(folder: Traversable = DATA) -> Iterator[BenchmarkText]:
    """One benchmark for each item a profile names. Errors: ``ValueError``, ``RefusedError``."""
    table = _table(folder, "discretion.toml")
    issued = _issued(table)
    for profile in table["profile"]:
        standard = words.standard(profile["factors"], profile.get("tiers", table["tiers"]))
        for code in profile["items"]:
            yield BenchmarkText(code, standard, issued)


def entries(folder: Traversable = DATA) -> Iterator[EntryText]:
    table = _table(folder, "lists.toml")
    issued = _issued(table)
    for row in table["entry"]:
        yield EntryText(
            number=row["number"],
            kind=ListKind[row["list"]],
            item=row["item"],
            violation=row["violation"],
            conditions=words.conditions(row["conditions"]),
            exclusions=words.conditions(row.get("exclusions", ""), "x"),
            ground=Ground[row["ground"]] if "ground" in row else None,
            basis=row["basis"],
            issued=issued,
        )


def grading(folder: Traversable = DATA) -> list[GradingText]:
    """The table, complete and never turning milder. Errors: ``RefusedError``."""
    table = _table(folder, "grading.toml")
    issued = _issued(table)
    rows = [
        GradingText(Nature[name], grade, Path[path], table["signs"][grade.name], issued)
        for name, paths in table["paths"].items()
        for grade, path in zip(Grade, paths, strict=True)
    ]
    GradingTable({(row.nature, row.grade): row.path for row in rows})
    return rows


def _table(folder: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def _issued(table: dict[str, Any]) -> Issued:
    return Issued(
        table["source"],
        Reliability[table["tag"]],
        table["territory"],
        table["published_on"],
        table["from"],
        table["sample"],
    )
