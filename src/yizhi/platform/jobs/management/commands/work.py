from typing import Any

from django.core.management.base import BaseCommand

from yizhi.platform.jobs.work import work


class Command(BaseCommand):
    help = "运行后台任务与台账封存，直到收到停止信号"

    def handle(self, *args: Any, **options: Any) -> None:
        work()
