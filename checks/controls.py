"""What the security documents name exists: every file, every test file, every test function.

A name in back quotes with a slash is a path; `path::test` names a function in it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.findings import ROOT, Finding

PAGES = ("docs/threat-model.md", "docs/security-controls.md")
_NAMED = re.compile(r"`((?:src|tests|checks|docs|frontend|bootstrap)/[\w./-]+)(?:::(\w+))?`")


def findings_in(path: Path, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), 1):
        for named, function in _NAMED.findall(line):
            target = ROOT / named
            if not target.exists():
                yield Finding(path, number, f"所列 {named} 不存在；请改正或补上")
            elif function and f"def {function}(" not in target.read_text(encoding="utf-8"):
                yield Finding(path, number, f"{named} 中没有 {function}；请改正或补上")


def find() -> Iterator[Finding]:
    for name in PAGES:
        path = ROOT / name
        if path.exists():
            yield from findings_in(path, path.read_text(encoding="utf-8"))
        else:
            yield Finding(path, 1, "缺少该文件")
