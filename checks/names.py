"""No drawers: a shared thing gets a noun, never `utils`, `helpers`, `common` or `core`."""

from collections.abc import Iterator

from checks.findings import ROOT, Finding, repository_files

_DRAWERS = frozenset({"utils", "util", "helpers", "helper", "common", "core", "misc", "shared", "stuff"})


def find() -> Iterator[Finding]:
    for path in repository_files():
        parts = path.relative_to(ROOT)
        if path.suffix not in (".py", ".ts", ".html"):
            continue
        for part in (*parts.parent.parts, parts.stem):
            if part.lower().strip("_") in _DRAWERS:
                yield Finding(path, 1, f"“{part}”不是名词；请以其所指之物命名")
