"""Who enforces: divisions, agencies, teams, people, their posts and certificates."""

from importlib import import_module

from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "yizhi.domain.org"
    label = "org"
    verbose_name = "机构队伍"

    def ready(self) -> None:
        for part in ("acts.all", "forms", "panels", "checks", "directory"):
            import_module(f"{self.name}.{part}")
        from yizhi.domain.org.actors import actor_for
        from yizhi.platform.exports.owners import register_people

        register_people(actor_for)
