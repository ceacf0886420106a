from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "yizhi.platform.ledger"
    label = "ledger"
