"""A server process has read all addresses before it answers anybody."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.urls import clear_url_caches, get_resolver
from django.urls.resolvers import URLResolver

from yizhi.web.operations.memory import load_every_address


def _resolvers(resolver: URLResolver) -> list[URLResolver]:
    below = [pattern for pattern in resolver.url_patterns if isinstance(pattern, URLResolver)]
    return [resolver, *(found for pattern in below for found in _resolvers(pattern))]


def test_every_address_is_compiled() -> None:
    clear_url_caches()
    load_every_address()
    root = get_resolver()
    loaded = [vars(resolver).get("_populated") for resolver in _resolvers(root)]
    assert len(loaded) > 10
    assert all(loaded)


def test_a_process_does_so_before_it_says_that_it_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    from yizhi.web import server

    happened: list[str] = []
    incoming = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

    async def receive() -> Any:
        return next(incoming)

    async def send(message: Any) -> None:
        happened.append(message["type"])

    async def stop() -> None:
        happened.append("stopped")

    class Pages:
        class executor:  # noqa: N801  named as the bridge names it
            shutdown = staticmethod(lambda *, wait: None)

    monkeypatch.setattr(server, "load_every_address", lambda: happened.append("addresses"))
    monkeypatch.setattr(server, "keep_what_was_loaded", lambda: happened.append("kept"))
    monkeypatch.setattr(server.hub, "start", lambda: None)
    monkeypatch.setattr(server.hub, "stop", stop)
    monkeypatch.setattr(server, "_pages", Pages)
    # A browser of an earlier test leaves its event loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(server._lifespan(receive, send))).result()
    assert happened == ["addresses", "kept", "lifespan.startup.complete", "stopped", "lifespan.shutdown.complete"]
