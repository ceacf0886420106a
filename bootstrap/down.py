"""`make down` and `make reset`: stop cleanly; forget everything, after asking."""

import os
import shutil
import sys

from bootstrap.city import environment, yizhi
from bootstrap.commands import run
from bootstrap.places import PYTHON, room, state
from bootstrap.processes import CITY, SERVER, WORKER
from bootstrap.progress import StopError, say, step

_ROOMS = ("postgres", "log", "run", "files", "uploads", "keys", "anchors", "static", "fonts", "test")


def down() -> int:
    """Stop the worker, the server and the database, in this order, each having finished what it had in hand."""
    (room("run") / "serving").unlink(missing_ok=True)
    CITY.stop()
    with step("停止后台任务", "worker"):
        WORKER.stop()
    with step("停止服务", "server"):
        SERVER.stop()
    if (state() / "postgres").exists() and not os.environ.get("YIZHI_DATABASE_URL"):
        if not PYTHON.exists():
            raise StopError(
                "虚拟环境已不在，无法停止内置数据库；请先执行 make up。The environment is gone: run make up first."
            )
        with step("停止数据库", "database"):
            run("database", yizhi("database", "stop"), env=environment())
    return 0


def reset() -> int:
    """Delete the demonstration with all its data, if and only if the person agrees; the packages stay."""
    if os.environ.get("CONFIRM") != "yes" and not _agreed():
        say("未作任何改动 nothing was changed")
        return 1
    down()
    if (state() / "postgres").exists() and PYTHON.exists():
        run("database", yizhi("database", "remove", "--yes"), env=environment())
    for name in _ROOMS:
        shutil.rmtree(state() / name, ignore_errors=True)
    say("已清空 everything is deleted；重新开始 start over：make up")
    if os.environ.get("YIZHI_DATABASE_URL"):
        say("YIZHI_DATABASE_URL 所指服务器上的数据未动 the data on your database server was not touched")
    return 0


def _agreed() -> bool:
    say(f"将永久删除 {state()} 中的全部数据：数据库、证据文件、密钥、日志。")
    say("This deletes the database, evidence files, keys and logs for good.")
    if not sys.stdin.isatty():
        raise StopError("没有终端可供确认；脚本中请用 make reset CONFIRM=yes。No terminal to ask: use CONFIRM=yes.")
    return input("确认请输入 yes (type yes to agree)：").strip().lower() == "yes"
