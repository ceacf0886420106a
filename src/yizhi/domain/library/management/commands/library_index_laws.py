"""Build the index over the articles of the library of laws."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.entries import from_database
from yizhi.domain.norms import api as norms
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting


class Command(BaseCommand):
    help = "为法规库全部条文建立检索索引；建成前原有索引照常使用"

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        try:
            with acting(system("法规索引")):
                content = norms.content_of_laws()
                made = indexes.build(from_database(), progress=self.stderr.write, content=content)
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已建立索引：{len(made.columns)} 条，用时 {time.monotonic() - begun:.1f} 秒")
