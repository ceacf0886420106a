"""Run every measurement: `CASES=500000 make bench-library` for a quick one; the lake and index made are kept."""

import json
import os
import resource
import sys
import time
from datetime import date
from pathlib import Path

import django
import structlog

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
django.setup()

from django.conf import settings  # noqa: E402

from bench.library import comparison  # noqa: E402
from bench.library.asking import Asking  # noqa: E402
from bench.library.comparison import Classes  # noqa: E402
from bench.library.measuring import Figures, timed  # noqa: E402
from bench.library.mixed import load  # noqa: E402
from bench.library.pages import pages  # noqa: E402
from bench.library.quality import quality  # noqa: E402
from yizhi.domain.library.cases.distribution import distribution  # noqa: E402
from yizhi.domain.library.index.asking import Question  # noqa: E402
from yizhi.domain.library.index.building import build  # noqa: E402
from yizhi.domain.library.index.embedded import EmbeddedSearch  # noqa: E402
from yizhi.domain.library.lake.store import Lake  # noqa: E402
from yizhi.domain.library.synthetic.generate import generate  # noqa: E402

CASES = int(os.environ.get("CASES", "5000000"))
COMPARED = int(os.environ.get("COMPARED", "500000"))
UNTIL = date(2026, 11, 26)
ASKED = 200


def made(folder: Path, figures: Figures) -> Lake:
    """Lake and index; timed when they are made, recalled when they are there already."""
    lake, note = Lake(folder / "lake"), folder / "made.json"
    known = json.loads(note.read_text()) if note.exists() else {}
    begun = time.monotonic()
    if "synth" not in known:
        generate(lake, CASES, 1, UNTIL)
        known["synth"], begun = time.monotonic() - begun, time.monotonic()
    if "build" not in known or not (folder / "index").exists():
        build(lake, folder / "index")
        known["build"] = time.monotonic() - begun
        known["peak"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    note.write_text(json.dumps(known))
    size = sum(one.stat().st_size for one in (folder / "index").rglob("*") if one.is_file())
    figures.add("synthetic cases made", known["synth"], "s", 900)
    figures.add("index built from the lake", known["build"], "s", 600)
    figures.add("peak memory of a building process (two run)", known["peak"], "MB", 1750)
    figures.add("index and texts", size / 1e9, "GB", 6)
    return lake


def cold(folder: Path, figures: Figures) -> None:
    for one in (folder / "index").rglob("*"):
        if one.is_file():
            handle = os.open(one, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)
    begun = time.perf_counter()
    EmbeddedSearch(folder / "index")
    figures.add("opened cold", time.perf_counter() - begun, "s", 1)


def latencies(search: EmbeddedSearch, index: Path, figures: Figures) -> Classes:
    """Each class of questions with its goal; returns those that other engines are asked as well."""
    ask = Asking(search)
    classes: Classes = {
        "words and exact count": [Question(ask.words()) for _ in range(ASKED)],
        "any of three words": [Question(ask.words(3, 3), any_word=True) for _ in range(ASKED // 2)],
        "filters, count and facets": [ask.filtered() for _ in range(ASKED)],
        "phrase": [Question(ask.phrase()) for _ in range(ASKED)],
        "sorted by day or fine": [ask.sorted() for _ in range(ASKED)],
    }
    goals = {"words and exact count": 2, "filters, count and facets": 15, "phrase": 50, "sorted by day or fine": 10}
    for name, questions in classes.items():
        facets = "facets" in name
        figures.times(name, timed(lambda q, f=facets: search.search(q, facets=f), questions), goals.get(name))
    texts = [ask.case()["facts"] for _ in range(ASKED // 2)]
    figures.times("similar cases", timed(search.similar, texts), 15)
    common = [Question(word) for word in sorted(search.frames.common | search.frames.shared_words)]
    figures.times("facets of a common word", timed(lambda q: search.search(q, facets=True), common), 40)
    items = [ask.case()["item"] for _ in range(ASKED)]
    figures.times("distribution of fines", timed(lambda item: distribution(index, item, tier="GENERAL"), items), 50)
    return classes


def main() -> int:
    figures = Figures()
    folder = Path(settings.VAR) / "bench" / str(CASES)
    lake = made(folder, figures)
    cold(folder, figures)
    search = EmbeddedSearch(folder / "index")
    search.warm()
    figures.add("cases", search.count(), "cases")
    figures.add("load of the machine before", os.getloadavg()[0], "")
    classes = latencies(search, folder / "index", figures)
    load(folder / "index", figures)
    pages(folder, classes["words and exact count"], figures)
    quality(search, lake, folder / "index", figures)
    count = min(COMPARED, CASES)
    comparison.postgresql(lake, count, classes, figures)
    comparison.fts5(lake, count, classes, figures)
    figures.add("load of the machine after", os.getloadavg()[0], "")
    figures.write(Path(settings.VAR) / "bench" / "library.json")
    return 0 if all(one.met for one in figures.kept) else 1


sys.exit(main())
