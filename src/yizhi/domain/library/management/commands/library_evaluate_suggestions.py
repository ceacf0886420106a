"""Measure how often the right item is suggested from facts."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.library.cases import shelf
from yizhi.domain.library.cases.similar import items_of
from yizhi.domain.library.cases.suggestion import Suggestion, suggest
from yizhi.domain.library.cases.suggestion_quality import Told, descriptions, held_back, share_right
from yizhi.platform import clock


class Command(BaseCommand):
    help = "评测事项建议：执法人员口述的手写样本，以及另一种子的合成案例（不在库中）；报告前一、前三命中率"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--synthetic", type=int, default=300, metavar="N", help="留出的合成案例件数")
        parser.add_argument("--seed", type=int, default=987, metavar="S", help="留出案例的种子，不同于建库的种子")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["synthetic"] < 1:
            raise CommandError("件数应为正整数")
        search = shelf.search()
        spoken = descriptions()
        self._tell("口述样本，只凭事项用语", spoken, suggest)
        if search is None:
            self.stdout.write("案例库还是空的，未评测结合相似案例的建议")
            return

        def heard(words: str) -> list[Suggestion]:
            return items_of(search, words)

        self._tell(f"口述样本，结合案例库 {search.count()} 件", spoken, heard)
        unseen = held_back(options["synthetic"], options["seed"], clock.today())
        self._tell("留出的合成案例，结合案例库", unseen, heard)

    def _tell(self, title: str, told: Told, hear: Any) -> None:
        first, third = (share_right(told, hear, among) for among in (1, 3))
        self.stdout.write(f"{title}（{len(told)} 条）：第一位命中 {first:.1%}，前三位命中 {third:.1%}")
