from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "yizhi.platform.jobs"
    label = "jobs"
