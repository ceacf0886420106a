"""What this module shows elsewhere: its pages."""

from yizhi.platform.registry import Page, register

register(
    Page("办案库", "library:home", "办案库", icon="library", order=10, keywords="法规 条文 检索 案例 手册"),
)
