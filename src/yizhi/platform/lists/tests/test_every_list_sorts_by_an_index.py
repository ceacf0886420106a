"""A list of a million rows sorts only by what an index gives: looked up for every list that is declared."""

from typing import Any

import pytest
from django.db.models import Model, UniqueConstraint
from django.http import QueryDict

from yizhi.platform.lists.asked import read
from yizhi.platform.lists.declaration import Table, declared_lists
from yizhi.platform.scope.actor import system


def _holder(model: type[Model], path: str) -> tuple[type[Model], str]:
    *towards, name = path.split("__")
    for relation in towards:
        model = model._meta.get_field(relation).related_model  # type: ignore[assignment]
    return model, name


def _indexed_first(model: type[Model]) -> set[str]:
    meta = model._meta
    single = {f.name for f in meta.fields if f.primary_key or f.unique or getattr(f, "db_index", False)}
    several = {index.fields[0].lstrip("-") for index in meta.indexes if index.fields and index.condition is None}
    unique = {c.fields[0] for c in meta.constraints if isinstance(c, UniqueConstraint) and not c.condition}
    return single | several | unique


def _orders(table: Table) -> list[tuple[str, ...]]:
    return [order for order in (table.sort, *(column.order for column in table.columns)) if order]


@pytest.mark.django_db
@pytest.mark.parametrize("table", declared_lists(), ids=lambda table: table.name)
def test_every_order_begins_with_an_indexed_column_and_knows_no_null(table: Table) -> None:
    agency = "00000000-0000-7000-8000-000000000000"
    asked = read(table, QueryDict(), system("测试"), fixed={"agency": agency})
    model: Any = table.rows(asked).model
    for order in _orders(table):
        holder, name = _holder(model, order[0])
        assert name in _indexed_first(holder), f"{table.name}：{order[0]} 没有索引"
        for path in order:
            holder, name = _holder(model, path)
            assert not holder._meta.get_field(name).null, f"{table.name}：{path} 可以为空"


def test_every_list_names_its_rows_on_a_phone() -> None:
    for table in declared_lists():
        assert [column.phone for column in table.columns].count("title") == 1, table.name
        assert table.sort, f"{table.name} 没有默认排序"
