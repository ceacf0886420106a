"""No text is cut on its way into a record: what is too long is refused (`fits`), what is assembled gets its room."""

import ast
from collections.abc import Iterator
from pathlib import Path

from checks.findings import PACKAGE, Finding, python_files

_LONG = 10  # characters; shorter cuts are of codes, such as a division's prefix
_NOT_TYPED = frozenset({"sha256", "hex"})


def _cut(node: ast.AST) -> bool:
    """Whether it takes the beginning of a text: `x[:120]`, not of rows or of a hash."""
    if not (isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and node.slice.lower is None):
        return False
    upper, of = node.slice.upper, node.value
    if not (isinstance(upper, ast.Constant) and isinstance(upper.value, int) and upper.value >= _LONG):
        return False
    return not (isinstance(of, ast.Attribute) and of.attr in _NOT_TYPED) and not isinstance(of, ast.Call)


def _writes(path: Path, source: str) -> bool:
    """Where records are written, or forms are read for it."""
    rooms = path.relative_to(PACKAGE).parts if path.is_relative_to(PACKAGE) else path.parts
    return "Writing" in source or "acts" in rooms or path.name == "acts.py" or path.name.endswith("_form.py")


def findings_in(path: Path, source: str) -> Iterator[Finding]:
    """Each cut in a piece of Python that writes."""
    if not _writes(path, source):
        return
    for node in ast.walk(ast.parse(source)):
        if _cut(node):
            told = "写入的文字不得截断：输入的以 fits(模型, 列) 限长并拒绝，拼成的放宽该列"
            yield Finding(path, getattr(node, "lineno", 1), told)


def find() -> Iterator[Finding]:
    for path in python_files(tests=False):
        if path.is_relative_to(PACKAGE):
            yield from findings_in(path, path.read_text(encoding="utf-8"))
