"""Choosing one record of a case by its id, as a form sends it."""

from typing import Any
from uuid import UUID

from yizhi.platform.acts.errors import ActInvalid


def of_case(rows: Any, identity: UUID, field: str) -> Any:
    """The record of this case with the id, among rows or a case's manager. Errors: ActInvalid on the field."""
    known = rows.all() if hasattr(rows, "all") else rows
    found = next((row for row in known if row.pk == identity), None)
    if found is None:
        raise ActInvalid({field: ["所选项目不属于本案，请重新选择"]})
    return found
