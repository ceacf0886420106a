"""Every table of the product is under row-level security, or is named here with the reason why not."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

POLICIES = {"scoped", "child", "open", "personal", "share", "ledger", "account", "internal", "technical"}

# Tables without any business record: nothing in them says who did what to whom.
UNSCOPED = {
    "ledger_pending": "identifiers of entries that wait to be sealed; the web process has no grant",
    "ledger_leaf": "places of entries in the log, by identifier; published with every proof",
    "ledger_tile": "hashes; published with every proof",
    "ledger_head": "signed heads; published",
    "documents_series": "the last number of each series",
}


def product_models() -> list[type[models.Model]]:
    found = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("yizhi.")
        for model in config.get_models(include_auto_created=True)
    ]
    assert len(found) > 20
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_every_model_declares_its_policy() -> None:
    forgotten = [m._meta.label for m in product_models() if getattr(m, "scope_policy", None) not in POLICIES]
    assert forgotten == []


@pytest.mark.django_db
def test_every_table_of_a_model_is_under_row_security_or_excepted_with_a_reason() -> None:
    secured = {name for (name,) in rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity")}
    open_tables = {m._meta.db_table for m in product_models()} - secured
    assert open_tables == set(UNSCOPED) & open_tables, open_tables - set(UNSCOPED)
    assert secured.isdisjoint(UNSCOPED)


@pytest.mark.django_db
def test_every_secured_table_has_a_policy_for_reading_and_one_for_adding() -> None:
    secured = {name for (name,) in rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity")}
    policies = set(rows("SELECT tablename, cmd FROM pg_policies"))
    for table in secured:
        assert {(table, "SELECT"), (table, "INSERT")} <= policies, table


@pytest.mark.django_db
def test_a_model_that_says_scoped_is_read_by_territory_and_line() -> None:
    conditions = dict(rows("SELECT tablename, qual FROM pg_policies WHERE policyname = 'yizhi_read'"))
    for model in product_models():
        if getattr(model, "scope_policy", "") == "scoped":
            assert "yizhi_keys" in conditions[model._meta.db_table], model._meta.label


@pytest.mark.django_db
def test_nobody_but_the_owner_deletes_a_record_or_owns_a_table() -> None:
    may_delete = {
        (table, role)
        for table, role in rows(
            "SELECT table_name, grantee FROM information_schema.role_table_grants "
            "WHERE privilege_type IN ('DELETE', 'TRUNCATE') AND grantee IN ('yizhi_web', 'yizhi_worker', 'PUBLIC')"
        )
    }
    records = {m._meta.db_table for m in product_models() if getattr(m, "scope_policy", "") != "technical"}
    assert {(t, r) for t, r in may_delete if t in records} == set()
    assert rows("SELECT tablename FROM pg_tables WHERE tableowner IN ('yizhi_web', 'yizhi_worker')") == []


@pytest.mark.django_db
def test_the_roles_of_the_processes_do_not_pass_by_row_security() -> None:
    assert rows(
        "SELECT rolname FROM pg_roles WHERE rolname IN ('yizhi_web', 'yizhi_worker')"
        " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
    ) == []  # fmt: skip
