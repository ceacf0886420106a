"""Import laws from Markdown files, JSON lines or the default corpus."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.norms import corpus
from yizhi.domain.norms.acts.laws import import_corpus
from yizhi.domain.norms.sources.law_text import Report
from yizhi.platform.acts.errors import ActError
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import system

_TOLD = 20


class Command(BaseCommand):
    help = "导入法规：Markdown、JSON 行（laws.jsonl、articles.jsonl）、.db 文件，或者 default（默认法规库）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--division", default="3308", help="保管单位的行政区划代码")
        parser.add_argument("--source", default="", help="来源说明，缺省为文件名")

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["paths"]:
            self._import(path, options["source"] or Path(path).name, options["division"])

    def _import(self, path: str, source: str, division: str) -> None:
        report = Report()
        try:
            laws = corpus.settled_laws(path, report)
        except OSError as error:
            raise CommandError(str(error)) from error
        if not laws:
            raise CommandError(f"{path} 中没有读到法规。支持 Markdown、JSON 行和默认法规库三种形式")
        sha256 = corpus.laws_hash(laws)
        data = {"sha256": sha256, "source": source, "division": division, "problems": len(report.problems)}
        try:
            with corpus.offered(sha256, laws):
                result = perform(import_corpus, system("法规导入", division=division), data=data).result
        except ActError as error:
            raise CommandError(str(error)) from error
        for problem in report.problems[:_TOLD]:
            self.stderr.write(f"  {problem}")
        if len(report.problems) > _TOLD:
            self.stderr.write(f"  另有 {len(report.problems) - _TOLD} 个问题")
        self.stdout.write(
            f"{source}：新增法规 {result['laws']} 部、版本 {result['versions']} 个、条文 {result['articles']} 条，"
            f"已有版本 {result['already_there']} 个；内容校验 {sha256}"
        )
