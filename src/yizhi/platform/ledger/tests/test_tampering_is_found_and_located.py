"""The owner of the tables rewrites history by SQL, with the triggers switched off: each way is found, and where.

300 of 600 entries is position 299 of a log with heads at 10, 300 and 600.
"""

import json
from pathlib import Path

import pytest
from django.conf import settings

from yizhi.platform.ledger import log_key
from yizhi.platform.ledger.append import mac
from yizhi.platform.ledger.proof.checkpoint import sign_checkpoint
from yizhi.platform.ledger.proof.tiles import extend
from yizhi.platform.ledger.tests.own_database import OwnDatabase
from yizhi.platform.ledger.tests.writing import AT, append_entries
from yizhi.platform.ledger.verification import Finding, verify_ledger

PLACE = 299
VICTIM = f"(SELECT entry_id FROM ledger_leaf WHERE position = {PLACE})"
TABLES = ("ledger_entry", "ledger_opening", "ledger_leaf", "ledger_head")


def tampered(log: OwnDatabase, *statements: str) -> tuple[Finding, ...]:
    """What the verification finds after the owner has switched off the triggers and run the statements."""
    with log.session() as owner, owner.transaction():
        for table in TABLES:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            owner.execute(statement)
    return verify_ledger().findings


def victim(log: OwnDatabase) -> str:
    return str(log.sql(f"SELECT entry_id FROM ledger_leaf WHERE position = {PLACE}")[0][0])


def found(findings: tuple[Finding, ...]) -> set[tuple[str, int | None, str | None]]:
    return {(f.kind, f.position, f.entry) for f in findings}


def test_an_untouched_log_is_sound(log: OwnDatabase) -> None:
    report = verify_ledger()
    assert (report.sound, report.size, report.heads) == (True, 600, 3)


def test_a_changed_sentence_is_found_at_its_place(log: OwnDatabase) -> None:
    changed = f"UPDATE ledger_entry SET body = replace(body, '甲一记下', '乙二记下') WHERE id = {VICTIM}"
    assert found(tampered(log, changed)) == {("changed", PLACE, victim(log))}


COLUMNS = {
    "verb = 'sample.other'": "行为",
    "record_id = gen_random_uuid()": "记录",
    "record_kind = 'org.person'": "记录类别",
    "actor_person = gen_random_uuid()": "人员",
    "actor_person = NULL": "人员",
    "division = '330803102'": "区划",
    "line = 'market'": "条线",
    "key = gen_random_uuid()": "幂等键",
    "at = at - interval '1 second'": "时间",
    "request = repeat('0', 64)": "请求指纹",
    "mac = repeat('0', 64)": "写入凭证",
}


def test_a_column_changed_to_hide_an_entry_from_a_search_is_found_and_named(log: OwnDatabase) -> None:
    entry = "(SELECT entry_id FROM ledger_leaf WHERE position = {})"
    changes = [
        f"UPDATE ledger_entry SET {change} WHERE id = {entry.format(place)}" for place, change in enumerate(COLUMNS)
    ]
    findings = tampered(log, *changes)
    assert [(f.kind, f.position) for f in findings] == [("columns", place) for place in range(len(COLUMNS))]
    assert [f.says.rpartition("：")[2] for f in findings] == list(COLUMNS.values())


def test_a_deleted_entry_is_found_at_its_place(log: OwnDatabase) -> None:
    gone = victim(log)
    assert found(tampered(log, f"DELETE FROM ledger_entry WHERE id = {VICTIM}")) == {("deleted", PLACE, gone)}


def test_a_deleted_entry_with_its_leaf_leaves_a_hole(log: OwnDatabase) -> None:
    assert ("place_lost", PLACE, None) in found(
        tampered(
            log,
            f"DELETE FROM ledger_entry WHERE id = {VICTIM}",
            f"DELETE FROM ledger_leaf WHERE position = {PLACE}",
        )
    )


@pytest.mark.parametrize("place", [0, PLACE, 599])
def test_a_deleted_leaf_is_found_with_the_entry_it_placed(log: OwnDatabase, place: int) -> None:
    orphan = str(log.sql(f"SELECT entry_id FROM ledger_leaf WHERE position = {place}")[0][0])
    findings = found(tampered(log, f"DELETE FROM ledger_leaf WHERE position = {place}"))
    assert findings == {("place_lost", place, None), ("kept_out", None, orphan)}


