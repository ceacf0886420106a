"""What single modules show in many places: who a record is shared with, the second step, a proposed amount."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from yizhi.platform import clock
from yizhi.web.style_guide_samples.records import HERE, LONG_NAME

# An invented key, the example of many a manual; nobody's codes come from it.
_KEY = "JBSWY3DPEHPK3PXP"


def share() -> dict[str, Any]:
    """The panel of a record that is shared: for working together and for looking at, with and without an end."""
    now = clock.now()
    common = {"giver": "吴洁芳", "given_at": now, "until": now + timedelta(30), "may_write": False}
    rows = (
        {"receiver": "衢江区市场监督管理局", "purpose": "联合查处占道经营", **common, "may_write": True},
        {"receiver": LONG_NAME, "purpose": "核对当事人登记信息，用后即收回", **common, "until": None},
    )
    ended = ("", HERE)
    shown = [{"share": SimpleNamespace(**row), "end_url": url} for row, url in zip(rows, ended, strict=True)]
    return {"rows": shown, "share_url": HERE}


def second_step() -> dict[str, Any]:
    return {
        "address": f"otpauth://totp/%E4%B8%80%E6%94%AF:yangli?secret={_KEY}",
        "secret": _KEY,
        "recovery": ("3f2a-91c0", "77bd-0e1a", "c4d9-5582", "1be0-94f7"),
        "wrong": ("动态口令不正确，请等待验证器换出下一个后再输入",),
    }


def proposal() -> dict[str, Any]:
    """A proposed fine as the calculator and the form of a case show it."""
    steps = (
        "法定罚款幅度为 500 元以上 5,000 元以下",
        "违法次数：一年内第二次，得 2 分；占用面积：5 平方米以下，得 1 分",
        "合计 3 分，属于一般阶次，区间为法定幅度的 30% 至 60%",
        "取区间中值 2,525 元",
    )
    tier = SimpleNamespace(name=SimpleNamespace(value="一般"))
    found = SimpleNamespace(tier=tier, band="法定幅度的 30% 至 60%", steps=steps)
    reasons = "当事人一年内第二次实施同类违法行为，占用面积较小，没有法定从轻、减轻或者从重情节，属于一般阶次。"
    return {"amount": "2,525 元", "found": SimpleNamespace(proposal=found, reasons=reasons)}
