"""The first account of a new installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yizhi.domain.org.founding import AlreadyFoundedError, Founding, found
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid


class Command(BaseCommand):
    help = "开通第一个系统管理员账号；已有账号时拒绝"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--division", default="3308", help="所在单位的行政区划代码，默认 3308（衢州市）")
        parser.add_argument("--agency", required=True, help="所在单位全称")
        parser.add_argument("--uscc", required=True, help="所在单位的统一社会信用代码")
        parser.add_argument("--name", required=True, help="姓名")
        parser.add_argument("--staff-number", required=True, help="工号")
        parser.add_argument("--username", required=True, help="登录账号")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("division", "agency", "uscc", "name", "staff_number", "username")
        try:
            password = found(Founding(**{name: options[name] for name in names}), clock.now())
        except AlreadyFoundedError:
            raise CommandError(
                "已有账号，不能再用此命令。请由系统管理员登录后在“人员”页面开通其他账号；"
                "管理员均不能登录时，请按 docs/deploy.md 恢复备份"
            ) from None
        except ActInvalid as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"账号 {options['username']}，一次性密码 {password}")
        self.stdout.write("请立即登录并修改密码；此密码不再显示。")
