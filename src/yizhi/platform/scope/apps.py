from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from yizhi.platform.database import membership
from yizhi.platform.database.grants import grant_sequences
from yizhi.platform.database.statements import keep_prepared


class ScopeConfig(AppConfig):
    name = "yizhi.platform.scope"
    label = "scope"

    def ready(self) -> None:
        membership.register()
        connection_created.connect(keep_prepared)
        post_migrate.connect(grant_sequences, sender=self)
