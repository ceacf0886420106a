"""Measure the search over articles with answered questions."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.library.laws import questions, ranking
from yizhi.domain.library.laws.evaluation import evaluate
from yizhi.domain.library.laws.search import Searcher
from yizhi.domain.library.laws.sources import NoIndexError, standing

HALVES = {"all": None, "tuning": True, "unseen": False}


class Command(BaseCommand):
    help = "评测法规检索：nDCG@10、Recall@10、Recall@50 及用时。问题为 JSON 行：query、relevant[{law, article, sub}]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="问题文件，.jsonl 或者 .jsonl.gz")
        parser.add_argument("--laws", help="只用这一目录或文件中的法规，不用已建的索引")
        parser.add_argument("--half", choices=HALVES, default="all", help="调参用的一半、未见的一半，缺省为全部")
        parser.add_argument("--ranking", type=Path, help="另一份排序参数（library learn 的输出）")

    def handle(self, *args: Any, **options: Any) -> None:
        half = HALVES[options["half"]]
        order = ranking.read(options["ranking"]) if options["ranking"] else ranking.shipped()
        try:
            asked = [one for one in questions.read(options["file"]) if half is None or one.for_tuning is half]
            with standing(options["laws"], self.stderr.write) as index:
                known = questions.places(index.columns)
                searcher = Searcher(index, order)
                searcher.find("预热", 1)
                mask = questions.named(index.columns)
                usable = [*questions.answered(asked, known)]
                done = evaluate(lambda words: searcher.find(words, mask=mask).entries.tolist(), usable)
        except (NoIndexError, OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"问题 {done.questions} 个（{options['half']}，文件中 {len(asked)} 个）")
        self.stdout.write(f"条文 {int(mask.sum())} 条；方式：词语匹配加学习排序，不用语义向量")
        self.stdout.write(f"排序参数学自：{order.learned_from}")
        self.stdout.write(f"nDCG@10    {done.ndcg10}")
        self.stdout.write(f"Recall@10  {done.recall10}")
        self.stdout.write(f"Recall@50  {done.recall50}")
        self.stdout.write(f"用时        p50 {done.p50_ms:.1f} ms，p95 {done.p95_ms:.1f} ms")
