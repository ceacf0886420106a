"""Every write goes through an act: nothing outside `acts.py` and `acts/` saves, creates, updates or deletes rows.

What the platform must write by itself is listed in `checks/writers.toml`, each file with its reason; an entry that is
no longer needed is a finding too.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from checks.findings import PACKAGE, ROOT, Finding, python_files

_ALLOWED = ROOT / "checks" / "writers.toml"
_ON_MANAGER = frozenset(
    {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update", "acreate", "abulk_create", "aupdate"}
)
_SQL = re.compile(r"^\s*(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|TRUNCATE\b|COPY\s+\S+\s+FROM)", re.IGNORECASE)
_QUERY = frozenset({"objects", "filter", "exclude", "all", "select_for_update", "using", "order_by", "_base_manager"})


def _chain(node: ast.expr) -> set[str]:
    """The names along `a.b(…).c`: attributes and the calls between them."""
    names = set()
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
            node = node.value
        else:
            node = node.func
    if isinstance(node, ast.Name):
        names.add(node.id)
    return names


def _writes(call: ast.Call) -> str | None:
    """What a call writes, in a word; None for a call that does not."""
    if not isinstance(call.func, ast.Attribute):
        return None
    name, behind = call.func.attr, _chain(call.func.value)
    on_query = not behind.isdisjoint(_QUERY)
    if (name in _ON_MANAGER or name in ("update", "delete")) and on_query:
        return name
    keywords = {keyword.arg for keyword in call.keywords}
    # An image is saved to a place, a model to nowhere.
    if name in ("save", "asave") and not call.args and keywords <= {"update_fields", "force_insert", "using", None}:
        return name
    if name == "delete" and not call.args and not keywords:
        return name
    return None


def findings_in(path: Path, source: str) -> Iterator[Finding]:
    """Each write in a piece of Python."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (what := _writes(node)):
            yield Finding(path, node.lineno, f".{what}() 写入数据库；请改由执法行为（act）写入")
        elif _is_writing_sql(node) and id(node) not in docstrings:
            yield Finding(path, node.lineno, "SQL 写入数据库；请改由执法行为（act）写入")


def _is_writing_sql(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_SQL.match(node.value))


def _is_act(path: Path) -> bool:
    parts = path.relative_to(PACKAGE).parts
    return path.name == "acts.py" or ("acts" in parts[:-1] and parts[:2] != ("platform", "acts"))


def find() -> Iterator[Finding]:
    allowed: dict[str, str] = tomllib.loads(_ALLOWED.read_text(encoding="utf-8"))["writers"]
    needed = set()
    for path in python_files(tests=False):
        if not path.is_relative_to(PACKAGE) or _is_act(path):
            continue
        name = str(path.relative_to(PACKAGE))
        for finding in findings_in(path, path.read_text(encoding="utf-8")):
            if allowed.get(name, "").strip():
                needed.add(name)
            else:
                yield finding
    for name in allowed.keys() - needed:
        yield Finding(_ALLOWED, 1, f"{name} 不再需要例外；请删去")
