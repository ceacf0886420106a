"""Read the tables of configuration: each row with its source, reliability, dates, and whether it was verified."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from yizhi.domain.norms.sources.items import DATA
from yizhi.statute.money import Fen, yuan
from yizhi.statute.parameters import DEFAULT_PARAMETERS
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.provenance import Reliability

_APL = date(2021, 7, 15)


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where a row comes from and on which days it counts."""

    source: str
    reliability: Reliability
    verified: bool
    effective_from: date
    effective_to: date | None


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """From which amount (fen) a penalty of the kind opens the right to a hearing. `line` * means every line.

    `purpose` MAJOR: from which amount leaders discuss the case collectively.
    """

    line: str
    party: str
    kind: PenaltyKind
    amount: Fen
    origin: Sourced
    purpose: str = "HEARING"


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One local choice. `choices` empty: a whole number."""

    key: str
    title: str
    value: str
    choices: tuple[str, ...]
    origin: Sourced


@dataclass(frozen=True, slots=True)
class PowerList:
    """Items handed to the empowered townships of some divisions by one decision.

    `extracted_up_to`: besides `items`, the extracted ones whose ordinary fine is at most that many fen for everybody.
    """

    title: str
    divisions: tuple[str, ...]
    items: tuple[str, ...]
    document: str
    published_on: date
    publication: str
    effective_from: date
    sample: bool
    extracted_up_to: Fen = 0


def thresholds(folder: Traversable = DATA) -> list[ThresholdRow]:
    rows = _table(folder, "hearing_thresholds.toml", "threshold")
    return [
        ThresholdRow(
            line=row["line"],
            party=row["party"],
            kind=PenaltyKind[row["kind"]],
            amount=yuan(row["amount"]),
            origin=_origin(row),
            purpose=row.get("purpose", "HEARING"),
        )
        for row in rows
    ]


def parameters(folder: Traversable = DATA) -> list[ParameterRow]:
    """The choices of this module and the lengths the statute leaves to configuration."""
    rows = _table(folder, "parameters.toml", "parameter")
    own = [ParameterRow(r["key"], r["title"], r["value"], tuple(r["choices"]), _origin(r)) for r in rows]
    lengths = [
        ParameterRow(p.key, p.title, str(p.value), (), Sourced(p.source, p.reliability, False, _APL, None))
        for p in DEFAULT_PARAMETERS.values.values()
    ]
    return own + lengths


def power_lists(folder: Traversable = DATA) -> list[PowerList]:
    return [
        PowerList(
            title=r["title"],
            divisions=tuple(r["divisions"]),
            items=tuple(r["items"]),
            document=r["document"],
            published_on=r["published_on"],
            publication=r["publication"],
            effective_from=r["from"],
            sample=r["sample"],
            extracted_up_to=yuan(r.get("extracted_up_to", 0)),
        )
        for r in _table(folder, "township_powers.toml", "list")
    ]


def _table(folder: Traversable, name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((folder / name).read_text(encoding="utf-8"))[key]
    return rows


def _origin(row: dict[str, Any]) -> Sourced:
    return Sourced(row["source"], Reliability[row["tag"]], row["verified"], row["from"], row.get("to"))
