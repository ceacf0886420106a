"""Send requests at the moments they are due, over kept connections, and note how long each took from that moment.

Open loop: a slow answer does not delay the next request, so waiting is measured and not hidden.
Run by `bench.load` as `python -m bench.load.generator PLAN`; prints its findings as JSON.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.load.officer import Officer, Step

_CONNECTIONS = 200
_TOKEN = "a" * 32  # the cross-site token: the cookie and the header only have to agree


@dataclass
class Findings:
    """Milliseconds by kind of request, and what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    sent_bytes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


class Connections:
    """Kept connections to the server, handed out one request at a time."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.free: deque[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = deque()
        self.allowed = asyncio.Semaphore(_CONNECTIONS)

    async def ask(self, officer: Officer, step: Step) -> tuple[int, str, int]:
        """Status, location and length of the answer."""
        async with self.allowed:
            reader, writer = self.free.pop() if self.free else await asyncio.open_connection(self.host, self.port)
            writer.write(_request(officer, step))
            status, headers = await _head(reader)
            length = await _body(reader, headers)
            if headers.get(b"connection", b"").lower() == b"close":
                writer.close()
            else:
                self.free.append((reader, writer))
        return status, headers.get(b"location", b"").decode(), length


def _request(officer: Officer, step: Step) -> bytes:
    method = "POST" if step.body else "GET"
    lines = [
        f"{method} {step.path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: sessionid={officer.session}; csrftoken={_TOKEN}",
        "Accept: text/html",
    ]
    if step.body:
        lines += [
            f"X-CSRFToken: {_TOKEN}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(step.body)}",
        ]
    return "\r\n".join([*lines, "", ""]).encode() + step.body


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[bytes, bytes]]:
    raw = await reader.readuntil(b"\r\n\r\n")
    first, *rest = raw[:-4].split(b"\r\n")
    headers = {}
    for line in rest:
        name, _, value = line.partition(b":")
        headers[name.lower()] = value.strip()
    return int(first.split(b" ", 2)[1]), headers


async def _body(reader: asyncio.StreamReader, headers: dict[bytes, bytes]) -> int:
    if b"content-length" in headers:
        length = int(headers[b"content-length"])
        await reader.readexactly(length)
        return length
    if headers.get(b"transfer-encoding", b"") != b"chunked":
        return 0
    total = 0
    while size := int((await reader.readline()).strip() or b"0", 16):
        total += size
        await reader.readexactly(size + 2)
    await reader.readline()
    return total


class Day:
    """The city at work: who is next, and what follows an act."""

    def __init__(self, plan: dict[str, Any]) -> None:
        dice = random.Random(plan["seed"])
        self.officers = [Officer(worker, plan["signature"], random.Random(dice.random())) for worker in plan["workers"]]
        known = {officer.worker["person"]: officer for officer in self.officers}
        for officer in self.officers:
            officer.partner = known.get(officer.worker["co"])
        dice.shuffle(self.officers)
        self.waiting = deque(self.officers)
        self.follow: deque[tuple[Officer, Step]] = deque()
        self.acting = deque(officer for officer in self.officers if officer.worker["leads"])
        self.share = plan["acts"]
        self.dice = dice
        self.connections = Connections(plan["host"], plan["port"])
        self.findings = Findings()

    def next(self) -> tuple[Officer, Step]:
        """Every fifth request is an act; after an act its page is shown; the rest goes round all people."""
        if self.dice.random() < self.share:
            for _ in range(len(self.acting)):
                officer = self.acting[0]
                self.acting.rotate(-1)
                if step := officer.act():
                    return officer, step
        if self.follow:
            return self.follow.popleft()
        officer = self.waiting[0]
        self.waiting.rotate(-1)
        return officer, officer.look()

    async def play(self, due: float, *, counted: bool) -> None:
        officer, step = self.next()
        try:
            status, location, length = await self.connections.ask(officer, step)
        except (OSError, EOFError, ValueError) as error:
            status, location, length = 0, type(error).__name__, 0
        taken = (time.perf_counter() - due) * 1000
        good = status == (302 if step.body else 200) and not location.startswith("/sign-in/")
        if step.case is not None:
            if good:
                officer.finished(step.case, location)
                self.follow.append((officer, Step("record after act", location)))
            else:
                officer.failed(step.case)
        if counted:
            self.findings.taken[step.name].append(taken)
            self.findings.sent_bytes[step.name].append(length)
            if not good:
                self.findings.wrong.append(f"{status} {step.name} {step.path} {location}")

    async def run(self, rate: float, warm: float, seconds: float) -> float:
        """Requests at random moments, `rate` a second on average. Returns the seconds counted."""
        begun = time.perf_counter()
        due, running = begun, set()
        while due < begun + warm + seconds:
            due += self.dice.expovariate(rate)
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            task = asyncio.create_task(self.play(due, counted=due > begun + warm))
            running.add(task)
            task.add_done_callback(running.discard)
        await asyncio.gather(*running)
        return time.perf_counter() - begun - warm


def main() -> None:
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    day = Day(plan)
    seconds = asyncio.run(day.run(plan["rate"], plan["warm"], plan["seconds"]))
    found = day.findings
    print(json.dumps({"seconds": seconds, "taken": found.taken, "bytes": found.sent_bytes, "wrong": found.wrong}))


if __name__ == "__main__":
    main()
