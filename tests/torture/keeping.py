"""A process made ready once that forks the product's server or worker as often as one of them is killed.

For each line on standard input (`server` or `worker`) it forks one and prints its process id. All servers answer on the
one socket that this process holds, so the address outlives them. The worker's jobs are those of `working.py`.
"""

import dataclasses
import os
import signal
import socket
import sys
from socketserver import ThreadingMixIn
from typing import Any, NoReturn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
import django

django.setup()

from django.urls import get_resolver  # noqa: E402

from tests.torture import numbered  # noqa: E402
from yizhi.platform.acts import declaration  # noqa: E402
from yizhi.platform.database.pools import close_pools  # noqa: E402

# Here it is an act of the API like every other.
declaration._declarations["torture.number"] = dataclasses.replace(numbered.number_case, offered=True)

from tests.torture.working import SOON  # noqa: E402
from yizhi.platform.jobs.work import work  # noqa: E402
from yizhi.web.wsgi import application  # noqa: E402


class _Handler(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Quiet."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


def _serve(held: socket.socket) -> NoReturn:
    server = _Server(held.getsockname(), _Handler, bind_and_activate=False)
    server.socket.close()
    server.socket = held
    server.server_name, server.server_port = held.getsockname()
    server.setup_environ()
    server.set_app(application)
    server.serve_forever()
    raise SystemExit


def _begin(what: str, held: socket.socket) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(2, 1)  # what the product says is not the answer to the test
    if what == "server":
        _serve(held)
    work(SOON)
    raise SystemExit


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    get_resolver().url_patterns  # noqa: B018  what a server reads first, read once for all
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    for line in sys.stdin:
        close_pools()
        child = os.fork()
        if child == 0:
            _begin(line.strip(), listening)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
