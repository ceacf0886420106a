"""Why an act did not happen. Each error carries what a person needs to go on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from yizhi.statute.refusal import Refusal


class ActError(Exception):
    """Base of all reasons; nothing was written when one is raised."""

    status = 400


class ActInvalid(ActError):
    """The input is incomplete or malformed: messages by field name; '' holds what concerns the whole."""

    status = 422

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        self.errors = {name: list(messages) for name, messages in errors.items()}
        super().__init__("；".join(message for messages in self.errors.values() for message in messages))


class ActRefused(ActError):
    """The law or the state of the record does not allow it now.

    `afterwards` is done once the act is rolled back: what stands although nothing happened, as a wrong code counted.
    """

    status = 409

    def __init__(self, *refusals: Refusal, afterwards: Callable[[], None] | None = None) -> None:
        self.refusals = refusals
        self.afterwards = afterwards
        super().__init__("；".join(str(refusal) for refusal in refusals))


class ActForbidden(ActRefused):
    """This actor may not do it at all."""

    status = 403


class RecordNotFound(ActError):
    """No such record, or none that this actor may see: the two are not told apart."""

    status = 404

    def __init__(self) -> None:
        super().__init__("未找到该记录，或您无权查看")


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody else did meanwhile."""

    at: str
    says: str
    version: int


class ActConflict(ActError):
    """The record changed since the actor looked at it."""

    status = 409

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = tuple(changes)
        told = "；".join(change.says for change in self.changes) or "该记录已被更新"
        super().__init__(f"您打开页面之后，{told}。请刷新核对后再办理")


class KeyReused(ActError):
    """The idempotency key was already used for something else."""

    status = 409

    def __init__(self) -> None:
        super().__init__("该请求编号已用于另一项办理，请刷新页面后重试")


class WriteOutsideAct(RuntimeError):
    """A programming error: something tried to write past the door."""
