"""The answer of a rule: allowed with its grounds, or refused with every reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yizhi.statute.refusal import Refusal, RefusedError


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed if and only if there is no refusal.

    ``grounds`` say on what the permission rests; ``duties`` what the law still demands when acting on it.
    """

    refusals: tuple[Refusal, ...] = ()
    grounds: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        return not self.refusals

    def require(self) -> None:
        """Raise ``RefusedError`` with the first refusal unless allowed."""
        if self.refusals:
            raise RefusedError(self.refusals[0])

    def __str__(self) -> str:
        lines = [str(r) for r in self.refusals] if self.refusals else [f"允许：{ground}" for ground in self.grounds]
        return "\n".join((*lines, *(f"须办理：{duty}" for duty in self.duties))) or "允许"


def decide(refusals: Iterable[Refusal | None], grounds: Iterable[str] = (), duties: Iterable[str] = ()) -> Decision:
    """Collect the refusals that exist; grounds count only when nothing refuses."""
    found = tuple(refusal for refusal in refusals if refusal is not None)
    return Decision(found, () if found else tuple(grounds), tuple(duties))
