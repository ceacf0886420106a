"""The library (办案库): laws and decided cases, found in a citizen's words as well as in the law's."""

from importlib import import_module

from django.apps import AppConfig

_OF_CASES = ("panels", "aids", "links", "saved")


class LibraryConfig(AppConfig):
    name = "yizhi.domain.library"
    label = "library"
    verbose_name = "办案库"

    def ready(self) -> None:
        for part in ("acts", "panels", *(f"cases.{one}" for one in _OF_CASES), "own.noticing", "tasks"):
            import_module(f"{self.name}.{part}")
