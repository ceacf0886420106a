"""A module of the domain is entered by its door: another module imports its `api` and nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

from checks.findings import PACKAGE, Finding, python_files

_DOMAIN = "yizhi.domain"


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def findings_in(path: Path, module: str, source: str) -> Iterator[Finding]:
    for node in ast.walk(ast.parse(source)):
        for name in _imported(node):
            parts = name.split(".")
            if name.startswith(f"{_DOMAIN}.") and parts[2] != module and len(parts) > 3 and parts[3] != "api":
                yield Finding(
                    path, getattr(node, "lineno", 1), f"{module} 只能引用 {'.'.join(parts[:3])}.api，而非 {name}"
                )


def find() -> Iterator[Finding]:
    """Tests may build their world as they like; everything else keeps to the doors."""
    for path in python_files(tests=False):
        parts = path.relative_to(PACKAGE).parts if path.is_relative_to(PACKAGE) else ()
        if len(parts) > 2 and parts[0] == "domain":
            yield from findings_in(path, parts[1], path.read_text(encoding="utf-8"))
