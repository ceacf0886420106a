"""How long pages take over a million simple cases, how many queries they put, and how many bytes they send.

In process, through the whole stack of middleware, signed in as officer, captain and supervisor of the demo city.
"""

import gzip
import os
import re
import sys
from collections.abc import Iterator
from typing import Any

from bench import installation
from bench.figures import Figure, figure, milliseconds, percentile, publish

ROUNDS = 60
PASSWORD = "yizhi-demo-3308"
_ASSET = re.compile(r'(?:href|src)="(/static/[^"#]+)')


def _browser(username: str) -> Any:
    from django.test import Client

    browser = Client(HTTP_ACCEPT_ENCODING="gzip")
    browser.post("/sign-in/", {"username": username, "password": PASSWORD})
    return browser


def _pages(browser: Any) -> dict[str, str]:
    listed = browser.get("/cases/simple/").content
    listed = gzip.decompress(listed) if listed[:2] == b"\x1f\x8b" else listed
    case = re.search(r"/cases/simple/([0-9a-f-]{36})/", listed.decode())
    if case is None:
        raise SystemExit("列表中没有案件 the list shows no case")
    return {"home": "/", "case list": "/cases/simple/", "case record": f"/cases/simple/{case[1]}/"}


def _compressed(answer: Any) -> int:
    content = answer.content if not answer.streaming else b"".join(answer.streaming_content)
    return len(content if answer.headers.get("Content-Encoding") else gzip.compress(content, 6))


def _measured(username: str) -> Iterator[Figure]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = _browser(username)
    for name, url in _pages(browser).items():
        browser.get(url)
        taken = milliseconds(lambda u=url: browser.get(u), ROUNDS)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(url)
        queries = [q for q in asked if "SAVEPOINT" not in q["sql"]]
        yield figure(f"{name} ({username}), p50", percentile(taken, 0.5), "ms")
        yield figure(f"{name} ({username}), p95", percentile(taken, 0.95), "ms", 100)
        yield figure(f"{name} ({username}), queries", len(queries), "queries", 12)
        yield figure(f"{name} ({username}), compressed", _compressed(answer) / 1000, "KB", 25)


def _first_visit() -> Iterator[Figure]:
    """A page with everything it names, compressed as the server sends it, nothing kept from before."""
    browser = _browser("officer")
    for name, url in _pages(browser).items():
        answer = browser.get(url)
        page = answer.content.decode() if not answer.headers.get("Content-Encoding") else ""
        page = page or gzip.decompress(answer.content).decode()
        named = sorted(set(_ASSET.findall(page)))
        total = _compressed(answer) + sum(_asset(browser, asset) for asset in named)
        yield figure(f"{name}, first visit with {len(named)} files", total / 1000, "KB", 150)


def _asset(browser: Any, url: str) -> int:
    """A picture or font is sent as it is; everything else compressed."""
    answer = browser.get(url)
    if url.endswith((".png", ".woff2", ".jpg")):
        return len(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    return _compressed(answer)


def main() -> int:
    installation.setup("web")
    os.environ.setdefault("YIZHI_PUBLIC_URL", "http://127.0.0.1:8000")
    figures = [f for username in ("officer", "captain", "supervisor") for f in _measured(username)]
    return 1 if publish("pages", [*figures, *_first_visit()]) else 0


if __name__ == "__main__":
    sys.exit(main())
