"""Find out whether anybody rewrote history, and where. Runs every night, and whenever the justice bureau asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import connection, transaction

from yizhi.platform.ledger import anchor, tiles
from yizhi.platform.ledger.append import mac
from yizhi.platform.ledger.log_key import suite, verifying_key
from yizhi.platform.ledger.models import Head
from yizhi.platform.ledger.proof.checkpoint import parse_checkpoint
from yizhi.platform.ledger.proof.errors import Malformed, TileDamaged
from yizhi.platform.ledger.proof.tiles import WIDTH, TileTree

_HASH = 32
_CHUNK = 5000


@dataclass(frozen=True, slots=True)
class Finding:
    """One trace of tampering: what kind, at which place of the log, which entry, in words."""

    kind: str
    position: int | None
    entry: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what was found. Sound if and only if nothing was found."""

    size: int
    heads: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return not self.findings


_SEALED = """SELECT l.position, l.entry_id, e.body, e.mac, e.verb, e.record_id::text, e.actor_person::text,
       e.division, e.line, e.key::text, e.at, e.record_kind, e.request
FROM ledger_leaf l LEFT JOIN ledger_entry e ON e.id = l.entry_id ORDER BY l.position"""

_UNSEALED = """SELECT e.id, e.body, e.mac, p.entry_id IS NOT NULL FROM ledger_entry e
LEFT JOIN ledger_leaf l ON l.entry_id = e.id LEFT JOIN ledger_pending p ON p.entry_id = e.id WHERE l.position IS NULL"""

_VANISHED = """SELECT p.entry_id FROM ledger_pending p
LEFT JOIN ledger_entry e ON e.id = p.entry_id WHERE e.id IS NULL"""


