"""The procedures in the navigation of those who are signed in."""

from yizhi.platform import registry

registry.register(
    registry.Page("办理程序", "procedure:procedures", "公共工具", icon="route", order=910, keywords="流程 流程图")
)
