from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "yizhi.domain.subjects"
    label = "subjects"

    def ready(self) -> None:
        from yizhi.domain.subjects import acts, forms, place_acts, registration  # noqa: F401
