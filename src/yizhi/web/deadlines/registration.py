"""The calculator in the navigation of those who are signed in."""

from yizhi.platform import registry

registry.register(
    registry.Page(
        "期限计算器", "deadlines:calculator", "公共工具", icon="calculator", order=900, keywords="日期 工作日"
    )
)
