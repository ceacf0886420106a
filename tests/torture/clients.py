"""Officers who work over HTTP, one key a request: who hears no answer asks again under the same key until one comes."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from yizhi.platform import clock

_TOKEN = "t" * 32
_PATIENCE = 60


@dataclass
class Officer:
    """One person with a session; `said` holds each answer by the key of its request."""

    port: int
    cookie: str
    item: UUID
    co: UUID
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    retries: int = 0
    replays: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def work(self) -> None:
        """One case after another, until told to stop; what was begun is ended."""
        try:
            while not self.stop.is_set():
                self._case()
        except Exception as error:
            self.faults.append(repr(error))

    def _case(self) -> None:
        at = (clock.now() - timedelta(minutes=1)).isoformat()
        place = {"occurred_at": at, "place": "航埠镇样例路口"}
        case = self._act("simple_case.open", {"item": str(self.item), "co_officer": str(self.co), **place})["record"]
        self._act("simple_case.describe", {**place, "facts": "当事人在样例路口随地便溺。"}, case)
        self._act("torture.number", {}, case)

    def _act(self, verb: str, given: dict[str, Any], record: str | None = None) -> dict[str, Any]:
        key = str(uuid4())
        asked = {"key": key, "input": given} | ({"record": record} if record else {})
        answer = self.said[key] = self._until_answered(verb, asked)
        number = [answer["result"]["number"]] if verb == "torture.number" else []
        self.acknowledged.append(" ".join(map(str, [verb, answer["record"], answer["version"], *number])))
        if random.random() < 0.1:
            again = self._until_answered(verb, asked)
            self.replays += 1
            if not again["replayed"] or again["entry"] != answer["entry"]:
                self.faults.append(f"{verb} under {key} was done twice: {answer['entry']}, {again['entry']}")
        return answer

    def _until_answered(self, verb: str, asked: dict[str, Any]) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                status, content = self._post(verb, asked)
            except (OSError, http.client.HTTPException) as error:
                status, content = 0, repr(error).encode()
            if status == 200 and content:  # a server killed after the headers leaves an empty answer
                answer: dict[str, Any] = json.loads(content)
                return answer
            if 200 < status < 500 or time.monotonic() > until:
                raise AssertionError(f"{verb}: {status} {content.decode()[:300]}")
            self.retries += 1
            time.sleep(0.02)

    def _post(self, verb: str, asked: dict[str, Any]) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            cookies = f"sessionid={self.cookie}; csrftoken={_TOKEN}"
            headers = {"Content-Type": "application/json", "Cookie": cookies, "X-CSRFToken": _TOKEN}
            connection.request("POST", f"/api/acts/{verb}", json.dumps(asked), headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()
