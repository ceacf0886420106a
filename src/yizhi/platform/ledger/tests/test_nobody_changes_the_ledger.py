"""What stands in the ledger is out of reach: of the web process by its grants, of the owner by the triggers."""

import psycopg
import pytest

from yizhi.platform.ledger.tests.own_database import OwnDatabase

TABLES = ("ledger_entry", "ledger_leaf", "ledger_head", "ledger_tile", "ledger_pending", "ledger_opening")
KEPT = ("ledger_entry", "ledger_leaf", "ledger_head")
COLUMN = {
    "ledger_entry": "body",
    "ledger_leaf": "position",
    "ledger_head": "checkpoint",
    "ledger_tile": "hashes",
    "ledger_pending": "entry_id",
    "ledger_opening": "secret",
}


def test_the_owner_is_stopped_by_the_triggers(log: OwnDatabase) -> None:
    for table in KEPT:
        for statement in (
            f"UPDATE {table} SET {COLUMN[table]} = {COLUMN[table]}",
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="只可追加"):
                log.sql(statement)


@pytest.mark.parametrize("role", ["web", "worker"])
def test_the_processes_may_neither_change_nor_delete_nor_switch_off_the_guard(log: OwnDatabase, role: str) -> None:
    allowed = {
        "worker": {"UPDATE ledger_tile", "DELETE FROM ledger_pending"},  # the sealer's own work
        "web": set(),
    }[role]
    for table in TABLES:
        column = COLUMN[table]
        for verb, rest in (
            (f"UPDATE {table}", f" SET {column} = {column}"),
            (f"DELETE FROM {table}", ""),
            (f"TRUNCATE {table}", ""),
            (f"ALTER TABLE {table}", " DISABLE TRIGGER USER"),
            (f"ALTER TABLE {table}", " DISABLE ROW LEVEL SECURITY"),
            (f"DROP TABLE {table}", ""),
        ):
            if verb in allowed:
                continue
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                log.sql(verb + rest, role=role)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO ledger_leaf (position, entry_id) VALUES (600, gen_random_uuid())",
        "INSERT INTO ledger_head (size, root, at, checkpoint) VALUES (700, '', now(), '')",
        "INSERT INTO ledger_tile (level, index, hashes) VALUES (0, 9, '')",
        "INSERT INTO ledger_pending (entry_id) VALUES (gen_random_uuid())",
    ],
)
def test_the_web_process_cannot_play_the_sealer(log: OwnDatabase, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        log.sql(statement, role="web")


def test_the_web_process_cannot_write_an_entry_in_the_name_of_another(log: OwnDatabase) -> None:
    with log.session("web") as web, pytest.raises(psycopg.errors.InsufficientPrivilege):  # noqa: PT012
        web.execute("BEGIN")
        web.execute("SELECT set_config('yizhi.person', gen_random_uuid()::text, true)")
        web.execute(
            "INSERT INTO ledger_entry (id, key, request, at, verb, actor_person, record_kind, division, line, body,"
            " mac) VALUES (gen_random_uuid(), gen_random_uuid(), '', now(), 'x.y', gen_random_uuid(), '', '', '', '{}',"
            " '')"
        )
