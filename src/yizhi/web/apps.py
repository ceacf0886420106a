from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "yizhi.web"
    label = "web"
