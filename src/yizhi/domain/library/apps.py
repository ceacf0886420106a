"""The library (办案库): laws and decided cases, found in a citizen's words as well as in the law's."""

from importlib import import_module

from django.apps import AppConfig

_PARTS = (
    "acts", "panels", "cases.panels", "cases.aids", "cases.links", "cases.saved", "lessons.acts", "lessons.panels",
    "own.noticing", "tasks",
)  # fmt: skip


class LibraryConfig(AppConfig):
    name = "yizhi.domain.library"
    label = "library"
    verbose_name = "办案库"

    def ready(self) -> None:
        for part in _PARTS:
            import_module(f"{self.name}.{part}")
