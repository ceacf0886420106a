"""Every template compiles; none carries inline script or style, which the content security policy would block."""

import re
from collections.abc import Iterator

from checks.findings import PACKAGE, Finding

_INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>|\sstyle=\"|\son[a-z]+=\"|<style\b"
)


def find() -> Iterator[Finding]:
    import django
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    django.setup()
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        name = str(path).split("/templates/", 1)[1]
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            yield Finding(path, 1, f"模板不能编译：{error}")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if _INLINE.search(line):
                yield Finding(path, number, "内联脚本或样式会被内容安全策略拦截；请放入前端源文件")
