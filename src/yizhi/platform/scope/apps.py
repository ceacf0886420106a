from django.apps import AppConfig
from django.db.backends.signals import connection_created

from yizhi.platform.database.statements import keep_prepared


class ScopeConfig(AppConfig):
    name = "yizhi.platform.scope"
    label = "scope"

    def ready(self) -> None:
        connection_created.connect(keep_prepared)
