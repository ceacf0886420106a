"""Complete data for every document of the general procedure, made from what each definition declares."""

from datetime import date
from typing import Any

from yizhi.domain.cases.documents.tests.example import AGENCY, AT, ON, PARTY
from yizhi.platform.documents.rendering import DocumentDefinition
from yizhi.platform.documents.rendering.definition import FieldKind, FieldSpec

NAMED = {
    **AGENCY,
    **PARTY,
    "case_name": "欧阳小明擅自占用城市道路案",
    "subject": "欧阳小明擅自占用城市道路",
    "applicant": "欧阳小明",
    "person": "陈一鸣",
    "name": "欧阳小明",
    "party_code": "AB3D-9KXZ-7Q2M-41TT",
    "reconsideration_agency": "衢州市柯城区人民政府",
    "court": "衢州市柯城区人民法院",
    "case_number": "航政执立字〔2026〕第00001号",
    "decision_number": "航政执罚决字〔2026〕第00001号",
}
_LONG = "当事人欧阳小明未经批准占用人行道约四平方米，经现场检查、询问查明。"


def value_of(spec: FieldSpec, *, inside: bool = False) -> Any:
    """A value of the field's form; names and addresses are those that must not be public."""
    if spec.kind is FieldKind.ROWS:
        row = {column.name: value_of(column, inside=True) for column in spec.columns}
        return [{k: v for k, v in row.items() if v is not None} for _ in range(max(2, spec.min_rows))]
    if spec.name in NAMED and not (inside and spec.name == "name" and spec.masked is None):
        return NAMED[spec.name]
    simple: dict[FieldKind, Any] = {
        FieldKind.TEXT: f"样例{spec.title}",
        FieldKind.PARAGRAPHS: f"{spec.title}：{_LONG}",
        FieldKind.DATE: ON,
        FieldKind.MOMENT: AT,
        FieldKind.MONEY: 123_400,
        FieldKind.INTEGER: 5,
        FieldKind.BOOLEAN: False,
        FieldKind.CHOICE: next(iter(spec.options), None),
    }
    return simple.get(spec.kind)


def complete(definition: DocumentDefinition, on: date = ON) -> dict[str, Any]:
    """Every declared item of the document, filled in."""
    found = {spec.name: value_of(spec) for spec in definition.version_on(on).fields}
    return {name: value for name, value in found.items() if value is not None}
