"""How many statements a connection keeps prepared: all that pages and acts put, so that none is planned again."""

from typing import Any

_KEPT = 400


def keep_prepared(connection: Any, **signal: Any) -> None:
    """For Django's `connection_created`. The driver's own limit is a hundred, fewer than a day's work puts."""
    connection.connection.prepared_max = _KEPT
