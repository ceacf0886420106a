"""A list with many rows and long names, one narrowed to nothing, one that is empty."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from yizhi.platform import clock
from yizhi.platform.pages.patterns import Badge, Cell, Choice, Column, Filter, Listing, NextAct, Row, SavedView
from yizhi.web.style_guide_samples.records import HERE, LONG_NAME
from yizhi.web.templatetags.wording import money_exact

_COLUMNS = (
    Column("party", "当事人", phone="title"),
    Column("status", "状态", phone="side"),
    Column("item", "违法事项"),
    Column("fine", "罚款（元）", numeric=True, sort_url="?page=list&order=fine"),
    Column("officer", "办案人员", phone="hidden"),
    Column("decided", "决定日期", sort_url="?page=list&order=decided", sorted="descending"),
    Column("due", "缴款期限"),
    Column("unit", "办案机构", shown=False),
)
_PARTIES = ("张某某", "某某便利店", LONG_NAME, "衢州某某建筑工程有限公司", "李某某")
_ITEMS = ("未经批准擅自占用城市道路设摊经营", "随意倾倒建筑垃圾", "未按规定分类投放生活垃圾", "擅自张贴宣传品")
_STATES = (Badge("已缴清", "ok"), Badge("等待缴款", "info"), Badge("临近期限", "warn"), Badge("逾期", "danger"))

_CHANGES = {"rename": HERE, "remove": HERE}
ASKED = (("状态", "等待缴款"), ("决定日期", "2026-01-01 至 2026-12-31"))


def _row(at: int) -> Row:
    state = _STATES[at % len(_STATES)]
    day = clock.today() - timedelta(at)
    cells = (
        _PARTIES[at % len(_PARTIES)],
        state,
        Cell(_ITEMS[at % len(_ITEMS)], sub=f"衢江莲花当罚〔2026〕第{480 - at:06d}号"),
        money_exact((at % 5 + 1) * 5000),
        "陈明远、周雅琴",
        day,
        day + timedelta(15),
    )
    return Row(cells, url=f"{HERE}?page=record", tone=state.tone if state.tone in ("danger", "warn") else "neutral")


def _filters(words: str = "") -> tuple[Filter, ...]:
    choices = (Choice("paid", "已缴清", count=412), Choice("waiting", "等待缴款", chosen=True, count=23))
    return (
        Filter("q", "当事人或者文书编号", "text", words, placeholder="名称、代码、编号"),
        Filter("status", "状态", "select", choices=choices),
        Filter("team", "执法队", "checks", choices=(Choice("1", "莲花镇", chosen=True), Choice("2", "杜泽镇"))),
        Filter("decided", "决定日期", "date_range", "2026-01-01", "2026-12-31"),
    )


_NOTE = "文字只在最近的 1 万件中查找；更早的，请加到场日期，或者输入完整文号"


def listing() -> Listing:
    return Listing(
        title="当场处罚",
        columns=_COLUMNS,
        rows=tuple(_row(at) for at in range(14)),
        filters=_filters(),
        views=(
            SavedView("全部", HERE, current=True),
            SavedView("本队在办", HERE, is_default=True, changes=_CHANGES | {"clear_default": HERE}),
            SavedView("临近期限的罚款", HERE, changes=_CHANGES | {"make_default": HERE}),
        ),
        acts=(NextAct("simple_case.open", "当场处罚", "?page=wizard", tone="primary", icon="plus"),),
        total=1000,
        more=True,
        note=_NOTE,
        first_url="?page=list",
        previous_url="?page=list",
        next_url="?page=list",
        print_url="?page=list-print",
        export_url=HERE,
        save_url=HERE,
        narrowed=True,
        clear_url="?page=list",
        kept_filters=(("page", "list"),),
        kept=(("page", "list"),),
    )


def narrowed() -> Listing:
    return Listing(
        title="当场处罚",
        columns=_COLUMNS,
        filters=_filters("查无此人"),
        narrowed=True,
        total=0,
        clear_url=HERE,
        note=_NOTE,
    )


def empty() -> Listing:
    return Listing(title="当场处罚", columns=_COLUMNS, empty="本队还没有当场处罚", empty_next="从手机上发起第一件。")


def exports() -> list[dict[str, Any]]:
    """An export in each of its states, and one whose name is as long as names get."""
    now = clock.now()
    open_file, again = {"file_url": HERE, "again_url": HERE}, {"again_url": HERE}
    return [
        _export("QUEUED", Badge("排队中", "info"), cancel_url=HERE),
        _export("RUNNING", Badge("正在生成", "info"), rows_done=18_500, cancel_url=HERE),
        _export("DONE", Badge("可以下载", "ok"), filename=f"{LONG_NAME}-当场处罚-{now:%Y%m%d}.xlsx", **open_file),
        _export("FAILED", Badge("未成功", "danger"), why="生成时发生故障，已自动记录；可以再次导出", **again),
        _export("DONE", Badge("已过期"), **again),
    ]


def _export(state: str, badge: Badge, **more: Any) -> dict[str, Any]:
    now = clock.now()
    facts: dict[str, Any] = {"filename": f"当场处罚-{now:%Y%m%d}.csv", "rows_done": 46, "size": 23_456}
    export = SimpleNamespace(state=state, purpose="季度执法统计", asked_at=now, expires_at=now + timedelta(3), **facts)
    for name, usual in facts.items():
        setattr(export, name, more.pop(name, usual))
    return {"export": export, "badge": badge, "why": "", "file_url": "", "cancel_url": "", "again_url": "", **more}
