"""Make synthetic cases, marked as such, and index them."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.library.cases import indexing, shelf
from yizhi.domain.library.lake.schema import SYNTHETIC
from yizhi.domain.library.synthetic.generate import generate
from yizhi.platform import clock


class Command(BaseCommand):
    help = "生成合成案例（明确标注，不是真实案件），并建立索引"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=20_000, metavar="N", help="件数")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="种子；种子相同则案例相同")
        parser.add_argument("--processes", type=int, default=0, metavar="N", help="进程数，缺省为两个")

    def handle(self, *args: Any, **options: Any) -> None:
        lake, count = shelf.lake(), options["cases"]
        if count < 1:
            raise CommandError("件数应为正整数")
        if any(not part.name.startswith("synthetic-") for part in lake.parts()):
            raise CommandError(f"案例库中已有真实案例，不再掺入合成样例（{SYNTHETIC}）。请使用空的案例库")
        begun = time.monotonic()
        processes = options["processes"]
        with shelf.writing(wait=True):
            generate(lake, count, options["seed"], clock.today(), processes=processes, tell=self._tell)
            made = time.monotonic()
            indexing.bring_up(lake, processes=processes, tell=self._tell)
        self.stdout.write(
            f"合成案例 {lake.rows} 件：生成 {made - begun:.0f} 秒，建立索引 {time.monotonic() - made:.0f} 秒"
        )

    def _tell(self, done: int) -> None:
        self.stdout.write(f"  {done} 件")
        self.stdout.flush()
