"""A live notice reaches whoever reads its territory or is named by it, and nobody else."""

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from yizhi.domain.org.sessions import SessionStore
from yizhi.platform.scope.actor import PUBLIC, Actor, ActorKind
from yizhi.web.live.hub import Hub, Listener, Notice, read_notice
from yizhi.web.live.stream import _wish, application

OFFICER = Actor(kind=ActorKind.PERSON, name="甲", person=UUID(int=1), reads=("330802001:*",))
NEIGHBOUR = Actor(kind=ActorKind.PERSON, name="乙", person=UUID(int=2), reads=("330881001:*",))
KEYS = ["33:*", "3308:*", "330802:*", "330802001:*"]


def payload(**more: object) -> str:
    return json.dumps({"kind": "cases.simplecase", "id": "7", "verb": "case.open", "keys": KEYS} | more)


def heard(actor: Actor, text: str, kind: str = "", record: str = "") -> bool:
    hub, listener = Hub(), Listener(actor, kind, record)
    hub._listeners.add(listener)
    hub.publish(text)
    return not listener.waiting.empty()


def in_a_loop(*arguments: object) -> bool:
    async def ask() -> bool:
        return heard(*arguments)  # type: ignore[arg-type]

    return run(ask())


def run(asked: Coroutine[Any, Any, Any]) -> Any:
    """In a thread: a browser used earlier in this process leaves the main one with a loop at work."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


def test_the_territory_decides() -> None:
    assert in_a_loop(OFFICER, payload())
    assert not in_a_loop(NEIGHBOUR, payload())
    assert not in_a_loop(PUBLIC, payload())


def test_a_notice_to_a_person_reaches_that_person_alone() -> None:
    mine = payload(person=str(OFFICER.person))
    assert in_a_loop(OFFICER, mine)
    assert not in_a_loop(Actor(kind=ActorKind.PERSON, name="丙", person=uuid4(), reads=("33:*",)), mine)


def test_a_page_hears_only_of_its_record() -> None:
    assert in_a_loop(OFFICER, payload(), "cases.simplecase", "7")
    assert not in_a_loop(OFFICER, payload(), "cases.simplecase", "8")
    assert not in_a_loop(OFFICER, payload(), "org.person")


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"keys": 5, "kind": "x"}', '{"id": "7"}'])
def test_a_malformed_notice_reaches_nobody(text: str) -> None:
    assert read_notice(text) is None


def test_a_page_that_cannot_keep_up_is_told_to_fetch_everything() -> None:
    async def flood() -> bool:
        listener = Listener(OFFICER)
        notice = read_notice(payload())
        assert isinstance(notice, Notice)
        for _ in range(1000):
            listener.offer(notice)
        return listener.lost.is_set()

    assert run(flood())


@pytest.mark.parametrize("path", ["/live/a/b/c", "/live/<script>", "/live/a%00b"])
def test_a_strange_address_is_no_stream(path: str) -> None:
    assert _wish(path) is None


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", [b"", b"sessionid=forged", b"sessionid=" + b"a" * 5000])
def test_nobody_listens_without_signing_in(cookie: bytes) -> None:
    sent: list[dict[str, object]] = []

    async def ask() -> None:
        async def receive() -> dict[str, object]:
            return {"type": "http.disconnect"}

        async def send(message: object) -> None:
            sent.append(message)  # type: ignore[arg-type]

        scope = {"type": "http", "method": "GET", "path": "/live/", "headers": [(b"cookie", cookie)]}
        await application(scope, receive, send)  # type: ignore[arg-type]

    run(ask())
    assert sent[0]["status"] == 401


@pytest.mark.django_db
def test_a_committed_notice_arrives_over_the_database() -> None:
    async def listen() -> Notice:
        hub, listener = Hub(), Listener(OFFICER)
        async with hub.joined(listener):
            hub.start()
            try:
                for _ in range(100):
                    await asyncio.to_thread(_notify)
                    try:
                        return await asyncio.wait_for(listener.waiting.get(), 0.1)
                    except TimeoutError:
                        continue
            finally:
                await hub.stop()
        raise AssertionError("no notice arrived")

    assert run(listen()).id == "7"


def _notify() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('yizhi_live', %s)", [payload()])
    connection.close()


@pytest.mark.django_db
def test_a_session_that_ends_is_told_to_its_own_streams_at_once() -> None:
    async def listen() -> tuple[bool, bool]:
        hub = Hub()
        key, session = await asyncio.to_thread(_begin_session)
        own, other = Listener(OFFICER, session=session), Listener(OFFICER, session=str(uuid4()))
        async with hub.joined(own), hub.joined(other):
            hub.start()
            try:
                await _until_heard(hub, own)
                await asyncio.to_thread(_end_session, key)
                await asyncio.wait_for(own.doubtful.wait(), 10)
            finally:
                await hub.stop()
        late = Listener(OFFICER, session=session)
        async with hub.joined(late):
            return other.doubtful.is_set(), late.doubtful.is_set()

    other, late = run(listen())
    assert not other
    assert late


async def _until_heard(hub: Hub, listener: Listener) -> None:
    while listener.waiting.empty():
        await asyncio.to_thread(_notify)
        await asyncio.sleep(0.1)


def _begin_session() -> tuple[str, str]:
    store = SessionStore()
    store.create()
    connection.close()
    return str(store.session_key), str(store.device)


def _end_session(key: str) -> None:
    SessionStore(key).delete()
    connection.close()
