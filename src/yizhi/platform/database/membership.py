"""`field__in=[…]` of identifiers as one array parameter, `= ANY(…)`, instead of a parameter an identifier.

The statement is then the same text whatever the number of identifiers: it is planned once a connection, and neither
built nor sent a piece at a time. That holds for what Django asks when it prefetches, too.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import ForeignKey, UUIDField
from django.db.models.expressions import ColPairs
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In


class _Array(In):
    """Django's own lookup, but for the right side: a list of plain identifiers. All else is left to Django."""

    def get_prep_lookup(self) -> Any:
        """Identifiers need no preparing, one by one; hundreds of them are what a prefetch of a page gives."""
        if isinstance(self.rhs, Collection) and self._plain():
            return list(self.rhs)
        return super().get_prep_lookup()

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        if not self._plain():
            return super().process_rhs(compiler, connection)
        wanted = [value for value in dict.fromkeys(self.rhs) if value is not None]  # nothing equals NULL
        if not wanted:
            raise EmptyResultSet
        return "(%s)", [wanted]

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return f"= ANY {rhs}" if self._plain() else super().get_rhs_op(connection, rhs)

    def _plain(self) -> bool:
        """Whether the column holds identifiers, and the right side is a list of them without an expression."""
        if isinstance(self.lhs, ColPairs) or not self.rhs_is_direct_value():
            return False
        field = self.lhs.output_field
        return isinstance(getattr(field, "target_field", field), UUIDField) and all(
            value is None or isinstance(value, UUID) for value in self.rhs
        )


class InIdentifiers(_Array):
    """Of a column that holds identifiers itself."""


class InRelated(_Array, RelatedIn):
    """Of a column that refers to a row by its identifier."""


def register() -> None:
    """From now on every query of this process is built so. Idempotent."""
    UUIDField.register_lookup(InIdentifiers)
    ForeignKey.register_lookup(InRelated)
