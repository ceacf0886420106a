"""Writes the reference of rights (docs/reference/rights.md) from the declarations of acts and views.

``python -m yizhi.web.rights.reference``
"""

import os
import sys
from collections.abc import Iterator

_INTRODUCTION = """# 权限对照

本页由 `python -m yizhi.web.rights.reference` 从执法行为和页面的声明生成，请勿手工修改；测试以真实请求核对。

● 该席位可以办理或者打开；○ 须同时符合“办理人条件”一栏；空白为一律不能。
能否看到某一记录由数据库行级权限按区划和条线决定；
记录所处环节、证件、回避等条件逐次判断，不在本表内。系统自动办理的行为不列入。
"""


def render() -> str:
    """The whole reference as Markdown; the same declarations always give the same text."""
    return "\n".join([_INTRODUCTION, *_acts(), "", *_pages()])


def _acts() -> Iterator[str]:
    from yizhi.web.rights.matrix import offered_acts, seats

    yield "## 执法行为"
    yield ""
    yield f"| 行为 | 办理人条件 | {' | '.join(title for _, title, _ in seats())} |"
    yield f"|---|---|{'---|' * len(seats())}"
    for act in offered_acts():
        sign = "●" if act.by.by_role else "○"
        cells = (sign if act.by.may_hold(held) else "" for _, _, held in seats())
        yield f"| {act.title}<br>`{act.verb}` | {act.by.title} | {' | '.join(cells)} |"


def _pages() -> Iterator[str]:
    from yizhi.web.rights.matrix import pages, seats

    access = {"public": "任何人", "signed_in": "已登录人员", "roles": "指定席位", "own": "自行认证（接口、健康检查）"}
    yield "## 页面"
    yield ""
    yield f"| 页面 | 开放对象 | {' | '.join(title for _, title, _ in seats())} |"
    yield f"|---|---|{'---|' * len(seats())}"
    for page in pages():
        cells = ("●" if page.open_to(held) else "" for _, _, held in seats())
        yield f"| `{page.name}`<br>/{page.pattern} | {access[page.access]} | {' | '.join(cells)} |"
    yield ""


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    os.environ.setdefault("YIZHI_MODE", "development")
    django.setup()
    sys.stdout.write(render())
