"""The command `yizhi`. Each subcommand is a module here with `add_arguments(parser)` and `run(args) -> int`.

Modules are imported only when asked for: `yizhi deadline` and `yizhi verify` need neither Django nor a database.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

_COMMANDS: Final = {
    "serve": "启动网站服务（生产方式）",
    "worker": "启动后台任务与台账封存",
    "migrate": "准备数据库：账户、迁移、权限",
    "first-administrator": "开通第一个系统管理员账号",
    "city": "装入演示城市；--sign-ins 列出演示登录账号",
    "database": "内置数据库：start、stop、status",
    "library": "办案库：导入法规、建索引、评测",
    "backup": "备份数据库、文件与台账凭证（可在运行中进行）",
    "restore": "恢复备份并自动核验",
    "deadline": "计算法定期限并说明理由",
    "verify": "离线验证证据包",
    "seal": "立即封存台账",
    "check-ledger": "核对台账是否被篡改",
    "health": "检查服务是否就绪",
    "manage": "执行 Django 管理命令",
}
# What follows these goes to the Django command as it stands.
_PASSED_ON: Final = {"manage", "first-administrator", "city", "seal", "check-ledger", "migrate", "library"}


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yizhi", description="一支：大综合一体化行政执法平台")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for name, summary in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary, add_help=name not in _PASSED_ON)
        if name == chosen and name not in _PASSED_ON:
            _module(name).add_arguments(command)
    return parser


def _module(name: str):  # type: ignore[no-untyped-def]
    return import_module(f"yizhi.cli.{name.replace('-', '_')}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status: 0 good, 1 bad, 2 refused or misused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = given[0] if given else None
    if chosen in _PASSED_ON:
        return int(_module(chosen).run(argparse.Namespace(command=chosen, rest=given[1:])))
    args = _parser(chosen).parse_args(given)
    return int(_module(args.command).run(args))
