"""Whether the violation was discovered in time (第三十六条)."""

from datetime import date

from yizhi.platform import clock
from yizhi.statute.limitation import Affected, Limitation, Violation, limitation


def limitation_of(
    *, occurred_on: date, discovered_on: date, continuing: bool, ended_on: date | None, affected: str, harm: bool
) -> Limitation:
    """Raises ValueError when a continuing violation ends before it began."""
    violation = Violation(
        occurred_on=occurred_on,
        continuing=continuing,
        ended_on=ended_on,
        affected=Affected[affected],
        harm_occurred=harm,
    )
    return limitation(violation, discovered_on)


def of_case(case: object) -> Limitation:
    record: object = case
    return limitation_of(
        occurred_on=clock.day(record.occurred_at),  # type: ignore[attr-defined]
        discovered_on=record.discovered_on,  # type: ignore[attr-defined]
        continuing=record.continuing,  # type: ignore[attr-defined]
        ended_on=record.ended_on,  # type: ignore[attr-defined]
        affected=record.affected,  # type: ignore[attr-defined]
        harm=record.harm_occurred,  # type: ignore[attr-defined]
    )
