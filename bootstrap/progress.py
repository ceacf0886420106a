"""What the person at the terminal sees: one line for each step, with the time it took; an error with its next step."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_begun = time.monotonic()


class StopError(Exception):
    """The run cannot go on. The message says what, why and what to do next; it is shown without a traceback."""


def say(text: str = "") -> None:
    print(text, flush=True)


@contextmanager
def step(chinese: str, english: str) -> Iterator[None]:
    """Announce a step, then say how long it took and how long the whole run has taken."""
    begun = time.monotonic()
    print(f"  … {chinese} {english}", end="" if sys.stdout.isatty() else "\n", flush=True)
    yield
    took, whole = time.monotonic() - begun, time.monotonic() - _begun
    start = "\r\033[K" if sys.stdout.isatty() else ""
    print(f"{start}  ✓ {chinese} {english}  {took:.1f} s  ({whole:.0f} s)", flush=True)


def passing(seconds: float, text: str) -> None:
    """How far a long step is: on a terminal in place, in a log as a line of its own."""
    start, end = ("\r\033[K", "") if sys.stdout.isatty() else ("", "\n")
    print(f"{start}    … {seconds:.0f} s  {text[:60]}", end=end, flush=True)


def elapsed() -> float:
    return time.monotonic() - _begun
