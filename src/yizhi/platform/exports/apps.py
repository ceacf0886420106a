from typing import Any

from django.apps import AppConfig

from yizhi.platform.addresses import reverse


class ExportsConfig(AppConfig):
    name = "yizhi.platform.exports"
    label = "exports"
    verbose_name = "导出"

    def ready(self) -> None:
        from yizhi.platform.exports import acts, form  # noqa: F401 - declares the acts
        from yizhi.platform.registry import ActPage, Page, RecordPage, register

        def page_of(identity: Any) -> str:
            return reverse("exports:mine")

        register(
            ActPage("export.ask", "exports/ask.html", form.context, form.defaults),
            Page("我的导出", "exports:mine", "公共工具", icon="download", order=50, keywords="下载 表格 excel csv"),
            RecordPage("exports.export", "导出", page_of),
        )
