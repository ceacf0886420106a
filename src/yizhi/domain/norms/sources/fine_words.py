"""Fines as the data files write them: `50-500`, `=20`, `<=50`, `5%-10% 建设工程造价`, `1x-5x 树木价值`, `<=1x 造价`."""

import re
from collections.abc import Callable
from decimal import Decimal

from yizhi.statute.fine_form import FineForm, between, fixed, multiple, per_unit, percentage

_FORM = re.compile(
    r"^(?:(?P<one>=|<=)\s*(?P<high1>[\d.]+)(?P<unit1>[%x]?)|(?P<low>[\d.]+)[%x]?-(?P<high>[\d.]+)(?P<unit>[%x]?))"
    r"(?P<per>/)?\s*(?P<of>\S*)$"
)


def fine_form(text: str) -> FineForm:
    """The form the words stand for; amounts in yuan. Errors: ``ValueError`` naming what is wrong."""
    found = _FORM.match(text.strip())
    if found is None:
        raise ValueError(f"“{text}”不是罚款幅度，应如 50-500、=20、<=50、5%-10% 基数、1x-5x 基数、50-200/ 单位")
    high = Decimal(found["high"] or found["high1"])
    low = Decimal(found["low"]) if found["low"] else high if found["one"] == "=" else Decimal(0)
    unit, of = found["unit"] or found["unit1"] or "", found["of"]
    if unit:
        build: Callable[[Decimal, Decimal, str], FineForm] = percentage if unit == "%" else multiple
        return build(low, high, of)
    if found["per"]:
        return per_unit(int(low), int(high), of)
    if of or low != int(low) or high != int(high):
        raise ValueError(f"“{text}”写明了基数却不是比例、倍数或者单位数额")
    return fixed(int(high)) if found["one"] == "=" else between(int(low), int(high))
