"""A small library for tests: a few hundred synthetic cases, indexed."""

from datetime import date
from pathlib import Path

from yizhi.domain.library.index.building import build
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.synthetic.generate import generate

TODAY = date(2026, 11, 26)
CASES = 600


def filled(folder: Path, cases: int = CASES, seed: int = 3) -> Lake:
    lake = Lake(folder / "lake")
    generate(lake, cases, seed, TODAY, processes=1)
    return lake


def indexed(folder: Path, cases: int = CASES) -> tuple[Lake, Path]:
    lake = filled(folder, cases)
    build(lake, folder / "index", processes=1)
    return lake, folder / "index"
