"""The divisions of this release: `data/divisions.toml` as rows."""

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

from yizhi.domain.org.rules import level_of

_KINDS = ("街道", "镇", "乡")
STATISTICAL = "统计用区划代码（GB/T 10114），截至 2024-11"
YEARLY = "历年 GB/T 2260"


def _content() -> bytes:
    return files("yizhi.domain.org").joinpath("data/divisions.toml").read_bytes()


def content_hash() -> str:
    """SHA-256 of the data file."""
    return hashlib.sha256(_content()).hexdigest()


def _row(code: str, name: str, kind: str, **more: Any) -> dict[str, Any]:
    parent = {2: "", 4: code[:2], 6: code[:4], 9: code[:6]}[len(code)]
    row = {
        "key": code,
        "division": code,
        "name": name,
        "kind": kind,
        "level": level_of(code),
        "parent_code": parent,
        "source": STATISTICAL if len(code) == 9 else YEARLY,
    }
    return row | more


def _units(county: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for unit in county.get("units", ()):
        suffix, name = unit.split(" ", 1)
        yield _row(county["code"] + suffix, name, next(kind for kind in _KINDS if name.endswith(kind)))
    for unit in county.get("extra_units", ()):
        suffix, name = unit.split(" ", 1)
        yield _row(
            county["code"] + suffix, name, "办事处", has_statistical_code=False, sample=True, source="自编代码（样例）"
        )


def _first(year: int) -> dict[str, Any]:
    """A beginning of which only the year is known."""
    return {"valid_from": date(year, 1, 1), "year_only": True}


def division_rows() -> list[dict[str, Any]]:
    """Every row with a `key`; successors name their predecessor's key."""
    data = tomllib.loads(_content().decode())
    former = {one["successor"]: one["key"] for one in data["history"]}
    rows = []
    for one in data["division"]:
        dates = _first(one["from"]) if "from" in one else {}
        rows.append(_row(one["code"], one["name"], one["kind"], **dates))
        rows.extend(_units(one))
    for one in data["history"]:
        ended = {"valid_to": date(one["last"], 12, 31)}
        rows.append(_row(one["code"], one["name"], one["kind"], **_first(one["first"]), **ended))
    return [row | ({"predecessor": former[row["key"]]} if row["key"] in former else {}) for row in rows]
