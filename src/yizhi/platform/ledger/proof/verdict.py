"""What a verification found: sentences in plain Chinese, each proven, disproven or open."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """OK: proven. FAILED: what should hold does not. UNKNOWN: what was handed in cannot show it either way."""

    OK = "ok"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One claim. `says` is true if and only if `state` is OK; `detail` says why not, or what to compare."""

    code: str
    says: str
    state: State
    detail: str = ""


def check(code: str, says: str, holds: bool, wrong: str, *, detail: str = "") -> Check:
    """OK with `detail` when it holds, FAILED with `wrong` when not."""
    return Check(code, says, State.OK if holds else State.FAILED, detail if holds else wrong)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All checks. Verified if and only if there are checks and none failed; open ones are named, not counted."""

    checks: tuple[Check, ...]
    origin: str = ""
    size: int = 0
    at: str = ""
    suite: str = ""
    fingerprint: str = ""

    @property
    def verified(self) -> bool:
        return bool(self.checks) and not self.failed

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(found for found in self.checks if found.state is State.FAILED)

    @property
    def unknown(self) -> tuple[Check, ...]:
        return tuple(found for found in self.checks if found.state is State.UNKNOWN)

    def as_json(self) -> dict[str, Any]:
        return {
            "verified": self.verified,
            "origin": self.origin,
            "size": self.size,
            "at": self.at,
            "suite": self.suite,
            "fingerprint": self.fingerprint,
            "checks": [
                {"code": c.code, "says": c.says, "state": c.state.value, "detail": c.detail} for c in self.checks
            ],
        }
