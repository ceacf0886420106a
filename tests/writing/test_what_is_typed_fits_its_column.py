"""Every text that an act writes as it was typed tells its length at the form: no longer than the column that keeps it.

Read from the source of every declared act: `writing.create(Model, column=parameter)` and `writing.change(record, …)`.
What is assembled or renamed on the way is caught by the act's gate, which refuses it with the same words.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

from yizhi.platform.acts.declaration import Declaration, declarations
from yizhi.platform.acts.fields import Kind, longest
from yizhi.platform.acts.forms import kind_of

WRITES = ("create", "change", "change_also")


def _model(act: Declaration, call: ast.Call) -> Any:
    """Of the record that the call writes; None where the source does not tell."""
    first = call.args[0] if call.args else None
    if not isinstance(first, ast.Name):
        return None
    if isinstance(call.func, ast.Attribute) and call.func.attr == "create":
        return act.function.__globals__.get(first.id)
    record = list(inspect.signature(act.function).parameters)[1] if act.on is not None else None
    return act.on if first.id == record else None


def _written(act: Declaration) -> Iterator[tuple[str, Any, str]]:
    """(parameter, model, column) for every value that is written as it came."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(act.function)))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in WRITES:
            model = _model(act, call)
            for keyword in call.keywords if model is not None else ():
                if keyword.arg and isinstance(keyword.value, ast.Name):
                    yield keyword.value.id, model, keyword.arg


def test_no_field_of_an_act_takes_more_than_its_column_keeps() -> None:
    wrong, seen = [], 0
    for act in declarations():
        typed = {p.name: longest(p.annotation) for p in act.parameters if kind_of(p) in (Kind.TEXT, Kind.LONG_TEXT)}
        for name, model, column in _written(act):
            room = getattr(model._meta.get_field(column), "max_length", None)
            if name in typed and act.offered and room:
                seen += 1
                if not 0 < typed[name] <= room:
                    wrong.append(f"{act.verb}: {name} 可填{typed[name] or '任意'}个字，{column} 只能存{room}个字")
    assert wrong == []
    assert seen > 100, "扫描不到写入的文字，此项检查已失效"
