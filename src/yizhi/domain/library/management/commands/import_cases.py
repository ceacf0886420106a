"""Import published penalty records into the lake, and index them."""

import tomllib
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.domain.library.acts import note_import
from yizhi.domain.library.cases import indexing, shelf
from yizhi.domain.library.lake.importing import Import, Report
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import system


class Command(BaseCommand):
    help = "导入公示的处罚案例：CSV、XLSX、JSONL、Parquet；中断后再次运行即继续"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--map", default="", metavar="FILE.toml", help="列名与字段的对照，补充内置的对照")
        parser.add_argument("--encoding", default="", choices=["", "utf-8-sig", "gb18030"], help="编码，缺省自动识别")
        parser.add_argument("--division", default="3308", help="保管单位的行政区划代码")
        parser.add_argument("--no-index", action="store_true", help="只入库，不更新索引")

    def handle(self, *args: Any, **options: Any) -> None:
        extra = _extra(options["map"])
        for text in options["paths"]:
            path = Path(text)
            if not path.is_file():
                raise CommandError(f"{text} 不存在")
            with shelf.writing(wait=True):
                self._import(path, extra, options)
        if not options["no_index"]:
            with shelf.writing(wait=True):
                indexing.bring_up(shelf.lake())

    def _import(self, path: Path, extra: Mapping[str, str], options: Mapping[str, Any]) -> None:
        try:
            job = Import(shelf.lake(), path, clock.today(), extra=extra, encoding=options["encoding"])
            before = job.report.finished
            report = job.run(lambda rows: self.stdout.write(f"  已读 {rows} 行"))
        except ValueError as error:
            raise CommandError(str(error)) from error
        self._tell(report)
        if not before:
            actor = system("案例导入", division=options["division"])
            perform(note_import, actor, data={"sha256": job.sha256(), "source": path.name, **job.counts()})

    def _tell(self, report: Report) -> None:
        write = self.stdout.write
        write(
            f"{report.file}：共 {report.rows} 行，入库 {report.taken}，重复 {report.duplicates}，退回 {report.rejected}"
        )
        for why, count in sorted(report.reasons.items(), key=lambda one: -one[1]):
            write(f"  退回 {count} 行：{why}")
        if report.unknown_columns:
            write(f"  未识别的列：{'、'.join(report.unknown_columns)}（可用 --map 指定）")
        if report.withheld_columns:
            write(f"  不予收存的列：{'、'.join(report.withheld_columns)}")


def _extra(path: str) -> Mapping[str, str]:
    if not path:
        return {}
    try:
        found = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"不能读取列名对照 {path}：{error}") from error
    return {str(column): str(name) for column, name in found.items()}
