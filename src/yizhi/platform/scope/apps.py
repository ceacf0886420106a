from django.apps import AppConfig


class ScopeConfig(AppConfig):
    name = "yizhi.platform.scope"
    label = "scope"
