"""The law as a library: pure rules with article, effective dates and reliability. No framework, no clock, no I/O."""

from yizhi.statute.refusal import Refusal, RefusedError

__all__ = ["Refusal", "RefusedError"]
