"""Pools of connections and processes: a connection belongs to one process, because it says for whom it acts."""

from typing import Any

from django.db import connections


def close_pools(of: Any = connections) -> None:
    """Close every connection and every pool of this process; both open again at the next query.

    Must be called before a process forks: `close_all` only gives connections back to their pool, and children that
    inherit the pool's sockets share them with each other, so that one person's query could run as another.
    """
    of.close_all()
    for connection in of.all(initialized_only=True):
        if getattr(connection, "pool", None):
            connection.close_pool()
