"""What goes along with every act on a record, inside its transaction: registered by the platform's rooms."""

from collections.abc import Callable
from typing import Any

from yizhi.platform.acts.writing import Writing

Companion = Callable[[Writing, Any], None]
_companions: list[Companion] = []


def after_every_act(companion: Companion) -> Companion:
    """Run this once an act's function ran and the record stands as it leaves it, before the entry and the commit."""
    _companions.append(companion)
    return companion


def bring_along(writing: Writing, record: Any) -> None:
    for companion in _companions:
        companion(writing, record)
