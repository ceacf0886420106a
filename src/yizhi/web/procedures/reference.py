"""Writes the reference of procedures (docs/reference/procedures.md) from their definitions.

``python -m yizhi.web.procedures.reference``
"""

import os
import sys
from collections.abc import Iterator


def render() -> str:
    """The whole reference as Markdown; the same definitions always give the same text."""
    from yizhi.platform.procedure.catalogue import procedures

    lines = ["# 办理程序", "", "本页由 `python -m yizhi.web.procedures.reference` 从程序定义生成，请勿手工修改。", ""]
    for procedure in procedures():
        lines += _procedure(procedure.name)
    return "\n".join(lines)


def _procedure(name: str) -> Iterator[str]:
    from yizhi.platform.procedure.catalogue import procedure
    from yizhi.platform.procedure.diagram import mermaid
    from yizhi.web.procedures.reading import steps, titles

    found = procedure(name)
    yield f"## {found.title}"
    yield ""
    yield f"`{found.name}`，自 {found.effective_from} 起施行。依据：{'、'.join(found.articles)}。"
    yield ""
    yield f"```mermaid\n{mermaid(found, titles())}```"
    yield ""
    yield "| 序号 | 步骤 | 办理前 | 办理后 | 依据 | 文书 | 期限 |"
    yield "|---|---|---|---|---|---|---|"
    for one in steps(found):
        cells = (one.number, one.title, one.before, one.after, one.article, "；".join(one.documents))
        yield f"| {' | '.join(map(str, cells))} | {'；'.join(one.deadlines)} |"
    yield ""


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    os.environ.setdefault("YIZHI_MODE", "development")
    django.setup()
    sys.stdout.write(render())
