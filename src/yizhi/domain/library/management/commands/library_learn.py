"""Learn the order of results from answered questions."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.library.laws import questions
from yizhi.domain.library.laws.learning import learn
from yizhi.domain.library.laws.sources import NoIndexError, standing


class Command(BaseCommand):
    help = "从问题文件学习检索排序；只用调参的一半（问题文字 SHA-256 首字节为偶数），结果写入一个文件"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("output", type=Path, metavar="OUTPUT")
        parser.add_argument("--laws", help="只用这一目录或文件中的法规，不用已建的索引")
        parser.add_argument("--name", default="", help="来源说明")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"] or options["file"].name
        try:
            asked = [one for one in questions.read(options["file"]) if one.for_tuning]
            with standing(options["laws"], self.stderr.write) as index:
                usable = [*questions.answered(asked, questions.places(index.columns))]
                if len(usable) < 2:
                    raise CommandError("问题太少，不能学习")
                made = learn(index, usable, f"{name}，调参的一半，{len(usable)} 个问题")
        except ImportError as error:
            raise CommandError("学习排序另需安装：pip install yizhi[learn]") from error
        except (NoIndexError, OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        made.save(options["output"])
        self.stdout.write(f"已写入 {options['output']}")
