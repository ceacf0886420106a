from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "yizhi.platform.sharing"
    label = "sharing"

    def ready(self) -> None:
        from yizhi.platform.sharing import forms, registration  # noqa: F401
