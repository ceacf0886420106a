"""`python -m bootstrap TARGET`: what the Makefile calls."""

import signal
import sys
from types import FrameType

from bootstrap import machine, work
from bootstrap.city import whole
from bootstrap.down import down, reset
from bootstrap.progress import StopError
from bootstrap.up import up

_HELP = """一支 Yizhi
  make up       启动演示城市（首次会安装一切）     start the demo city (installs everything the first time)
  make down     停止                               stop
  make reset    清空全部数据，先询问               delete all data, asks first (CONFIRM=yes in scripts)
  make city     等后台的演示案件装完，用两个核       wait for the demo city's other cases
  make test     全部测试，含浏览器                 every test, browser included
  make check    规范、类型、结构检查               lint, types, structure
  make audit    查询依赖的已知漏洞（须联网）       known weaknesses of packages
  make bench    性能测量（ARGS=pages 只测一项）    measure (ARGS=pages for one)
  make bench-library  办案库性能，CASES=500000 为快速  measure the library
  make load     全市同时在线的负载                 the load of the whole city
  make torture  随机终止进程，KILLS=1000           kill processes at random under load
  make fuzz     按接口说明随机请求，EXAMPLES=200   ask the API at random
  make docs     重新生成参考文档                   generate the reference pages
  make pictures 重新拍摄使用说明的图片             take the pictures of the guides anew
  make build    只安装依赖并构建前端               install packages and build the front end only
  make lock     重新锁定依赖                       resolve the dependencies anew
变量 variables：YIZHI_CITY=small（不装入其余案件 without the other cases）
  YIZHI_PORT（8000） YIZHI_HOST（127.0.0.1） YIZHI_DATABASE_URL YIZHI_VAR YIZHI_CHROMIUM YIZHI_PYTHON"""


def _run(target: str, rest: list[str]) -> int:
    if target in ("help", "-h", "--help"):
        print(_HELP)
        return 0
    alone = {"up": up, "down": down, "reset": reset, "build": work.build, "lock": work.lock, "docs": work.docs}
    if target in alone:
        with machine.alone():
            return alone[target]()
    beside = {
        "test": lambda: work.test(rest),
        "check": work.check,
        "city": whole,
        "audit": work.audit,
        "pictures": work.pictures,
        "bench": lambda: work.bench(rest),
        "bench-library": work.bench_library,
        "load": work.load,
        "torture": lambda: work.torture(rest),
        "fuzz": lambda: work.fuzz(rest),
    }
    if target not in beside:
        print(f"没有目标 {target}\n{_HELP}", file=sys.stderr)
        return 2
    return beside[target]()


def _interrupted(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        return _run(sys.argv[1] if len(sys.argv) > 1 else "help", sys.argv[2:])
    except StopError as error:
        print(f"\n  ✗ {error}\n", file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno not in (28, 122):  # ENOSPC, EDQUOT
            raise
        print("\n  ✗ 磁盘已满；请清理后再次执行，已完成的部分会保留。The disk is full.\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n  已中断；再次执行会从这里继续。Interrupted; run it again to go on from here.\n", file=sys.stderr)
        return 130


sys.exit(main())
