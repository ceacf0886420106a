"""Tell the database who is acting, for one transaction. Nothing told, nothing seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from yizhi.platform.scope import epochs
from yizhi.platform.scope.actor import PUBLIC, Actor

_current: ContextVar[Actor] = ContextVar("yizhi_actor", default=PUBLIC)

# One statement, so that naming the actor costs one round trip. is_local=true: the values end with the transaction, so a
# pooled connection carries nothing over to its next user.
_TELL = """SELECT set_config('yizhi.person', %s, true), set_config('yizhi.reads', %s, true),
                  set_config('yizhi.writes', %s, true), set_config('yizhi.token', %s, true)"""

_TELL_AND_LEARN = f"{_TELL}, {epochs.ALL}"


def current_actor() -> Actor:
    return _current.get()


def _tell(actor: Actor, statement: str = _TELL) -> list[str]:
    """Returns the epochs where the statement asks for them."""
    if any("," in key for key in (*actor.reads, *actor.writes)):
        raise ValueError("管辖范围不能含有逗号")  # the list below is parted by commas: one more would be another scope
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            [str(actor.person or ""), ",".join(actor.reads), ",".join(actor.writes), actor.token_hash],
        )
        return cursor.fetchone()[-1] if statement is _TELL_AND_LEARN else []


@contextmanager
def acting(actor: Actor, *, in_act_of: str = "") -> Iterator[Actor]:
    """Open a transaction in which rows are visible and writable as `actor`, and restore the former actor after it.

    in_act_of: the app whose act runs in the block; the epochs of other apps' records are read along and stand in it.
    """
    former = _current.get()
    nested = connection.in_atomic_block
    with transaction.atomic():
        token = _current.set(actor)
        try:
            if in_act_of:
                with epochs.within_act(epochs.read(_tell(actor, _TELL_AND_LEARN)), in_act_of):
                    yield actor
            else:
                _tell(actor)
                yield actor
        finally:
            _current.reset(token)
        # Only after success: when the block fails, PostgreSQL restores the values with the rollback by itself.
        if nested and not connection.needs_rollback:
            _tell(former)
