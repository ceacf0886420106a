"""`yizhi health` asks by address and names a host that the server answers for."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from yizhi.cli import main


class _Particular(BaseHTTPRequestHandler):
    """A server that, like ours in production, refuses every host name but its own."""

    def do_GET(self) -> None:
        self.send_response(200 if self.headers["Host"] == "zhifa.example.gov.cn" else 400)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Particular)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_first_allowed_host_is_named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_ALLOWED_HOSTS", "zhifa.example.gov.cn,other.example.gov.cn")
    assert main(["health", address]) == 0


def test_another_name_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_ALLOWED_HOSTS", "")
    assert main(["health", address]) == 1
