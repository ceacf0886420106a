from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "yizhi.domain.cases"
    label = "cases"

    def ready(self) -> None:
        from yizhi.domain.cases import acts, forms, registration  # noqa: F401
        from yizhi.domain.cases.procedures import simple_penalty  # noqa: F401
