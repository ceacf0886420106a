"""Every picture and link that a guide names is there; every picture that is there is named."""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.findings import ROOT, Finding

FOLDER = ROOT / "docs" / "guide"
MOST_BYTES = 120_000
_TARGET = re.compile(r"\]\(([^)\s]+)\)")


def find(folder: Path = FOLDER) -> Iterator[Finding]:
    named: set[Path] = set()
    for page in sorted(folder.glob("*.md")):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            for target in _TARGET.findall(line):
                named.add(folder / target)
                if not (folder / target).is_file():
                    yield Finding(page, number, f"所指的 {target} 不存在；图片用 make pictures 生成")
    for picture in sorted((folder / "pictures").glob("*.png")):
        if picture not in named:
            yield Finding(picture, 1, "没有使用说明用到这张图片")
        if picture.stat().st_size > MOST_BYTES:
            yield Finding(picture, 1, f"超过 {MOST_BYTES} 字节")
