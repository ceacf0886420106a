"""How long the server takes from the command to the first readiness, and until it has answered its first page."""

import os
import subprocess
import sys
import time
import urllib.request

from bench import installation
from bench.figures import figure, percentile, publish

ROUNDS, PORT, PATIENCE = 5, 8198, 60


def _answered(path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def _wait(path: str) -> None:
    until = time.monotonic() + PATIENCE
    while not _answered(path):
        if time.monotonic() > until:
            raise SystemExit("服务未就绪 the server did not become ready")
        time.sleep(0.02)


def main() -> int:
    installation.ensure()
    installation.enter("web")
    ready, page = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        command = [sys.executable, "-m", "yizhi", "serve", "--port", str(PORT)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ) as server:
            try:
                _wait("/health/ready")
                ready.append(time.perf_counter() - begun)
                _wait("/sign-in/")
                page.append(time.perf_counter() - begun)
            finally:
                server.terminate()
    return (
        1
        if publish(
            "startup",
            [
                figure("start until ready, p50", percentile(ready, 0.5), "s"),
                figure("start until ready, slowest", max(ready), "s", 10),
                figure("start until the first page, slowest", max(page), "s", 10),
            ],
        )
        else 0
    )


if __name__ == "__main__":
    sys.exit(main())
