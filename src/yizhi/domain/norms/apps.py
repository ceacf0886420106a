"""Laws with their versions, the items that may be penalised, who holds which power, and sourced configuration."""

from importlib import import_module

from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "yizhi.domain.norms"
    label = "norms"
    verbose_name = "法规事项"

    def ready(self) -> None:
        for part in (
            "acts.laws",
            "acts.items",
            "acts.publishing",
            "acts.powers",
            "acts.configuration",
            "acts.discretion",
            "acts.lists",
            "acts.grading",
            "forms",
            "listing",
            "panels",
            "checks",
        ):
            import_module(f"{self.name}.{part}")
