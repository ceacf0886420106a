"""Whether an act is running in this context: the only state in which records can be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_open: ContextVar[bool] = ContextVar("yizhi_act_running", default=False)


def is_open() -> bool:
    return _open.get()


@contextmanager
def opened() -> Iterator[None]:
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)
