"""A stand-in for a cluster that keeps what it is sent and answers from a script: it shows the wire, not the engine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson


class Server(ThreadingHTTPServer):
    """`asked`: method, path and body of each request. `answers`: by method and beginning of the path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, Any]] = []
        self.answers: dict[tuple[str, str], tuple[int, Any]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def bodies(self, path: str) -> list[Any]:
        return [body for _, asked, body in self.asked if asked.startswith(path)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def _serve(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        lines = [orjson.loads(line) for line in content.splitlines() if line]
        body = lines if self.path == "/_bulk" else lines[0] if lines else None
        self.server.asked.append((self.command, self.path, body))
        known = [a for (m, p), a in self.server.answers.items() if m == self.command and self.path.startswith(p)]
        status, answer = known[-1] if known else (200, {})
        sent = orjson.dumps(answer)
        self.send_response(status)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 - the library's names

    def log_message(self, *given: Any) -> None:
        return


@contextmanager
def standing_in() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)
