"""Decides whether a document's data carries everything the law requires of it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from yizhi.platform.documents.rendering.definition import Condition, FieldKind, FieldSpec, TemplateVersion
from yizhi.platform.documents.rendering.errors import Flaw, InvalidFields, MissingFields, UnknownFields

MAX_TEXT = 20_000
"""Characters in one item; a longer one is an attack or a pasted file, not a finding of fact."""

_EXPECTED: dict[FieldKind, tuple[type, ...]] = {
    FieldKind.TEXT: (str,),
    FieldKind.PARAGRAPHS: (str,),
    FieldKind.CHOICE: (str,),
    FieldKind.DATE: (date,),
    FieldKind.MOMENT: (datetime,),
    FieldKind.MONEY: (int,),
    FieldKind.INTEGER: (int,),
    FieldKind.BOOLEAN: (bool,),
    FieldKind.PICTURE: (bytes,),
    FieldKind.ROWS: (list, tuple),
}


def check(name: str, version: TemplateVersion, data: Mapping[str, Any], *, draft: bool = False) -> None:
    """Passes if and only if every required item is present and every item is of its form; a draft may lack items.

    Errors: `UnknownFields`, `InvalidFields`, `MissingFields`, each listing all faults at once.
    """
    if unknown := set(data) - {spec.name for spec in version.fields}:
        raise UnknownFields(f"《{name}》的样式没有这些字段：{'、'.join(sorted(map(str, unknown)))}。请核对字段名称。")
    wrong = [flaw for spec in version.fields for flaw in _faults(spec, data)]
    if not draft:
        wrong += [_barred(spec) for spec in version.fields if is_barred(spec, data)]
    if wrong:
        raise InvalidFields(name, wrong)
    if not draft and (missing := list(_missing(version.fields, data))):
        raise MissingFields(name, missing)


def is_blank(value: object) -> bool:
    return value is None or value in ([], (), b"") or (isinstance(value, str) and not value.strip())


def holds(condition: Condition, data: Mapping[str, Any]) -> bool:
    """All answers named by the condition are given as it says; an empty condition holds."""
    return all(data.get(name) in values for name, values in condition.items())


def is_required(spec: FieldSpec, data: Mapping[str, Any]) -> bool:
    return spec.required or (bool(spec.required_when) and holds(spec.required_when, data))


def is_barred(spec: FieldSpec, data: Mapping[str, Any]) -> bool:
    """An answer is given, and it is not the one without which the document may not be made."""
    value = data.get(spec.name)
    return spec.must_be is not None and value is not None and value is not spec.must_be


def _barred(spec: FieldSpec) -> Flaw:
    return Flaw(spec.name, spec.title, spec.article, f"必须为“{'是' if spec.must_be else '否'}”，否则不得出具本文书")


def _missing(fields: tuple[FieldSpec, ...], data: Mapping[str, Any], row: str = "") -> Iterator[Flaw]:
    for spec in fields:
        value, title = data.get(spec.name), row + spec.title
        if is_required(spec, data) and is_blank(value):
            yield Flaw(spec.name, title, spec.article, "未填写")
        elif spec.kind is FieldKind.ROWS and not is_blank(value):
            if len(data[spec.name]) < spec.min_rows:
                yield Flaw(spec.name, title, spec.article, f"至少需要{spec.min_rows}项，现有{len(data[spec.name])}项")
            for place, item in enumerate(data[spec.name], start=1):
                yield from _missing(spec.columns, item, f"{title}第{place}项")


def _faults(spec: FieldSpec, data: Mapping[str, Any]) -> Iterator[Flaw]:
    value: Any = data.get(spec.name)
    if is_blank(value):
        return
    if not _is_of_form(spec, value):
        yield Flaw(spec.name, spec.title, spec.article, "填写的内容类型不正确")
        return
    if reason := _reason_against(spec, value):
        yield Flaw(spec.name, spec.title, spec.article, reason)
    if spec.kind is FieldKind.ROWS:
        yield from _row_faults(spec, value)


def _row_faults(spec: FieldSpec, rows: list[Any]) -> Iterator[Flaw]:
    known = {column.name for column in spec.columns}
    for place, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping) or set(row) - known:
            yield Flaw(spec.name, f"{spec.title}第{place}项", spec.article, "含有未知的栏目")
            continue
        yield from (flaw for column in spec.columns for flaw in _faults(column, row))


def _is_of_form(spec: FieldSpec, value: object) -> bool:
    if isinstance(value, bool) and spec.kind is not FieldKind.BOOLEAN:
        return False
    if spec.kind is FieldKind.MOMENT:
        return isinstance(value, datetime) and value.tzinfo is not None
    if spec.kind is FieldKind.DATE and isinstance(value, datetime):
        return False
    return isinstance(value, _EXPECTED[spec.kind])


def _reason_against(spec: FieldSpec, value: Any) -> str:
    if spec.kind is FieldKind.CHOICE and value not in spec.options:
        return f"只能选择{'、'.join(spec.options.values())}"
    if spec.kind is FieldKind.MONEY and value < 0:
        return "金额不得小于零"
    if isinstance(value, str) and len(value) > MAX_TEXT:
        return f"超过{MAX_TEXT}个字"
    if spec.pattern and not re.fullmatch(spec.pattern, str(value)):
        return "格式不正确"
    return ""
