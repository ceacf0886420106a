"""Check an act's input against its declared types, with messages a person understands."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from yizhi.platform.acts.declaration import Declaration, Parameter
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, too_long
from yizhi.platform.acts.forms import kind_of

_MESSAGES = {
    "missing": "请填写{title}",
    "extra_forbidden": "此项不接受“{title}”",
    "string_too_short": "请填写{title}",
    "string_pattern_mismatch": "{title}格式不正确",
    "string_type": "{title}应为文字",
    "greater_than_equal": "{title}不能小于{ge}",
    "greater_than": "{title}应大于{gt}",
    "less_than_equal": "{title}不能大于{le}",
    "less_than": "{title}应小于{lt}",
    "int_parsing": "{title}应为整数",
    "int_from_float": "{title}应为整数",
    "int_type": "{title}应为整数",
    "float_parsing": "{title}应为数字",
    "float_type": "{title}应为数字",
    "finite_number": "{title}应为有限的数字",
    "decimal_parsing": "{title}应为数字",
    "bool_parsing": "{title}应为是或否",
    "bool_type": "{title}应为是或否",
    "literal_error": "{title}不在可选范围内",
    "enum": "{title}不在可选范围内",
    "uuid_parsing": "{title}选择无效，请重新选择",
    "uuid_type": "{title}选择无效，请重新选择",
    "date_from_datetime_parsing": "{title}应为日期，如 2026-01-31",
    "date_from_datetime_inexact": "{title}应为日期，如 2026-01-31",
    "date_parsing": "{title}应为日期，如 2026-01-31",
    "date_type": "{title}应为日期，如 2026-01-31",
    "datetime_parsing": "{title}应为日期和时间",
    "datetime_from_date_parsing": "{title}应为日期和时间",
    "timezone_aware": "{title}应带时区",
    "too_long": "{title}最多{max_length}项",
    "too_short": "{title}至少{min_length}项",
    "list_type": "{title}应为列表",
}

_OF_CHOICES = {"missing": "请选择{title}", "too_short": "{title}至少选择{min_length}项"}
_NO_NUMBER = frozenset({"int_parsing", "int_from_float", "int_type"})


def _message(detail: ErrorDetails, title: str, parameter: Parameter | None) -> str:
    kind = kind_of(parameter) if parameter else Kind.TEXT
    if kind in (Kind.CHOICE, Kind.MANY) and detail["type"] in _OF_CHOICES:
        return _OF_CHOICES[detail["type"]].format(title=title, **detail.get("ctx", {}))
    if kind is Kind.MONEY and detail["type"] in _NO_NUMBER:
        return f"{title}应为数字，最多两位小数，如 200 或者 200.50"
    if "：" in title:  # a question as its own title
        title = f"“{title}”"
    if detail["type"] == "value_error":
        return f"{title}：{detail['ctx']['error']}"
    if detail["type"] == "string_too_long":
        return too_long(title, detail["ctx"]["max_length"], len(detail["input"].strip()))
    template = _MESSAGES.get(detail["type"], "{title}填写有误")
    return template.format(title=title, **{k: v for k, v in detail.get("ctx", {}).items() if k != "title"})


def _holds_nul(value: Any) -> bool:
    """A NUL anywhere in the value: PostgreSQL keeps no text with one."""
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, Mapping):
        return any(_holds_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list | tuple | set) and any(_holds_nul(part) for part in value)


def validated(act: Declaration, data: Mapping[str, Any]) -> BaseModel:
    """The input as typed values. Raises ActInvalid naming every field that is wrong, by its Chinese title."""
    titles = {p.name: p.shown.title for p in act.parameters}
    if unwritable := [name for name, value in data.items() if _holds_nul(value)]:
        raise ActInvalid({name: [f"{titles.get(name, name)}含有无法保存的字符，请重新填写"] for name in unwritable})
    try:
        return act.input_model.model_validate(dict(data))
    except ValidationError as error:
        errors: dict[str, list[str]] = {}
        known = {p.name: p for p in act.parameters}
        for detail in error.errors(include_url=False):
            name = str(detail["loc"][0]) if detail["loc"] else ""
            errors.setdefault(name, []).append(_message(detail, titles.get(name, name), known.get(name)))
        raise ActInvalid(errors) from error
