"""The only writers of simple cases, in the order of the procedure."""

from yizhi.domain.cases.acts import (
    closing,
    collecting,
    deciding,
    hearing,
    opening,
    particulars,
    publishing,
    reading,
    weighing,
)

__all__ = [
    "closing",
    "collecting",
    "deciding",
    "hearing",
    "opening",
    "particulars",
    "publishing",
    "reading",
    "weighing",
]
