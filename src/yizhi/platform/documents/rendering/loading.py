"""Reads document definitions (a folder per code: `definition.toml`, `.typ` files) and refuses contradictory ones."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from yizhi.platform.documents.rendering.definition import (
    DocumentDefinition,
    FieldKind,
    FieldSpec,
    MaskRule,
    TemplateVersion,
)
from yizhi.platform.documents.rendering.errors import DefinitionError

PACKAGE_ROOT = Path(__file__).resolve().parents[3]
"""What `/…` means in a template's `#import`: the folder of the package itself."""

_DOCUMENT_KEYS = {
    "code", "name", "named_by", "kind_abbreviation", "external", "numbered", "sealed", "approval", "articles", "fields",
    "versions",
}  # fmt: skip
_VERSION_KEYS = {"version", "valid_from", "valid_to", "template", "fields"}
_FIELD_KEYS = set(FieldSpec.__dataclass_fields__)
_IMPORT = re.compile(r'#import\s+"([^"]+)"')
_USE = re.compile(r"\bd\.([a-z][a-z0-9_]*)")


def load_definitions(folder: Path) -> dict[str, DocumentDefinition]:
    """All definitions below a folder, by code. Errors: `DefinitionError` naming the file and the contradiction."""
    files = sorted(folder.glob("*/definition.toml"))
    return {definition.code: definition for definition in map(load_definition, files)}


def load_definition(path: Path) -> DocumentDefinition:
    """One definition, checked: known keys, contiguous versions, every required item really printed by its template."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    _only(path, raw, _DOCUMENT_KEYS, "文书")
    if raw.get("code") != path.parent.name:
        raise DefinitionError(f"{_where(path)}：文书代码须与文件夹同名")
    shared = [_field(path, item) for item in raw.get("fields", [])]
    versions = tuple(_version(path, item, shared) for item in raw.get("versions", []))
    _check_succession(path, versions)
    _check_naming(path, raw.get("named_by", ""), versions)
    try:
        return DocumentDefinition(
            code=raw["code"],
            name=raw["name"],
            kind_abbreviation=raw["kind_abbreviation"],
            external=raw["external"],
            numbered=raw["numbered"],
            sealed=raw["sealed"],
            approval=raw["approval"],
            articles=tuple(raw["articles"]),
            versions=versions,
            named_by=raw.get("named_by", ""),
        )
    except KeyError as absent:
        raise DefinitionError(f"{_where(path)}：缺少 {absent.args[0]}") from absent


def _version(path: Path, raw: Mapping[str, Any], shared: list[FieldSpec]) -> TemplateVersion:
    _only(path, raw, _VERSION_KEYS, "版本")
    fields = (*shared, *(_field(path, item) for item in raw.get("fields", [])))
    template = path.parent / raw["template"]
    if template.parent != path.parent or not template.is_file():
        raise DefinitionError(f"{_where(path)}：样式文件 {raw['template']} 不在本文件夹内")
    texts = _closure(template)
    _check_fields(path, fields, set(_USE.findall("\n".join(texts.values()))))
    digest = hashlib.sha256("\0".join(sorted(texts.values())).encode()).hexdigest()
    return TemplateVersion(
        version=raw["version"],
        valid_from=_day(path, raw["valid_from"]),
        valid_to=_day(path, raw["valid_to"]) if "valid_to" in raw else None,
        template=template.name,
        source=texts[str(template)],
        digest=digest,
        fields=fields,
    )


def _field(path: Path, raw: Mapping[str, Any]) -> FieldSpec:
    _only(path, raw, _FIELD_KEYS, "字段")
    try:
        spec = FieldSpec(
            **{
                **raw,
                "kind": FieldKind(raw.get("kind", "text")),
                "masked": MaskRule(raw["masked"]) if "masked" in raw else None,
                "required_when": _condition(raw.get("required_when", {})),
                "shown_unmasked_when": _condition(raw.get("shown_unmasked_when", {})),
                "columns": tuple(_field(path, column) for column in raw.get("columns", [])),
            }
        )
        re.compile(spec.pattern)
    except (TypeError, ValueError, re.error) as wrong:
        raise DefinitionError(f"{_where(path)}：字段 {raw.get('name')} 有误（{wrong}）") from wrong
    if (spec.kind is FieldKind.CHOICE) != bool(spec.options) or (spec.kind is FieldKind.ROWS) != bool(spec.columns):
        raise DefinitionError(f"{_where(path)}：字段 {spec.name} 的选项或列与其类型不符")
    return spec


def _condition(raw: Mapping[str, list[object]]) -> dict[str, tuple[object, ...]]:
    return {name: tuple(values) for name, values in raw.items()}


def _check_fields(path: Path, fields: tuple[FieldSpec, ...], used: set[str]) -> None:
    names = [spec.name for spec in fields]
    if len(names) != len(set(names)):
        raise DefinitionError(f"{_where(path)}：字段重名")
    referred = {name for spec in fields for name in (*spec.required_when, *spec.shown_unmasked_when)}
    if unknown := (used | referred) - set(names):
        raise DefinitionError(f"{_where(path)}：样式或条件引用了未声明的字段 {'、'.join(sorted(unknown))}")
    used |= {name for spec in fields for name in spec.shown_unmasked_when}  # decides who is masked, need not be printed
    silent = [spec.name for spec in fields if (spec.required or spec.required_when) and spec.name not in used]
    if silent:
        raise DefinitionError(f"{_where(path)}：必备字段没有出现在样式中 {'、'.join(silent)}")


def _check_succession(path: Path, versions: tuple[TemplateVersion, ...]) -> None:
    if not versions:
        raise DefinitionError(f"{_where(path)}：没有任何版本")
    for earlier, later in pairwise(versions):
        if earlier.valid_to is None or later.valid_from != earlier.valid_to + timedelta(days=1):
            raise DefinitionError(f"{_where(path)}：版本 {earlier.version} 与 {later.version} 的有效期不衔接")


def _check_naming(path: Path, named_by: str, versions: tuple[TemplateVersion, ...]) -> None:
    for version in versions:
        if named_by and not any(s.name == named_by and s.required and s.options for s in version.fields):
            raise DefinitionError(f"{_where(path)}：决定文书名称的字段 {named_by} 须为必备的选项")


def _closure(template: Path) -> dict[str, str]:
    """The template and all it imports: a change in a shared part is a change of this version's digest."""
    texts: dict[str, str] = {}
    waiting = [template]
    while waiting:
        file = waiting.pop()
        if str(file) in texts:
            continue
        texts[str(file)] = file.read_text(encoding="utf-8")
        waiting += [PACKAGE_ROOT / name.lstrip("/") for name in _IMPORT.findall(texts[str(file)])]
    return texts


def _day(path: Path, value: object) -> date:
    if not isinstance(value, date):
        raise DefinitionError(f"{_where(path)}：有效期须写成日期")
    return value


def _only(path: Path, raw: Mapping[str, Any], known: set[str], what: str) -> None:
    if unknown := set(raw) - known:
        raise DefinitionError(f"{_where(path)}：{what}中有未知的项目 {'、'.join(sorted(unknown))}")


def _where(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