_FORGED = f"""INSERT INTO ledger_entry SELECT '00000000-0000-7000-8000-00000000000f', gen_random_uuid(), request, at,
verb, actor_person, record_kind, record_id, division, line, body, mac FROM ledger_entry WHERE id = {VICTIM}"""


def test_an_inserted_entry_is_forged_wherever_it_waits(log: OwnDatabase) -> None:
    forged = _FORGED.replace(" body, mac ", " replace(body, '甲一', '乙二'), mac ")
    assert found(tampered(log, forged)) == {("forged", None, "00000000-0000-7000-8000-00000000000f")}


def test_an_inserted_leaf_is_found_behind_the_signed_end(log: OwnDatabase) -> None:
    forged = "00000000-0000-7000-8000-00000000000f"
    leaf = f"INSERT INTO ledger_leaf (position, entry_id) VALUES (600, '{forged}')"
    assert ("changed", 600, forged) in found(tampered(log, _FORGED, leaf))


def test_two_entries_that_changed_places_are_both_found(log: OwnDatabase) -> None:
    swap = (
        "CREATE TEMP TABLE kept AS SELECT * FROM ledger_leaf WHERE position IN (20, 21)",
        "DELETE FROM ledger_leaf WHERE position IN (20, 21)",
        "INSERT INTO ledger_leaf (position, entry_id) SELECT 41 - position, entry_id FROM kept",
    )
    assert {(kind, place) for kind, place, _ in found(tampered(log, *swap))} == {("changed", 20), ("changed", 21)}


def test_emptied_entries_are_missed_at_every_place(log: OwnDatabase) -> None:
    findings = tampered(log, "TRUNCATE ledger_entry CASCADE")
    assert {f.position for f in findings if f.kind == "deleted"} == set(range(600))


def test_emptied_leaves_are_missed_and_their_entries_stand_alone(log: OwnDatabase) -> None:
    findings = tampered(log, "TRUNCATE ledger_leaf")
    assert min(f.position for f in findings if f.kind == "place_lost" and f.position is not None) == 0
    assert sum(f.kind == "kept_out" for f in findings) == 600


def test_emptied_heads_are_missed_by_the_anchors_outside(log: OwnDatabase) -> None:
    (finding,) = (f for f in tampered(log, "TRUNCATE ledger_head") if f.kind == "truncated")
    assert finding.position == 0


def test_a_log_emptied_altogether_is_missed_by_the_anchors_outside(log: OwnDatabase) -> None:
    findings = tampered(log, "TRUNCATE ledger_entry, ledger_opening, ledger_leaf, ledger_head, ledger_tile")
    assert found(findings) == {("truncated", 0, None)}


def test_a_log_cut_back_to_an_earlier_head_is_missed_by_the_anchors_outside(log: OwnDatabase) -> None:
    cut = (
        "DELETE FROM ledger_entry WHERE id IN (SELECT entry_id FROM ledger_leaf WHERE position >= 300)",
        "DELETE FROM ledger_leaf WHERE position >= 300",
        "DELETE FROM ledger_head WHERE size > 300",
    )
    assert ("truncated", 300, None) in found(tampered(log, *cut))


def test_a_changed_tile_is_found_at_the_leaf_and_between_two_heads(log: OwnDatabase) -> None:
    changed = (
        "UPDATE ledger_tile SET hashes = overlay(hashes placing '\\x00'::bytea from 1) WHERE level = 0 AND index = 0"
    )
    findings = found(tampered(log, changed))
    assert ("changed", 0, str(log.sql("SELECT entry_id FROM ledger_leaf WHERE position = 0")[0][0])) in findings
    assert ("tile_changed", 0, None) in findings
    assert ("tree_changed", 0, None) in findings


def test_a_changed_upper_tile_is_found_between_two_heads(log: OwnDatabase) -> None:
    findings = found(tampered(log, "UPDATE ledger_tile SET hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) "
                              "WHERE level = 1"))  # fmt: skip
    assert findings == {("tile_changed", 256, None), ("tree_changed", 300, None)}


def test_a_missing_tile_is_found(log: OwnDatabase) -> None:
    findings = found(tampered(log, "DELETE FROM ledger_tile WHERE level = 0 AND index = 1"))
    assert ("tile_changed", 256, None) in findings
    assert ("tree_changed", 10, None) in findings


