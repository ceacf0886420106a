"""What the form of an export says beside its fields: which list, which filters, which columns."""

from typing import Any

from django.http import QueryDict

from yizhi.platform.exports.acts import KEPT
from yizhi.platform.lists.asked import read
from yizhi.platform.lists.declaration import declared_list
from yizhi.platform.lists.page import described, heading
from yizhi.platform.lists.queries import kept_of


def context(actor: Any, record: Any) -> dict[str, Any]:
    return {"kept_days": KEPT.days}


def defaults(actor: Any, record: Any) -> dict[str, Any]:
    return {"format": "XLSX"}


def words(actor: Any, name: str, query: str) -> dict[str, Any]:
    table = declared_list(name)
    if table is None:
        return {}
    asked = read(table, QueryDict(query), actor, kept=kept_of(actor, table)[1])
    return {"title": heading(asked), "filters": described(asked), "columns": [column.title for column in asked.columns]}
