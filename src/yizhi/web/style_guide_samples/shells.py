"""A shell with more modules, groups and counts than fit at once."""

from __future__ import annotations

from yizhi.platform.pages.patterns import NavGroup, NavItem, Shell, ShellPerson

HERE = "/style-guide/"
_MODULES = (
    *("机构队伍", "法规事项", "监管对象", "执法保障", "协同指挥", "巡检一张网"),
    *("监管检查", "处罚办案", "办案库", "培训中心", "执法监督", "四级贯通"),
)

DEMO_ACCOUNTS = (
    {"title": "执法队员", "username": "officer", "password": "sample-only"},
    {"title": "执法队长", "username": "captain", "password": "sample-only"},
)


def _groups() -> list[NavGroup]:
    return [
        NavGroup("", [NavItem("我的待办", "?page=home", "list-checks", count=12)]),
        NavGroup(
            "处罚办案",
            [
                NavItem("当场处罚", HERE, "gavel", current=True, count=3),
                NavItem("案件", "?page=list", "folder-open"),
                NavItem("行政处罚决定文书", "?page=record", "file-text"),
                NavItem("罚款收缴与加处罚款", "?page=list-none", "banknote", count=128),
            ],
        ),
        NavGroup(
            "公共工具",
            [NavItem("期限计算器", "?page=form", "calculator"), NavItem("文书查验", "?page=public", "scan-search")],
        ),
    ]


def shell() -> Shell:
    groups = _groups()
    return Shell(
        modules=[NavItem(title, HERE, "layout-grid", current=title == "处罚办案") for title in _MODULES],
        groups=groups,
        everything=groups,
        phone=[
            NavItem("待办", "?page=home", "list-checks", count=12),
            NavItem("当场处罚", HERE, "gavel", current=True),
            NavItem("案件", "?page=list", "folder-open"),
        ],
        person=ShellPerson("陈明远", "衢江区莲花镇综合行政执法队", "执法队员", "sample"),
        unread=7,
        home_url="/",
        search_url="/search/",
        notices_url=HERE,
        profile_url=HERE,
        sign_out_url="/sign-out/",
    )


def tabs() -> list[NavItem]:
    return [
        NavItem("全部", HERE, current=True),
        NavItem("本队在办", HERE, count=23),
        NavItem("临近期限", HERE, count=4),
        NavItem("等待法制审核", HERE),
    ]
