"""The law as a library: pure rules with article, effective dates and reliability. No framework, no clock, no I/O."""

from yizhi.statute.decision import Decision
from yizhi.statute.refusal import Refusal, RefusedError

__all__ = ["Decision", "Refusal", "RefusedError"]
