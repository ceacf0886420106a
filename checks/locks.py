"""What pyproject.toml asks for is in the lock files, with hashes and without the address of any registry."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from checks.findings import ROOT, Finding


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


def findings_in(path: Path, text: str, asked: Iterable[str]) -> Iterator[Finding]:
    locked = set(re.findall(r"^([a-z0-9][a-z0-9-]*)==", text, re.MULTILINE))
    for requirement in asked:
        if _name(requirement) not in locked:
            yield Finding(path, 1, f"缺少 {_name(requirement)}；请执行 make lock")
    for block in re.split(r"\n(?=\S)", text.strip()):
        if "==" in block and "--hash=sha256:" not in block:
            yield Finding(path, 1, f"{block.split('==')[0]} 没有散列值；请执行 make lock")
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith(("--index", "--extra-index", "--find-links", "-i ", "-f ")) or "://" in line:
            yield Finding(path, number, "含有软件源地址；请执行 make lock")


def find() -> Iterator[Finding]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = project["dependencies"]
    for name, asked in (
        ("requirements.lock", runtime),
        ("requirements-dev.lock", [*runtime, *project["optional-dependencies"]["dev"]]),
    ):
        path = ROOT / name
        yield from findings_in(path, path.read_text(encoding="utf-8"), asked)
