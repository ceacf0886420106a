"""Writes values as an official document does and packs each for its template as `{value, text, missing}`."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import cn2an  # type: ignore[import-untyped]

from yizhi.platform.blanks import Blank, gap
from yizhi.platform.documents.rendering.checking import is_barred, is_blank, is_required
from yizhi.platform.documents.rendering.definition import FieldKind, FieldSpec
from yizhi.platform.documents.rendering.disclosure import Masked
from yizhi.platform.documents.rendering.pictures import picture_as_svg

CHINA = ZoneInfo("Asia/Shanghai")
MOST_IN_WORDS = 10**15

Packed = dict[str, Any]


def pack(fields: tuple[FieldSpec, ...], data: Mapping[str, Any], *, draft: bool = False) -> dict[str, Packed]:
    """Every declared item, present or not: the template may ask for `.value` (logic) and `.text` (what is printed).

    In a draft `missing` carries the Chinese title where a required item is blank, for highlighting.
    """
    return {spec.name: _item(spec, data, draft) for spec in fields}


def _item(spec: FieldSpec, data: Mapping[str, Any], draft: bool) -> Packed:
    value = data.get(spec.name)
    if is_blank(value):
        blank: list[Any] | None = [] if spec.kind is FieldKind.ROWS else None
        return {"value": blank, "text": None, "missing": spec.title if draft and is_required(spec, data) else None}
    if draft and is_barred(spec, data):
        return {"value": None, "text": None, "missing": spec.title}
    if isinstance(value, Masked):
        return {"value": None, "text": str(value), "missing": None}
    return {"missing": None, **_present(spec, value, draft)}


def _present(spec: FieldSpec, value: Any, draft: bool) -> Packed:
    match spec.kind:
        case FieldKind.DATE:
            return {"value": value.isoformat(), "text": day(value)}
        case FieldKind.MOMENT:
            return {"value": value.isoformat(), "text": moment(value)}
        case FieldKind.MONEY:
            return {"value": figures(value), "text": money(value)}
        case FieldKind.INTEGER:
            return {"value": int(value), "text": gap(value.title) if isinstance(value, Blank) else str(value)}
        case FieldKind.BOOLEAN:
            return {"value": value, "text": "是" if value else "否"}
        case FieldKind.CHOICE:
            return {"value": value, "text": spec.options[value]}
        case FieldKind.PICTURE:
            return {"value": picture_as_svg(value, spec.title), "text": None}
        case FieldKind.ROWS:
            return {"value": [pack(spec.columns, row, draft=draft) for row in value], "text": None}
        case _:
            return {"value": value.strip(), "text": _lines(value)}


def day(value: date) -> str:
    """1 August 2026 → 2026年8月1日, as GB/T 9704 asks (no leading zeros)."""
    if isinstance(value, Blank):
        return gap(value.title)
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """An instant in China Standard Time to the minute: 2026年8月1日9时05分."""
    if isinstance(value, Blank):
        return gap(value.title)
    local = value.astimezone(CHINA)
    return f"{day(local)}{local.hour}时{local.minute:02d}分"


def money(fen: int) -> str:
    """5000 fen → 人民币伍拾元整（¥50.00）: words first, so that a digit added later by hand is noticed."""
    if isinstance(fen, Blank):
        return gap(fen.title)
    written = f"¥{figures(fen)}"
    if fen == 0:
        return f"人民币零元整（{written}）"
    if fen >= MOST_IN_WORDS:
        return f"人民币{written}"
    return f"人民币{cn2an.an2cn(f'{fen // 100}.{fen % 100:02d}', 'rmb')}（{written}）"


def figures(fen: int) -> str:
    """123456 fen → 1,234.56."""
    if isinstance(fen, Blank):
        return gap(fen.title)
    return f"{fen // 100:,}.{fen % 100:02d}"


def _lines(value: str) -> str:
    return "\n".join(line.strip() for line in value.replace("\r\n", "\n").replace("\t", " ").strip().split("\n"))
