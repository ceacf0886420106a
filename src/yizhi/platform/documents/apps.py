from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "yizhi.platform.documents"
    label = "documents"
