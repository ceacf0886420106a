"""A whole installation of its own for the journeys: database, demo city, server, worker, as `make up` makes them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 60


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def _environment(var: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YIZHI_", "DJANGO_"))}
    return kept | {
        "YIZHI_VAR": str(var),
        "YIZHI_MODE": "development",
        "YIZHI_CITY_CASES": "24",
        "YIZHI_CITY_GENERAL_CASES": "24",
        "YIZHI_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "yizhi.settings",
    }


def _run(environment: dict[str, str], *command: str, role: str = "owner") -> None:
    done = subprocess.run(
        [sys.executable, "-m", "yizhi", *command],
        env=environment | {"YIZHI_ROLE": role},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"yizhi {' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"


def _started(environment: dict[str, str], log: Path, *command: str) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "yizhi", *command], env=environment, stdout=output, stderr=subprocess.STDOUT
        )


def _ready(base: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{base}/health/ready", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise AssertionError(f"服务没有就绪\n{log.read_text()[-3000:]}")


@contextmanager
def installation(var: Path) -> Iterator[str]:
    """The address of a running demo city whose state lives below `var`; everything is stopped and removed after it."""
    port = _free_port()
    environment = _environment(var, port)
    base = f"http://127.0.0.1:{port}"
    processes: list[subprocess.Popen[bytes]] = []
    try:
        _run(environment, "database", "start")
        _run(environment, "migrate")
        _run(environment, "city", "--ensure")
        serve = ("serve", "--host", "127.0.0.1", "--port", str(port))
        processes.append(_started(environment | {"YIZHI_ROLE": "web"}, var / "server.log", *serve))
        processes.append(_started(environment | {"YIZHI_ROLE": "worker"}, var / "worker.log", "worker"))
        _ready(base, var / "server.log")
        yield base
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
        subprocess.run(
            [sys.executable, "-m", "yizhi", "database", "remove", "--yes"], env=environment, check=False, timeout=60
        )
