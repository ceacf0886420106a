"""Search over articles: `python bench/library_laws.py` prints the figures and writes `var/bench/library_laws.json`.

Without anything it measures on the default corpus. `YIZHI_BENCH_LAWS` (a folder of laws) and `YIZHI_BENCH_QUESTIONS`
(answered questions) give the figures of quality as well, on the half that nothing was tuned on.
One core: `taskset -c 0`.
"""

import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
os.environ.setdefault("YIZHI_MODE", "development")

import django
import numpy as np

django.setup()

from yizhi.domain.library.laws import index as indexes  # noqa: E402
from yizhi.domain.library.laws import questions  # noqa: E402
from yizhi.domain.library.laws.entries import from_texts  # noqa: E402
from yizhi.domain.library.laws.evaluation import evaluate  # noqa: E402
from yizhi.domain.library.laws.ranking import shipped  # noqa: E402
from yizhi.domain.library.laws.search import Searcher  # noqa: E402
from yizhi.domain.library.laws.synonyms import table  # noqa: E402
from yizhi.domain.norms.api import Report, settled_laws  # noqa: E402

OUTPUT = Path("var/bench/library_laws.json")
LAWS = os.environ.get("YIZHI_BENCH_LAWS", "default")
QUESTIONS = os.environ.get("YIZHI_BENCH_QUESTIONS")


def row(name: str, value: float, unit: str, goal: float | None, better: str) -> dict[str, Any]:
    return {"name": name, "value": round(value, 4), "unit": unit, "goal": goal, "better": better}


def latency(searcher: Searcher) -> list[dict[str, Any]]:
    """Two hundred questions nobody asked before, made of what people say."""
    said = list(table())
    asked = [f"{one}和{other}怎么处罚" for one, other in zip(said[:200], reversed(said), strict=False)]
    taken = []
    for words in asked:
        begun = time.perf_counter()
        searcher.find(words)
        taken.append((time.perf_counter() - begun) * 1000)
    p50, p95 = np.quantile(taken, [0.5, 0.95])
    return [row("search p50", p50, "ms", None, "lower"), row("search p95", p95, "ms", 80, "lower")]


def quality(searcher: Searcher, path: Path) -> list[dict[str, Any]]:
    unseen = [one for one in questions.read(path) if not one.for_tuning]
    usable = [*questions.answered(unseen, questions.places(searcher.columns))]
    done = evaluate(lambda words: searcher.find(words).entries.tolist(), usable)
    print(f"{done.questions} questions: nDCG@10 {done.ndcg10}; Recall@50 {done.recall50}")
    return [
        row("nDCG@10, unseen half", done.ndcg10.value, "", 0.50, "higher"),
        row("Recall@10, unseen half", done.recall10.value, "", None, "higher"),
        row("Recall@50, unseen half", done.recall50.value, "", 0.75, "higher"),
        row("question p95", done.p95_ms, "ms", 80, "lower"),
    ]


def main() -> int:
    with TemporaryDirectory() as folder:
        begun = time.perf_counter()
        laws = settled_laws(LAWS, Report())
        read = time.perf_counter()
        made = indexes.build(from_texts(laws), Path(folder))
        built = time.perf_counter()
        opened = indexes.opened(Path(folder))
        assert opened is not None
        searcher = Searcher(opened, shipped())
        rows = [
            row("articles", len(made.columns), "", None, "higher"),
            row("read", read - begun, "s", None, "lower"),
            row("build", built - read, "s", 60, "lower"),
            row("open", time.perf_counter() - built, "s", 1, "lower"),
            *latency(searcher),
            *(quality(searcher, Path(QUESTIONS)) if QUESTIONS else ()),
        ]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    bad = 0
    for one in rows:
        met = one["goal"] is None or (one["value"] <= one["goal"]) == (one["better"] == "lower")
        bad += not met
        goal = "" if one["goal"] is None else one["goal"]
        print(f"{one['name']:<26}{one['value']:>12} {one['unit']:<4}{goal:>8}{'' if met else '  ✗'}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
