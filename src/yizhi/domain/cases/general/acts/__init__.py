"""The only writers of general cases, one file a stage, in the order of the procedure."""

from yizhi.domain.cases.general.acts import (
    closing,
    correcting,
    deciding,
    ending,
    enforcing,
    filing,
    hearing,
    investigating,
    notifying,
    paying,
    people,
    proposing,
    publishing,
    reviewing,
    serving,
    timing,
)

__all__ = [
    "closing",
    "correcting",
    "deciding",
    "ending",
    "enforcing",
    "filing",
    "hearing",
    "investigating",
    "notifying",
    "paying",
    "people",
    "proposing",
    "publishing",
    "reviewing",
    "serving",
    "timing",
]
