"""`make load`: 2,537 people signed in, 254 requests a second, every fifth an act, all on this one machine.

Variables: RATE (254), SECONDS (60), WARM (15), SERVERS (2 server processes), PORT (8199).
"""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import installation
from bench.figures import Figure, figure, percentile, publish
from bench.load import officer, processor

RATE, SECONDS, WARM = (float(os.environ.get(n, d)) for n, d in (("RATE", "254"), ("SECONDS", "60"), ("WARM", "15")))
SERVERS, PORT = os.environ.get("SERVERS", "2"), int(os.environ.get("PORT", "8199"))
ACTS = 0.2
_ACTS = frozenset(f"act {verb}" for verb in officer.ACTS)


@contextmanager
def _running(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    log = installation.PLACE / "log"
    log.mkdir(exist_ok=True)
    with (log / f"load-{arguments[0]}.log").open("wb") as output:
        command = [sys.executable, "-m", "yizhi", *arguments]
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def _ready() -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/ready", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("服务 60 秒内未就绪 the server did not become ready")


def _plan() -> Path:
    installation.setup("web")
    from bench.load.people import signed, workers

    plan: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": PORT,
        "seed": 254,
        "acts": ACTS,
        "rate": RATE,
        "warm": WARM,
        "seconds": SECONDS,
        "signature": signed(),
        "workers": workers(),
    }
    print(f"  {len(plan['workers']):,} 人已登录 people signed in", flush=True)
    path = installation.PLACE / "plan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    return path


def _postmaster() -> int:
    from yizhi.platform.database.cluster import installation_cluster

    return int((installation_cluster().data / "postmaster.pid").read_text().split()[0])


def main() -> int:
    plan = _plan()
    installation.enter("web")
    os.environ["YIZHI_PUBLIC_URL"] = f"http://127.0.0.1:{PORT}"
    with (
        _running("serve", "--port", str(PORT), "--workers", SERVERS) as server,
        _running("worker") as worker,
    ):
        _ready()
        roots = {"server": server.pid, "database": _postmaster(), "worker": worker.pid}
        before = {name: processor.seconds(pid) for name, pid in roots.items()}
        generator = [sys.executable, "-m", "bench.load.generator", str(plan)]
        began = os.times()
        done = subprocess.run(generator, capture_output=True, check=True)
        ended = os.times()
        spent = {name: processor.seconds(pid) - before[name] for name, pid in roots.items()}
        spent["generator"] = (ended.children_user - began.children_user) + (
            ended.children_system - began.children_system
        )
    return _report(json.loads(done.stdout), spent)


def _report(found: dict[str, Any], spent: dict[str, float]) -> int:
    every = [t for taken in found["taken"].values() for t in taken]
    acts = [
        t for name, taken in found["taken"].items() if name.startswith("act ") and name != "act form" for t in taken
    ]
    figures = [
        figure("requests a second", len(every) / found["seconds"], "/s", RATE * 0.97, "higher"),
        figure("every request, p50", percentile(every, 0.5), "ms"),
        figure("every request, p95", percentile(every, 0.95), "ms", 300),
        figure("every request, p99", percentile(every, 0.99), "ms"),
        figure("errors", len(found["wrong"]), "requests", 0),
        figure("share of acts", len(acts) / len(every) * 100, "%"),
        figure("acts, p95", percentile(acts, 0.95), "ms", 300),
        *_by_kind(found),
        *_profile(spent, len(every) / SECONDS * (SECONDS + WARM)),
    ]
    for line in found["wrong"][:10]:
        print("   ", line)
    return 1 if publish("load", figures) else 0


def _by_kind(found: dict[str, Any]) -> Iterator[Figure]:
    for name, taken in sorted(found["taken"].items(), key=lambda pair: -len(pair[1])):
        kilobytes = sum(found["bytes"][name]) / len(taken) / 1000
        yield figure(f"{name} ({len(taken)}, {kilobytes:.0f} KB), p95", percentile(taken, 0.95), "ms")


def _profile(spent: dict[str, float], requests: float) -> Iterator[Figure]:
    """Milliseconds of processor time a request, by process."""
    for name, seconds in spent.items():
        yield figure(f"processor a request: {name}", seconds * 1000 / requests, "ms")
    yield figure("processor a request: all", sum(spent.values()) * 1000 / requests, "ms", 2000 / RATE)


if __name__ == "__main__":
    sys.exit(main())
