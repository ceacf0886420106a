"""The library of the demo city: a small lake of synthetic cases, each labelled as such wherever it is shown."""

import os
from collections.abc import Callable

from yizhi.domain.library.cases import indexing, shelf
from yizhi.domain.library.synthetic.generate import generate
from yizhi.platform import clock

CASES = int(os.environ.get("YIZHI_CITY_LIBRARY_CASES", "1500"))
_SEED = 3308


def build(progress: Callable[[str], None] = lambda text: None) -> None:
    """Idempotent; a library that has cases already is left as it is."""
    with shelf.writing(wait=True):
        lake = shelf.lake()
        if not lake.rows:
            generate(lake, CASES, _SEED, clock.today(), processes=1)
        indexing.bring_up(lake, processes=1)
    progress(f"办案库合成样例 {lake.rows} 件")
