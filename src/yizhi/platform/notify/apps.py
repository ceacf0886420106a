from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "yizhi.platform.notify"
    label = "notify"
