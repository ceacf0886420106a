from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class ListsConfig(AppConfig):
    name = "yizhi.platform.lists"
    label = "lists"
    verbose_name = "列表"

    def ready(self) -> None:
        from yizhi.platform.lists import acts  # noqa: F401 - declares the acts
        from yizhi.platform.registry import ActPage, register

        register(ActPage("saved_view.rename", "web/page_act.html", defaults=lambda actor, view: {"title": view.title}))
        find_lists()


def find_lists() -> None:
    """Import `lists` of every installed room, so that a worker knows them without any page having been opened."""
    for config in apps.get_app_configs():
        if config.name.startswith("yizhi.") and find_spec(f"{config.name}.lists"):
            import_module(f"{config.name}.lists")
