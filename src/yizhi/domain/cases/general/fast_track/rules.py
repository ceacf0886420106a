"""The dated conditions of the fast track, and whether it is open at all: data with a source."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from yizhi.domain.cases.general.configuration import configured
from yizhi.domain.norms import api as norms
from yizhi.statute.fast_track import POINTS
from yizhi.statute.parameters import DEFAULT_PARAMETERS, Parameters
from yizhi.statute.provenance import Reliability

_LENGTHS = ("fast_track_workdays", "fast_track_review_workdays")


@dataclass(frozen=True, slots=True)
class Rules:
    code: int
    title: str
    effective_from: date
    source: str
    reliability: Reliability
    conditions: tuple[str, ...]


@cache
def all_rules() -> dict[int, Rules]:
    raw = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
    found = {}
    for row in raw["rules"]:
        conditions = tuple(str(key) for key in row["conditions"])
        if unknown := set(conditions) - set(POINTS):
            raise ValueError(f"慎罚快办适用条件 {row['code']} 引用了未定义的条件 {'、'.join(sorted(unknown))}")
        found[row["code"]] = Rules(**row | {"reliability": Reliability[row["reliability"]], "conditions": conditions})
    return found


def rules_on(day: date) -> Rules | None:
    """The set that the installation has chosen for the day; None when the track is closed or not begun that day."""
    open_ = norms.parameter("fast_track_open", day)
    if open_ is not None and open_.value == "NO":
        return None
    found = all_rules()[configured("fast_track_rules", day)]
    return found if found.effective_from <= day else None


def lengths(day: date) -> Parameters:
    """The statute's parameters with the installation's own target days."""
    found = DEFAULT_PARAMETERS
    for key in _LENGTHS:
        found = found.replace(key, configured(key, day), "本级设定")
    return found
