"""The web application as one ASGI callable: live updates are asynchronous, all else is Django in threads."""

import os
from typing import Any

from a2wsgi import WSGIMiddleware

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
os.environ.setdefault("YIZHI_ROLE", "web")

from yizhi.web.wsgi import application as pages  # noqa: I001  Django must be ready before what follows
from yizhi.web.live.stream import Message, Receive, Send, application as live, hub
from yizhi.web.operations.logs import configure_logs
from yizhi.web.operations.memory import keep_what_was_loaded, load_every_address

configure_logs()
_pages: Any = WSGIMiddleware(pages, workers=int(os.environ.get("YIZHI_THREADS", "6")))


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Route one connection."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    elif scope["path"] == "/live" or scope["path"].startswith("/live/"):
        await live(scope, receive, send)
    else:
        await _pages(scope, *_coroutines(receive, send))


def _coroutines(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """The server hands out awaitables; the bridge to threads takes coroutines only."""

    async def received() -> Message:
        return await receive()

    async def sent(message: Message) -> None:
        await send(message)

    return received, sent


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.start()
            load_every_address()
            keep_what_was_loaded()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await hub.stop()
            _pages.executor.shutdown(wait=False)
            await send({"type": "lifespan.shutdown.complete"})
            return
