"""The size of files: a reader holds 400 lines of Python or 100 of a template in mind, not more.

The limit of a file counts every line; median and 95th percentile count the lines that carry something.
"""

import statistics
from collections.abc import Iterator
from pathlib import Path

from checks.findings import Finding, python_files, repository_files

LONGEST_PYTHON = 400
LONGEST_TEMPLATE = 100
MEDIAN = 60
P95 = 250


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def too_long(path: Path, longest: int) -> Finding | None:
    count = _lines(path)
    return Finding(path, count, f"{count} 行，上限 {longest} 行；请按名词拆开") if count > longest else None


def find() -> Iterator[Finding]:
    """Files over the limit, and the whole when median or 95th percentile exceed theirs."""
    sizes = []
    for path in python_files():
        sizes.append(sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip()))
        if finding := too_long(path, LONGEST_PYTHON):
            yield finding
    for path in repository_files():
        if path.suffix == ".html" and "templates" in path.parts and (finding := too_long(path, LONGEST_TEMPLATE)):
            yield finding
    median, p95 = statistics.median(sizes), statistics.quantiles(sizes, n=20)[-1]
    print(f"    {len(sizes)} 个 Python 文件：中位数 {median:.0f} 行，p95 {p95:.0f} 行，最长 {max(sizes)} 行")
    if median > MEDIAN or p95 > P95:
        yield Finding(Path("src"), 0, f"整体过长：中位数应不超过 {MEDIAN} 行，p95 不超过 {P95} 行")