def verify_ledger() -> Report:
    """Recompute everything from the entries and hold it against the tree, the signed heads and the anchors outside.

    Reads one consistent state of the database, without stopping writers. Must run as the worker.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        heads = list(Head.objects.order_by("size").values_list("size", "root", "checkpoint"))
        size = heads[-1][0] if heads else 0
        findings = [*_entries(size), *_tree(size), *_unsealed(), *_heads(heads), *_anchors(heads)]
    return Report(size=size, heads=len(heads), findings=tuple(findings))


def _entries(size: int) -> Iterator[Finding]:
    """Each sealed entry against the hash the tree holds at its place."""
    leaf_hash, expected = suite().leaf_hash, 0
    stored = _StoredLeaves()
    with connection.cursor() as plain, plain.connection.cursor(name="ledger_verify") as cursor:
        cursor.itersize = _CHUNK
        cursor.execute(_SEALED)
        for row in cursor:
            position, identity, body = row[0], str(row[1]), row[2]
            for lost in range(expected, position):
                yield Finding("place_lost", lost, None, f"第{lost + 1}条的位置记录被删除")
            expected = position + 1
            if body is None:
                yield Finding("deleted", position, identity, f"第{position + 1}条台账被删除")
            elif leaf_hash(body.encode()) != stored.at(position):
                yield Finding(
                    "changed", position, identity, f"第{position + 1}条台账与封存时不一致（内容被改动或次序被调换）"
                )
            elif difference := _columns_differ(row):
                yield Finding("columns", position, identity, f"第{position + 1}条台账的检索列被改动：{difference}")
    for lost in range(expected, min(size, expected + 100)):
        yield Finding("place_lost", lost, None, f"第{lost + 1}条的位置记录被删除")


class _StoredLeaves:
    """The leaf hashes of the tree, tile by tile."""

    def __init__(self) -> None:
        self._index, self._tile = -1, b""

    def at(self, position: int) -> bytes:
        index, place = divmod(position, WIDTH)
        if index != self._index:
            self._index, self._tile = index, tiles.read(0, index) or b""
        return self._tile[place * _HASH : (place + 1) * _HASH]


def _columns_differ(row: tuple[Any, ...]) -> str:
    """Which of the columns that repeat the body say something else, in words; empty when none does."""
    body = orjson.loads(row[2])
    repeated = {
        "编号": (str(row[1]), body["id"]),
        "写入凭证": (row[3], mac(row[2])),
        "行为": (row[4], body["verb"]),
        "记录": (row[5], body["record"]["id"]),
        "人员": (row[6], body["actor"]["person"]),
        "区划": (row[7], body["division"]),
        "条线": (row[8], body["line"]),
        "幂等键": (row[9], body["key"]),
        "时间": (row[10].timestamp(), _instant(body["at"])),
        "记录类别": (row[11], body["record"]["kind"]),
        # Entries of before the mark was part of the body have nothing to compare it with.
        "请求指纹": (row[12], body.get("request", row[12])),
    }
    return "、".join(name for name, (column, said) in repeated.items() if column != said)


def _instant(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _unsealed() -> Iterator[Finding]:
    """Entries outside the tree: forged, or genuine and kept from being sealed, or deleted while they waited."""
    with connection.cursor() as cursor:
        cursor.execute(_UNSEALED)
        for identity, body, written, waiting in cursor.fetchall():
            if mac(body) != written:
                yield Finding("forged", None, str(identity), f"台账 {identity} 不是由平台写入")
            elif not waiting:
                yield Finding("kept_out", None, str(identity), f"台账 {identity} 被阻止封存")

        cursor.execute(_VANISHED)
        for (identity,) in cursor.fetchall():
            yield Finding("vanished", None, str(identity), f"台账 {identity} 在封存之前被删除")


def _tree(size: int) -> Iterator[Finding]:
    """Each full tile against the one hash that stands for it above: roots and proofs read only the upper one."""
    parents, level, count = suite().parents, 0, size // WIDTH
    while count:
        above = b""
        for index in range(count):
            row = tiles.read(level, index) or b""
            if index % WIDTH == 0:
                above = tiles.read(level + 1, index // WIDTH) or b""
            while len(row) > _HASH:
                row = parents(row) if len(row) % (2 * _HASH) == 0 else b""
            place = index % WIDTH * _HASH
            if not row or row != above[place : place + _HASH]:
                covered = WIDTH ** (level + 1)
                first, last = index * covered, (index + 1) * covered
                yield Finding("tile_changed", first, None, f"第{first + 1}条至第{last}条的封存树上下层不一致，树被改动")
        level, count = level + 1, count // WIDTH


def _heads(heads: list[tuple[int, Any, str]]) -> Iterator[Finding]:
    """Each signed head against the tree as it is now; the first that differs bounds where the tree was changed."""
    tree = TileTree(tiles.read, suite())
    former = 0
    for size, root, text in heads:
        try:
            signed = parse_checkpoint(text)
        except Malformed as error:
            yield Finding("head_forged", size - 1, None, f"规模为{size}条的封存凭证无法辨认：{error}")
            continue
        if not signed.signed_by([verifying_key()]):
            yield Finding("head_forged", size - 1, None, f"规模为{size}条的封存凭证签名无效")
            continue
        if (signed.head.size, signed.head.root) != (size, bytes(root)):
            yield Finding("head_changed", size - 1, None, f"规模为{size}条的封存凭证与其签名内容不一致")
        if _root(tree, size) != signed.head.root:
            yield Finding("tree_changed", former, None, f"第{former + 1}条至第{size}条之间的封存内容被改动")
            return
        former = size


def _root(tree: TileTree, size: int) -> bytes | None:
    try:
        return tree.root(size)
    except TileDamaged:
        return None


def _anchors(heads: list[tuple[int, Any, str]]) -> Iterator[Finding]:
    """Heads that left the database must still be there, unchanged."""
    kept = {size: text for size, _, text in heads}
    largest = heads[-1][0] if heads else 0
    for size, text in anchor.anchored():
        if size > largest:
            yield Finding(
                "truncated", largest, None, f"库外凭证证明台账曾有{size}条，现只有{largest}条：其后的台账被清除"
            )
            return
        if kept.get(size) != text:
            yield Finding("head_replaced", size - 1, None, f"规模为{size}条的封存凭证与库外留存的不同：历史被改写")
