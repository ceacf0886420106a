"""The guides in the navigation of those who are signed in."""

from yizhi.platform import registry

registry.register(
    registry.Page("使用说明", "guide:all", "公共工具", icon="circle-help", order=940, keywords="帮助 教程 手册")
)
