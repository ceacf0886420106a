"""Import laws from Markdown files, JSON lines or the default corpus."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.norms import corpus
from yizhi.domain.norms.acts.laws import import_corpus
from yizhi.domain.norms.sources import china_law, jsonl, markdown
from yizhi.domain.norms.sources.dating import settled
from yizhi.domain.norms.sources.law_text import LawText, Report
from yizhi.platform.acts.errors import ActError
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import system

DEFAULT = "default"
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
        laws = settled(read(path, report))
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


def read(path: str, report: Report) -> list[LawText]:
    """The laws at a path, in whichever of the known forms. Raises CommandError when there is no such path."""
    if path == DEFAULT:
        return list(china_law.read(report))
    place = Path(path)
    if not place.exists():
        raise CommandError(f"{path} 不存在")
    if place.is_dir() and any((place / f"{jsonl.LAWS}{end}").exists() for end in ("", ".gz")):
        return list(jsonl.read(place, report))
    if place.suffix == ".db":
        return list(china_law.read(report, place))
    return list(markdown.read(place, report))
