"""Entries: each readable in one way, in the tree, unaltered, and in an order that can be true."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from yizhi.platform.ledger.proof.body import Body, is_canonical, read_body
from yizhi.platform.ledger.proof.checkpoint import Checkpoint
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.merkle import verify_inclusion
from yizhi.platform.ledger.proof.parts import BundledEntry
from yizhi.platform.ledger.proof.verdict import Check, State, check

# A phone that worked offline may have its clock ahead of the server's by so much.
_CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class ProvenEntry:
    """An entry whose body is canonical, complete and in the tree under the head."""

    index: int
    body: Body


def check_entries(entries: Sequence[BundledEntry], head: Checkpoint) -> tuple[list[Check], list[ProvenEntry]]:
    """The checks of each entry, and those entries that passed all of them, in the log's order."""
    if not entries:
        return [Check("entries", "材料包内有台账记录", State.FAILED, "一条记录也没有，不能证明任何事情。")], []
    checks: list[Check] = []
    proven: list[ProvenEntry] = []
    for entry in sorted(entries, key=lambda e: e.index):
        found, body = _check_entry(entry, head)
        checks.extend(found)
        if body is not None and all(c.state is State.OK for c in found):
            proven.append(ProvenEntry(entry.index, body))
    checks.append(_check_distinct(entries, proven))
    checks.append(_check_order(proven, head.at))
    return checks, proven


def _check_entry(entry: BundledEntry, head: Checkpoint) -> tuple[list[Check], Body | None]:
    place = f"第 {entry.index} 号记录"
    leaf = head.suite.leaf_hash(entry.body.encode())
    included = verify_inclusion(entry.index, head.size, leaf, entry.path, head.root, suite=head.suite)
    canonical = is_canonical(entry.body)
    body, wrong = None, ""
    try:
        body = read_body(entry.body)
    except Malformed as error:
        wrong = str(error)
    said = f"“{body.says[:200]}”" if body else ""
    return [
        check(
            "entry.included",
            f"{place}{said}在台账中，一字未改",
            included,
            "按记录正文和证明路径算出的根，与签名树头的根不一致：正文、序号或证明被改动，或者该记录不在这份台账中。",
        ),
        check(
            "entry.canonical",
            f"{place}是规范文本，只有一种读法",
            canonical,
            "记录正文不是规范 JSON 文本（RFC 8785），可能被改动或重排。",
        ),
        check("entry.body", f"{place}的内容完整", body is not None, f"{wrong}，不能作为依据。"),
    ], body


def _check_distinct(entries: Sequence[BundledEntry], proven: Sequence[ProvenEntry]) -> Check:
    distinct = len({e.index for e in entries}) == len(entries)
    distinct = distinct and len({e.body.id for e in proven}) == len(proven)
    return check("entries.distinct", "每条记录只出现一次", distinct, "有记录重复出现：同一序号或同一编号被列了两次。")


def _check_order(proven: Sequence[ProvenEntry], head_at: datetime) -> Check:
    says = "各条记录的先后与台账顺序、封存时间相符"
    if not proven:
        return Check("entries.order", says, State.FAILED, "没有可信的记录可以比较。")
    for entry in proven:
        if entry.body.at > entry.body.recorded_at + _CLOCK_SKEW:
            return Check("entries.order", says, State.FAILED, f"第 {entry.index} 号记录的行为时间晚于登记时间。")
        if entry.body.recorded_at > head_at + _CLOCK_SKEW:
            return Check("entries.order", says, State.FAILED, f"第 {entry.index} 号记录的登记时间晚于封存时间。")
    # Only acts on one record wait for each other; entries of different records may be sealed in either order.
    for earlier, later in pairwise(sorted(proven, key=lambda e: (str(e.body.record.id), e.index))):
        same = earlier.body.record.id == later.body.record.id and earlier.body.record.id is not None
        if same and earlier.body.recorded_at > later.body.recorded_at:
            wrong = f"第 {later.index} 号记录排在第 {earlier.index} 号之后，登记时间却更早。"
            return Check("entries.order", says, State.FAILED, wrong)
    return Check("entries.order", says, State.OK)
