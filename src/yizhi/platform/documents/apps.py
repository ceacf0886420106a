from django.apps import AppConfig
from django.conf import settings


class DocumentsConfig(AppConfig):
    name = "yizhi.platform.documents"
    label = "documents"

    def ready(self) -> None:
        from yizhi.platform.documents.rendering.typesetter import configure_fonts

        configure_fonts(settings.YIZHI_FONT_DIRECTORIES)
