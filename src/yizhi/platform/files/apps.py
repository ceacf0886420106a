from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "yizhi.platform.files"
    label = "files"
    verbose_name = "证据文件"

    def ready(self) -> None:
        from yizhi.platform.files import acts  # noqa: F401 - declares the acts
        from yizhi.platform.files.integrity import lost_files
        from yizhi.platform.registry import Check, register

        register(Check("files.kept", "收存的文件均在存储中，大小与收存时一致", lost_files))
