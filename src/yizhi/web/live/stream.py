"""The server-sent-events application below `/live/`: `/live/`, `/live/<kind>/`, `/live/<kind>/<id>/`.

Open to people signed in, each stream within that person's scope as of now: the sign-in is looked at again every minute,
so that a closed account or an ended posting ends the stream, and at once when its session ends: signed out here, from
another device or by the administrator.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any, Final

from django.conf import settings
from django.db import close_old_connections, connections
from django.http import HttpRequest

from yizhi.platform.scope.actor import PUBLIC, Actor
from yizhi.web.actor import actor_signed_in
from yizhi.web.live.hub import Hub, Listener
from yizhi.web.operations.content_security import HEADERS

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEARTBEAT: Final = 20.0
RECHECK: Final = 60.0
MOST_PER_PERSON: Final = 12
MOST: Final = 4000

hub = Hub()


def _cookie(scope: Message, name: str) -> str:
    for header, value in scope["headers"]:
        if header == b"cookie":
            try:
                morsel = SimpleCookie(value.decode("latin-1")).get(name)
            except CookieError:
                return ""
            return morsel.value if morsel else ""
    return ""


def _actor_of(session_key: str) -> tuple[Actor, str]:
    """Who holds this session now, and its id; the public for none. Runs in a thread, with a connection of its own."""
    if not session_key:
        return PUBLIC, ""
    close_old_connections()
    try:
        request = HttpRequest()
        request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
        return actor_signed_in(request), str(getattr(request.session, "device", "") or "")
    finally:
        connections.close_all()


def _wish(path: str) -> tuple[str, str] | None:
    """Kind and record named by the address; None when it names neither properly."""
    parts = [part for part in path.removeprefix("/live").split("/") if part]
    if len(parts) > 2 or any(not part.replace(".", "").replace("-", "").replace("_", "").isalnum() for part in parts):
        return None
    kind, record, *_ = [*parts, "", ""]
    return kind, record


async def _refuse(send: Send, status: int, text: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """One stream, until the browser leaves, the sign-in ends or the server stops."""
    wish = _wish(scope["path"])
    if scope["method"] != "GET" or wish is None:
        await _refuse(send, 404, "没有这个实时更新地址\n")
        return
    session_key = _cookie(scope, settings.SESSION_COOKIE_NAME)
    actor, session = await asyncio.to_thread(_actor_of, session_key)
    if actor.person is None:
        await _refuse(send, 401, "请先登录\n")
        return
    if hub.size >= MOST or hub.held_by(actor) >= MOST_PER_PERSON:
        await _refuse(send, 503, "实时更新的连接已满，请关闭多余的页面\n")
        return
    hub.start()
    async with hub.joined(Listener(actor, *wish, session=session)) as listener:
        await _begin(send)
        tasks = [
            asyncio.create_task(_until_gone(receive)),
            asyncio.create_task(_until_signed_out(session_key, listener)),
            asyncio.create_task(_pour(listener, send)),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    try:
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    except (OSError, RuntimeError):
        return  # the browser has gone already


async def _begin(send: Send) -> None:
    headers = {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
        "X-Content-Type-Options": "nosniff",
        **HEADERS,
    }
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200, "headers": pairs})
    await _write(send, "retry: 3000\n\n")


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _until_signed_out(session_key: str, listener: Listener) -> None:
    """Renew the actor, whose keys may have changed; return when nobody is signed in with this session any more."""
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(listener.doubtful.wait(), RECHECK)
        listener.doubtful.clear()
        actor, _ = await asyncio.to_thread(_actor_of, session_key)
        if actor.person is None or actor.person != listener.actor.person:
            return
        listener.actor = actor


async def _pour(listener: Listener, send: Send) -> None:
    while True:
        try:
            notice = await asyncio.wait_for(listener.waiting.get(), HEARTBEAT)
        except TimeoutError:
            await _write(send, ": alive\n\n")
            notice = None
        if listener.lost.is_set():
            listener.lost.clear()
            await _write(send, "event: changed\ndata: {}\n\n")
        elif notice is not None:
            data = json.dumps({"kind": notice.kind, "id": notice.id, "verb": notice.verb})
            await _write(send, f"event: changed\ndata: {data}\n\n")
