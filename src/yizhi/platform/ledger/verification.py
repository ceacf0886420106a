"""Find out whether anybody rewrote history, and where. Runs every night, and whenever the justice bureau asks."""

from collections.abc import Iterator, Sequence
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
from yizhi.platform.ledger.proof.tiles import WIDTH, TileReader, TileTree

_HASH = 32
_CHUNK = 16 * 256


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


# The columns that repeat the body, in one text, so that a whole entry is compared at once; see `_repeated`.
_SEALED = """SELECT l.position, l.entry_id::text, convert_to(e.body, 'UTF8'), e.mac, extract(epoch FROM e.at)::float8,
       concat(l.entry_id, '|', e.key, '|', e.verb, '|', e.record_kind, '|', e.record_id, '|', e.actor_person, '|',
              e.division, '|', e.line, '|', e.request)
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
        read = tiles.ReadAhead().read
        findings = [*_entries(size, read), *_tree(size, read), *_unsealed(), *_heads(heads, read), *_anchors(heads)]
    return Report(size=size, heads=len(heads), findings=tuple(findings))


def _entries(size: int, read: TileReader) -> Iterator[Finding]:
    """Each sealed entry against the hash the tree holds at its place."""
    expected = 0
    with connection.cursor() as plain, plain.connection.cursor(name="ledger_verify", binary=True) as cursor:
        cursor.execute(_SEALED)
        while rows := cursor.fetchmany(_CHUNK):
            if not _sound(rows, expected, read):
                yield from _looked_at(rows, expected, read)
            expected = rows[-1][0] + 1
    for lost in range(expected, min(size, expected + 100)):
        yield Finding("place_lost", lost, None, f"第{lost + 1}条的位置记录被删除")


def _sound(rows: Sequence[tuple[Any, ...]], first: int, read: TileReader) -> bool:
    """Whether these rows are the entries at the places from `first` on, as they were sealed, columns included."""
    if rows[-1][0] - first + 1 != len(rows) or any(row[2] is None for row in rows):
        return False
    tile_hashes = (read(0, index) or b"" for index in range(first // WIDTH, (first + len(rows) - 1) // WIDTH + 1))
    start = first % WIDTH * _HASH
    stored = b"".join(tile_hashes)[start : start + len(rows) * _HASH]
    leaf_hash = suite().leaf_hash
    if stored != b"".join([leaf_hash(row[2]) for row in rows]):
        return False
    return all(_repeats(row) for row in rows)


def _repeats(row: tuple[Any, ...]) -> bool:
    """Whether the columns of the row say what its body says."""
    body = orjson.loads(row[2])
    return bool(row[5] == _repeated(body) and row[3] == mac(row[2]) and row[4] == _instant(body["at"]))


def _repeated(body: dict[str, Any]) -> str:
    """The body's own words for what the columns repeat, as `_SEALED` puts them together."""
    record, person = body["record"], body["actor"]["person"] or ""
    return (
        f"{body['id']}|{body['key']}|{body['verb']}|{record['kind']}|{record['id'] or ''}|{person}|"
        f"{body['division']}|{body['line']}|{body.get('request', '')}"
    )


def _looked_at(rows: Sequence[tuple[Any, ...]], expected: int, read: TileReader) -> Iterator[Finding]:
    """What is wrong with which of the rows."""
    leaf_hash = suite().leaf_hash
    for row in rows:
        position, identity, body = row[0], row[1], row[2]
        for lost in range(expected, position):
            yield Finding("place_lost", lost, None, f"第{lost + 1}条的位置记录被删除")
        expected = position + 1
        index, place = divmod(position, WIDTH)
        stored = (read(0, index) or b"")[place * _HASH : (place + 1) * _HASH]
        if body is None:
            yield Finding("deleted", position, identity, f"第{position + 1}条台账被删除")
        elif leaf_hash(body) != stored:
            yield Finding(
                "changed", position, identity, f"第{position + 1}条台账与封存时不一致（内容被改动或次序被调换）"
            )
        elif difference := _columns_differ(row):
            yield Finding("columns", position, identity, f"第{position + 1}条台账的检索列被改动：{difference}")


_NAMES = ("编号", "幂等键", "行为", "记录类别", "记录", "人员", "区划", "条线", "请求指纹")


def _columns_differ(row: tuple[Any, ...]) -> str:
    """Which of the columns that repeat the body say something else, in words; empty when none does."""
    body = orjson.loads(row[2])
    # Entries of before the mark was part of the body have nothing to compare it with.
    body.setdefault("request", row[5].rpartition("|")[2])
    columns, said = row[5].split("|"), _repeated(body).split("|")
    if len(columns) != len(said):
        return "含有不属于它的分隔符"
    differing = [name for name, column, told in zip(_NAMES, columns, said, strict=True) if column != told]
    if row[3] != mac(row[2]):
        differing.append("写入凭证")
    if row[4] != _instant(body["at"]):
        differing.append("时间")
    return "、".join(differing)


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


def _tree(size: int, read: TileReader) -> Iterator[Finding]:
    """Each full tile against the one hash that stands for it above: roots and proofs read only the upper one."""
    parents, level, count = suite().parents, 0, size // WIDTH
    while count:
        above = b""
        for index in range(count):
            row = read(level, index) or b""
            if index % WIDTH == 0:
                above = read(level + 1, index // WIDTH) or b""
            while len(row) > _HASH:
                row = parents(row) if len(row) % (2 * _HASH) == 0 else b""
            place = index % WIDTH * _HASH
            if not row or row != above[place : place + _HASH]:
                covered = WIDTH ** (level + 1)
                first, last = index * covered, (index + 1) * covered
                yield Finding("tile_changed", first, None, f"第{first + 1}条至第{last}条的封存树上下层不一致，树被改动")
        level, count = level + 1, count // WIDTH


def _heads(heads: list[tuple[int, Any, str]], read: TileReader) -> Iterator[Finding]:
    """Each signed head against the tree as it is now; the first that differs bounds where the tree was changed."""
    tree = TileTree(read, suite())
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
