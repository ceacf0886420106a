"""`make up`: everything from nothing to an address in the browser, skipping what is done."""

import json
import os
import time
import urllib.error
import urllib.request

from bootstrap import machine, stamps
from bootstrap.city import ensure_database, environment, go_on_telling, yizhi
from bootstrap.commands import output, tail
from bootstrap.environment import ensure_environment
from bootstrap.frontend import ensure_frontend
from bootstrap.places import ROOT, room
from bootstrap.processes import CITY, SERVER, WORKER
from bootstrap.progress import StopError, elapsed, say, step

_PATIENCE = 90
_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy has no business here


def address() -> tuple[str, int]:
    host, given = os.environ.get("YIZHI_HOST") or "127.0.0.1", os.environ.get("YIZHI_PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise StopError(f"YIZHI_PORT 应为 1 至 65535 的整数，实际为 {given!r}")
    return host, int(given)


def up() -> int:
    """Bring everything up. Running it again is quick and changes nothing."""
    host, port = address()
    say("一支 Yizhi：启动 starting")
    machine.check_disk()
    running = SERVER.pid() is not None
    if not running:
        machine.check_port(host, port)
    ensure_environment()
    ensure_frontend()
    ensure_database()
    _serve(host, port)
    go_on_telling()
    _welcome(host, port)
    return 0


def _serve(host: str, port: int) -> None:
    """Server and worker run the present sources on the wanted address; a running pair that does is left alone."""
    note = room("run") / "serving"
    wanted = stamps.digest(
        [ROOT / "src" / "yizhi", ROOT / "frontend" / "src"], host, str(port), str(os.environ.get("YIZHI_DATABASE_URL"))
    )
    if SERVER.pid() and WORKER.pid() and stamps.is_current(note, wanted) and _ready(port)[0]:
        return
    note.unlink(missing_ok=True)
    CITY.stop()
    WORKER.stop()
    SERVER.stop()
    machine.check_port(host, port)
    with step("启动服务", "server and worker"):
        SERVER.start(yizhi("serve", "--host", host, "--port", str(port)), environment())
        WORKER.start(yizhi("worker"), environment())
        _wait(port)
    stamps.write(note, wanted)


def _wait(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    ready, says = False, ""
    while not ready:
        for process in (SERVER, WORKER):
            if process.pid() is None:
                raise StopError(f"{process.name} 启动后退出 exited，日志 {process.log} 的末尾：\n\n{tail(process.log)}")
        if time.monotonic() > until:
            raise StopError(
                f"{_PATIENCE} 秒内未就绪 not ready：{says}\n日志 {SERVER.log} 的末尾：\n\n{tail(SERVER.log)}"
            )
        time.sleep(0.2)
        ready, says = _ready(port)


def _ready(port: int) -> tuple[bool, str]:
    try:
        with _LOCAL.open(f"http://127.0.0.1:{port}/health/ready", timeout=5) as answer:
            return json.load(answer).get("status") == "ready", ""
    except urllib.error.HTTPError as error:
        return False, error.read().decode(errors="replace")
    except (OSError, ValueError) as error:
        return False, str(error)


def _sign_ins() -> str:
    """As the city itself lists them; kept for as long as the same sources serve."""
    kept = room("run") / "sign-ins"
    serving = (room("run") / "serving").read_text(encoding="ascii")
    if kept.exists():
        source, _, listed = kept.read_text(encoding="utf-8").partition("\n")
        if source == serving:
            return listed
    listed = output(yizhi("city", "--sign-ins"), env=environment())
    kept.write_text(f"{serving}\n{listed}", encoding="utf-8")
    return listed


def _welcome(host: str, port: int) -> None:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
    say(f"\n  就绪 ready：http://{shown}:{port}/    （{elapsed():.0f} s）\n")
    say(_sign_ins())
    say("\n  停止 stop：make down    重来 start over：make reset    检验 test：make test\n")
