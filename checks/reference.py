"""Generated reference pages are those of the present sources. `python -m checks.reference --write` renews them."""

import subprocess
import sys
from collections.abc import Iterator

from checks.findings import ROOT, Finding

# page: the module that prints it
PAGES = {
    "docs/reference/rules.md": "yizhi.statute.reference",
    "docs/reference/procedures.md": "yizhi.web.procedures.reference",
    "docs/reference/rights.md": "yizhi.web.rights.reference",
}


def _generated(module: str) -> str:
    return subprocess.run([sys.executable, "-m", module], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def find() -> Iterator[Finding]:
    for page, module in PAGES.items():
        path = ROOT / page
        if not path.exists() or path.read_text(encoding="utf-8") != _generated(module):
            yield Finding(path, 1, "与源代码不一致；请执行 make docs")


def write() -> None:
    for page, module in PAGES.items():
        path = ROOT / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_generated(module), encoding="utf-8")
        print(f"  ✓ {page}")


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        write()
    else:
        wrong = list(find())
        print(*wrong, sep="\n")
        sys.exit(bool(wrong))
