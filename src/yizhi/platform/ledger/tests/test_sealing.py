"""Committed entries come into the log once each, in any number, whatever happens to the sealer."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import ProgrammingError

from yizhi.platform.ledger import anchor
from yizhi.platform.ledger.log_key import suite, verifying_key
from yizhi.platform.ledger.models import Entry, Head, Leaf
from yizhi.platform.ledger.proof.checkpoint import parse_checkpoint
from yizhi.platform.ledger.proof.merkle import verify_inclusion
from yizhi.platform.ledger.queries import inclusion, latest_head
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.ledger.tests.own_database import OwnDatabase, simultaneously
from yizhi.platform.ledger.tests.writing import append_entries
from yizhi.platform.ledger.verification import verify_ledger


def written(database: OwnDatabase, count: int) -> None:
    with database.as_role("web"):
        append_entries(count)


def anchored_sizes() -> list[int]:
    return [size for size, _ in anchor.anchored()]


def test_nothing_to_seal_signs_nothing(own_database: OwnDatabase) -> None:
    with own_database.as_role("worker"):
        assert seal_pending() == 0
        assert latest_head() is None
        assert verify_ledger().sound


def test_the_web_process_cannot_seal(own_database: OwnDatabase) -> None:
    written(own_database, 1)
    with own_database.as_role("web"), pytest.raises(ProgrammingError, match="permission denied"):
        seal_pending()
    with own_database.as_role("worker"):
        assert seal_pending() == 1


def test_more_entries_than_a_tile_and_than_a_batch_are_all_sealed_and_provable(own_database: OwnDatabase) -> None:
    written(own_database, 257)
    with own_database.as_role("worker"):
        assert seal_pending() == 257
    copies = (
        "INSERT INTO ledger_entry SELECT gen_random_uuid(), gen_random_uuid(), request, at, verb, actor_person, "
        "record_kind, record_id, division, line, body, mac FROM ledger_entry, generate_series(1, 20)"
    )
    own_database.sql(copies)  # the sealer looks at body and mac alone
    with own_database.as_role("worker"):
        assert seal_pending() == 257 * 20
        head = latest_head()
        assert head is not None
        assert [h.size for h in Head.objects.order_by("size")] == [257, 5257, 5397]
        at = [0, 255, 256, 5000, 5396]
        entries = [Entry.objects.get(pk=Leaf.objects.get(position=place).entry_id) for place in at]
        proofs = inclusion(entries, head)
        assert proofs is not None
        for proof in proofs:
            leaf = suite().leaf_hash(proof.body.encode())
            assert verify_inclusion(proof.index, proof.size, leaf, proof.path, bytes(head.root), suite=suite())
            other = suite().leaf_hash(proof.body.replace("甲一", "乙二").encode())
            assert not verify_inclusion(proof.index, proof.size, other, proof.path, bytes(head.root), suite=suite())


def test_two_sealers_at_once_seal_each_entry_once(own_database: OwnDatabase) -> None:
    written(own_database, 300)
    with own_database.as_role("worker"):
        sealed = simultaneously(4, lambda number: seal_pending())
        assert sorted(sealed) == [0, 0, 0, 300]  # type: ignore[type-var]
        assert verify_ledger().sound


def test_entries_that_commit_while_the_sealer_works_wait_for_the_next_round(own_database: OwnDatabase) -> None:
    with own_database.as_role("web"):
        ready = simultaneously(8, lambda number: len(append_entries(20)))
    assert ready == [20] * 8
    with own_database.as_role("worker"):
        assert seal_pending() == 160
        assert verify_ledger().sound


def test_a_crash_between_commit_and_anchor_is_made_good(
    own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut() -> int:
        raise KeyboardInterrupt

    written(own_database, 3)
    with own_database.as_role("worker"):
        with monkeypatch.context() as crash:
            crash.setattr(anchor, "anchor_heads", power_cut)
            with pytest.raises(KeyboardInterrupt):
                seal_pending()
        assert anchored_sizes() == []
    written(own_database, 2)
    with own_database.as_role("worker"):
        assert seal_pending() == 2
        assert anchored_sizes() == [3, 5]
        assert verify_ledger().sound


def test_a_line_torn_by_a_crash_swallows_no_later_head(own_database: OwnDatabase) -> None:
    written(own_database, 3)
    with own_database.as_role("worker"):
        seal_pending()
    path = Path(settings.YIZHI_ANCHOR_DIRECTORY) / "heads.jsonl"
    path.write_text(path.read_text()[:40])
    written(own_database, 2)
    with own_database.as_role("worker"):
        seal_pending()
        assert anchored_sizes() == [3, 5]
        assert verify_ledger().sound
    assert len([line for line in path.read_text().splitlines() if line.startswith("{")]) == 3
    assert json.loads(path.read_text().splitlines()[-1])["size"] == 5


def test_the_national_suite_seals_signs_and_verifies_from_end_to_end(
    own_database: OwnDatabase, national_suite: None
) -> None:
    written(own_database, 5)
    with own_database.as_role("worker"):
        assert seal_pending() == 5
        head = latest_head()
        assert head is not None
        signed = parse_checkpoint(head.checkpoint)
        assert signed.head.suite.name == "sm3-sm2"
        assert signed.signed_by([verifying_key()])
        assert verify_ledger().sound
        proofs = inclusion(list(Entry.objects.all()), head)
        assert proofs is not None
        for proof in proofs:
            leaf = suite().leaf_hash(proof.body.encode())
            assert verify_inclusion(proof.index, proof.size, leaf, proof.path, bytes(head.root), suite=suite())
