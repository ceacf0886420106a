"""The demo city: built module by module, through acts; continues after an interruption."""

import multiprocessing
import os
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from yizhi.domain.cases.city import build_whole
from yizhi.domain.cases.city_shares import build_share
from yizhi.domain.org.acts.installation import mark_built
from yizhi.domain.org.city.build import begin, builder
from yizhi.domain.org.demo import sign_ins
from yizhi.domain.org.models import Installation, Person
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting

MODULES = ("org", "norms", "subjects", "cases", "library")


class Command(BaseCommand):
    help = "演示城市：--ensure 补齐尚未完成的部分，--sign-ins 列出演示账号"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ensure", action="store_true", help="建立演示城市；已完成的部分不再重复")
        parser.add_argument("--whole", action="store_true", help="把案件补到来源文件所载的全市数量；中断后可再次运行")
        parser.add_argument("--processes", type=int, default=2, help="--whole 同时用几个进程")
        parser.add_argument("--note", type=Path, help="--whole 补齐后写入的文件")
        parser.add_argument("--gently", action="store_true", help="--whole 让其他进程优先")
        parser.add_argument("--sign-ins", action="store_true", help="列出演示账号和密码")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError("正式系统不能建立演示城市。请在开发模式（YIZHI_MODE=development）下运行")
        if not options["ensure"] and not options["sign_ins"] and not options["whole"]:
            raise CommandError("请指定 --ensure、--whole 或 --sign-ins")
        if options["ensure"]:
            self._ensure()
        if options["whole"]:
            self._whole(max(1, options["processes"]), gently=options["gently"])
            if options["note"]:
                options["note"].write_text("whole", encoding="ascii")
        if options["sign_ins"]:
            self._print_sign_ins()

    def _ensure(self) -> None:
        installation = begin_city()
        for module in MODULES:
            config = f"yizhi.domain.{module}"
            if not apps.is_installed(config) or module in installation.built:
                continue
            started = time.monotonic()
            self.stdout.write(f"演示城市 {module}")
            import_module(f"{config}.city").build(self._progress)
            installation = perform(mark_built, builder(), record=installation, data={"module": module}).record
            self.stdout.write(f"  完成，用时 {time.monotonic() - started:.1f} 秒")

    def _whole(self, processes: int, *, gently: bool) -> None:
        if gently:
            os.nice(19)
        with acting(builder()):
            if "cases" not in next((one.built for one in Installation.objects.filter(demo=True)), ()):
                raise CommandError("演示城市尚未建成。请先运行 yizhi city --ensure")
        started = time.monotonic()
        if processes == 1:
            build_whole(self._progress)
        else:
            _together(processes)
        self.stdout.write(f"全市案件已补齐，用时 {(time.monotonic() - started) / 60:.0f} 分钟")

    def _progress(self, text: str) -> None:
        self.stdout.write(f"  {text}")
        self.stdout.flush()

    def _print_sign_ins(self) -> None:
        numbers = [one.staff_number for one in sign_ins()]
        names = dict(Person.objects.filter(staff_number__in=numbers).values_list("staff_number", "name"))
        self.stdout.write("演示账号（仅限演示城市，正式系统拒绝登录）")
        for one in sign_ins():
            name = names.get(one.staff_number, "尚未建立")
            self.stdout.write(f"  {one.username:<14} {one.password}  {name}  {one.title}")


def _together(processes: int) -> None:
    """Each process tells its share of the cases. Errors: CommandError when one of them did not come to its end."""
    connection.close()
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=build_share, args=(share, processes)) for share in range(processes)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    if any(one.exitcode for one in workers):
        raise CommandError("没有补齐，已完成的案件会保留。请再次运行 yizhi city --whole")


def begin_city() -> Installation:
    """The demo mark; refused when the database already holds people who are not of a demo city."""
    with acting(builder()):
        strangers = Person.objects.filter(sample=False).exists() and not Installation.objects.filter(demo=True).exists()
    if strangers:
        raise CommandError("数据库中已有正式数据，不能建立演示城市。请使用新的数据库")
    return begin(clock.today())
