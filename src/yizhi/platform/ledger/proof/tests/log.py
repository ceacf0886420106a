"""A small log in memory, with the entries of one penalty decided on the spot."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import rfc8785

from yizhi.platform.ledger.proof.algorithms import SHA256_ED25519, Suite
from yizhi.platform.ledger.proof.bundle import BundledDocument, BundledEntry, Growth, OpenedValue, build_bundle
from yizhi.platform.ledger.proof.checkpoint import sign_checkpoint
from yizhi.platform.ledger.proof.commitments import commit
from yizhi.platform.ledger.proof.keys import SigningKey, generate_key
from yizhi.platform.ledger.proof.tiles import TileTree, extend

START = datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
PDF = b"%PDF-1.7 a decision on the spot"
NUMBER = "衢综执当罚〔2026〕第1号"
RECORD = UUID(int=7)
CERTIFICATES = {1: "33080001", 2: "33080002"}
Change = Callable[[dict[str, Any]], None]


@dataclass
class MemoryLog:
    """Tiles and bodies in dictionaries; heads signed on demand."""

    key: SigningKey
    tiles: dict[tuple[int, int], bytes] = field(default_factory=dict)
    bodies: list[str] = field(default_factory=list)

    def read(self, level: int, index: int) -> bytes | None:
        return self.tiles.get((level, index))

    def append(self, *bodies: str) -> None:
        leaves = [self.key.suite.leaf_hash(body.encode()) for body in bodies]
        for write in extend(self.read, len(self.bodies), leaves, self.key.suite).writes:
            self.tiles[write.level, write.index] = write.hashes
        self.bodies.extend(bodies)

    @property
    def tree(self) -> TileTree:
        return TileTree(self.read, self.key.suite)

    def head(self, size: int | None = None, at: datetime = START + timedelta(hours=1)) -> str:
        size = len(self.bodies) if size is None else size
        return sign_checkpoint(self.key, size, self.tree.root(size), at)

    def entry(self, index: int) -> BundledEntry:
        return BundledEntry(index, self.bodies[index], tuple(self.tree.inclusion(index, len(self.bodies))))

    def growth(self, size: int) -> Growth:
        return Growth(self.head(size), tuple(self.tree.consistency(size, len(self.bodies))))


def canonical(content: dict[str, Any]) -> str:
    return rfc8785.dumps(content).decode()


def actor(person: int, name: str) -> dict[str, Any]:
    return {
        "kind": "person",
        "person": str(UUID(int=person)),
        "name": name,
        "unit": "柯城区综合行政执法局",
        "post": "执法队员",
        "roles": ["OFFICER"],
        "certificate": {
            "number": CERTIFICATES[person],
            "fields": ["市容"],
            "valid_from": "2024-01-01",
            "valid_to": "2028-12-31",
        },
    }


def body(number: int, verb: str, who: dict[str, Any], says: str, minute: int) -> dict[str, Any]:
    at = START + timedelta(minutes=minute)
    return {
        "v": 1,
        "id": str(UUID(int=1000 + number)),
        "at": at.isoformat(),
        "recorded_at": (at + timedelta(seconds=2)).isoformat(),
        "verb": verb,
        "actor": who,
        "record": {"kind": "cases.simplecase", "id": str(RECORD), "version": number},
        "division": "330802",
        "line": "urban",
        "agency": str(UUID(int=3)),
        "key": str(UUID(int=2000 + number)),
        "basis": ["《行政处罚法》第五十一条"],
        "says": says,
        "input": {},
        "result": {},
        "documents": [],
    }


def case_bodies() -> tuple[dict[str, Any], dict[str, Any], tuple[str, str]]:
    """The confirmation, the issue, and the commitment to the party's name with its salt."""
    committed = commit("张三")
    confirm = body(1, "simple_case.confirm", actor(2, "李四"), "李四作为协办人核对并确认", 5)
    issue = body(2, "simple_case.issue", actor(1, "王五"), f"王五作出当场行政处罚决定，文号{NUMBER}", 9)
    issue["input"] = {"party_name": {"commitment": committed[0]}}
    issue["result"] = {
        "fine_fen": 5000,
        "penalty_kinds": ["FINE"],
        "party_kind": "CITIZEN",
        "limit_fen": 20000,
        "limit_basis": "《行政处罚法》第五十一条",
    }
    issue["documents"] = [
        {"code": "D40", "number": NUMBER, "sha256": hashlib.sha256(PDF).hexdigest(), "file": str(UUID(int=9))}
    ]
    return confirm, issue, committed


@dataclass
class Case:
    """A log holding a decided case among other entries, and the bundle made of it."""

    log: MemoryLog
    confirm: int
    issue: int
    parts: dict[str, Any]

    def bundle(self, **changed: Any) -> bytes:
        return build_bundle(**{**self.parts, **changed})


def decided_case(
    suite: Suite = SHA256_ED25519, *, confirm: Change | None = None, issue: Change | None = None, older: int = 300
) -> Case:
    """A case as it should be, or with its bodies changed before they were recorded."""
    log = MemoryLog(generate_key("quzhou/ledger", suite))
    log.append(*(canonical({"other": number}) for number in range(older)))
    first, second, (_, salt) = case_bodies()
    identity = second["id"]
    for change, content in ((confirm, first), (issue, second)):
        if change:
            change(content)
    log.append(canonical(first), canonical({"other": "between"}), canonical(second), canonical({"other": "after"}))
    places = (older, older + 2)
    parts = {
        "checkpoint": log.head(),
        "keys": [log.key.verifying],
        "entries": [log.entry(place) for place in places],
        "documents": [BundledDocument("D40", NUMBER, PDF)],
        "growth": [log.growth(older)],
        "opened": [OpenedValue(identity, "party_name", salt, "张三")],
    }
    return Case(log, *places, parts)