def test_an_entry_rewritten_with_its_leaf_by_whoever_has_the_keys_is_found_one_level_up(log: OwnDatabase) -> None:
    """The roots of full tiles lie one level higher: the signed roots alone would not notice."""
    ((identity, body, hashes),) = log.sql(
        "SELECT e.id, e.body, t.hashes FROM ledger_leaf l JOIN ledger_entry e ON e.id = l.entry_id, ledger_tile t "
        "WHERE l.position = 5 AND t.level = 0 AND t.index = 0"
    )
    rewritten = body.replace("甲一记下", "乙二记下")
    forged = bytes(hashes)[: 5 * 32] + log_key.suite().leaf_hash(rewritten.encode()) + bytes(hashes)[6 * 32 :]
    with log.session() as owner:
        owner.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        changed = [rewritten, mac(rewritten), identity]
        owner.execute("UPDATE ledger_entry SET body = %s, mac = %s WHERE id = %s", changed)
        owner.execute("UPDATE ledger_tile SET hashes = %s WHERE level = 0 AND index = 0", [forged])
    assert ("tile_changed", 0, None) in found(verify_ledger().findings)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("root = set_byte(root, 0, 255 - get_byte(root, 0))", "head_changed"),
        ("checkpoint = replace(checkpoint, 'time 20', 'time 19')", "head_forged"),
        ("checkpoint = ''", "head_forged"),
    ],
)
def test_a_changed_head_is_found_by_its_size(log: OwnDatabase, change: str, kind: str) -> None:
    assert (kind, 299, None) in found(tampered(log, f"UPDATE ledger_head SET {change} WHERE size = 300"))


def test_a_deleted_head_is_missed_by_the_anchors_outside(log: OwnDatabase) -> None:
    assert found(tampered(log, "DELETE FROM ledger_head WHERE size = 300")) == {("head_replaced", 299, None)}


def test_a_whole_tree_made_anew_and_signed_again_differs_from_the_anchors(log: OwnDatabase) -> None:
    """Somebody with the database and every key of the installation rewrites one entry and all that follows from it."""
    bodies = [row[0] for row in log.sql("SELECT body FROM ledger_entry e JOIN ledger_leaf l ON l.entry_id = e.id "
                                        "ORDER BY position")]  # fmt: skip
    genuine = bodies[PLACE]
    bodies[PLACE] = genuine.replace("甲一记下", "乙二记下")
    leaves = [log_key.suite().leaf_hash(body.encode()) for body in bodies]
    tree: dict[tuple[int, int], bytes] = {}
    with log.session() as owner:
        for table in ("ledger_entry", "ledger_head"):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        rewritten = [bodies[PLACE], mac(bodies[PLACE]), genuine]
        owner.execute("UPDATE ledger_entry SET body = %s, mac = %s WHERE body = %s", rewritten)
        for low, high in ((0, 10), (10, 300), (300, 600)):
            grown = extend(lambda level, index: tree.get((level, index)), low, leaves[low:high], log_key.suite())
            tree.update({(w.level, w.index): w.hashes for w in grown.writes})
            signed = sign_checkpoint(log_key.signing_key(), high, grown.root, AT)
            owner.execute(
                "UPDATE ledger_head SET root = %s, checkpoint = %s WHERE size = %s", [grown.root, signed, high]
            )
        for (level, index), hashes in tree.items():
            owner.execute("UPDATE ledger_tile SET hashes = %s WHERE level = %s AND index = %s", [hashes, level, index])
    kinds = {(f.kind, f.position) for f in verify_ledger().findings}
    assert kinds == {("head_replaced", 9), ("head_replaced", 299), ("head_replaced", 599)}


def test_an_entry_kept_from_the_sealer_is_named(log: OwnDatabase) -> None:
    with log.as_role("web"):
        (kept_out,) = append_entries(1)
    assert found(tampered(log, "DELETE FROM ledger_pending")) == {("kept_out", None, str(kept_out.pk))}


def test_an_entry_deleted_before_it_was_sealed_is_named(log: OwnDatabase) -> None:
    with log.as_role("web"):
        (gone,) = append_entries(1)
    assert found(tampered(log, f"DELETE FROM ledger_entry WHERE id = '{gone.pk}'")) == {
        ("vanished", None, str(gone.pk))
    }


def test_a_head_outside_that_somebody_edited_is_found(log: OwnDatabase) -> None:
    path = Path(settings.YIZHI_ANCHOR_DIRECTORY) / "heads.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    lines[1]["checkpoint"] = lines[1]["checkpoint"].replace("time 20", "time 19")
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert found(verify_ledger().findings) == {("head_replaced", 299, None)}
