"""The only readers of substitute performances for their page."""

from uuid import UUID

from yizhi.domain.cases.models.substitute import Substitute

_WITH = (
    "case__agency", "case__lead", "case__co", "party__party", "order__document", "demand", "decision", "reminder",
)  # fmt: skip


def substitute(identity: UUID) -> Substitute | None:
    found: Substitute | None = Substitute.objects.select_related(*_WITH).filter(pk=identity).first()
    return found
