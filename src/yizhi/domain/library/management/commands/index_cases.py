"""Bring the index of cases up to the lake."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from yizhi.domain.library.cases import indexing, shelf


class Command(BaseCommand):
    help = "按案例库更新索引；中断后再次运行即从中断处继续"

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        with shelf.writing(wait=True):
            added = indexing.bring_up(shelf.lake(), tell=lambda done: self.stdout.write(f"  {done} 件"))
        self.stdout.write(f"新编入索引 {added} 件，用时 {time.monotonic() - begun:.0f} 秒")
