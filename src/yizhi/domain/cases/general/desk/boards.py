"""Cards and tables of the desk, from what the readers counted."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.terms import ReviewKind
from yizhi.domain.cases.procedures.general_penalty import VERSION_1
from yizhi.platform import clock
from yizhi.platform.pages.patterns import Badge, Column, Listing, Row

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("立案", ("DRAFT_FILING", "FILED")),
    ("调查", ("INVESTIGATING", "INVESTIGATED", "SUSPENDED")),
    ("审查审核", ("COMPLIANCE_REVIEW", "LEGAL_REVIEW_1", "LEGAL_REVIEW_2", "COLLECTIVE")),
    ("告知听取", ("NOTIFIED", "STATEMENT", "HEARING")),
    ("决定送达", ("DECIDED", "SERVED", "PUBLISHED")),
    ("执行", ("EXECUTING", "COURT_ENFORCEMENT")),
    ("待结案", ("WITHDRAWN", "TERMINATED", "TRANSFERRED_CRIME", "TRANSFERRED_AGENCY")),
)
_CARDS = 20
_TITLES = {state.code: state.title for state in VERSION_1.states}


def columns(
    cases: Iterable[GeneralCase], counted: list[dict[str, Any]], card: Callable[[GeneralCase], dict[str, Any]]
) -> list[dict[str, Any]]:
    """The columns with their counts, which are of all cases, and the first cards of each."""
    numbers = {row["state"]: row["number"] for row in counted}
    of_state: dict[str, list[dict[str, Any]]] = {}
    for case in cases:
        of_state.setdefault(case.state, []).append(card(case))
    return [
        {
            "title": title,
            "number": sum(numbers.get(state, 0) for state in states),
            "states": [(_TITLES[state], numbers[state]) for state in states if state in numbers],
            "cards": [one for state in states for one in of_state.get(state, [])][:_CARDS],
        }
        for title, states in COLUMNS
    ]


def _age(first: Any, today: date) -> str:
    return f"{(today - clock.day(first)).days}日" if first else ""


def ageing(rows: list[dict[str, Any]], today: date) -> Listing:
    """One line a state, in the order of the procedure."""
    order = [state.code for state in VERSION_1.states]
    heads = ("环节", "在办", "30日以内", "31至60日", "61至90日", "90日以上", "最久")
    lines = [
        Row(
            (
                _TITLES[row["state"]],
                row["number"],
                row["to_30"],
                row["to_60"],
                row["to_90"],
                Badge(f"{row['over_90']}", "warn") if row["over_90"] else 0,
                _age(row["first"], today),
            )
        )
        for row in sorted(rows, key=lambda row: order.index(row["state"]))
    ]
    return Listing(title="各环节案件的时长", columns=_columns(heads), rows=lines, empty="没有在办的普通程序案件")


def load(rows: list[dict[str, Any]], today: date) -> Listing:
    """One line an officer: what they lead now."""
    heads = ("主办人", "在办", "办案期限已超", "15日内到期", "最久")
    lines = [
        Row(
            (
                row["lead__name"],
                row["number"],
                Badge(f"{row['late']}", "danger") if row["late"] else 0,
                Badge(f"{row['soon']}", "warn") if row["soon"] else 0,
                _age(row["first"], today),
            )
        )
        for row in rows
    ]
    return Listing(title="主办人在办案件", columns=_columns(heads), rows=lines, empty="没有在办的普通程序案件")


def reviewers(rows: list[dict[str, Any]]) -> Listing:
    lines = [Row((row["reviewer__name"], str(ReviewKind(row["kind"]).label), row["number"])) for row in rows]
    heads = ("审查、审核人员", "种类", "近90日办结")
    return Listing(
        title="审查、审核人员办结情况", columns=_columns(heads), rows=lines, empty="近90日没有办结的审查、审核"
    )


def _columns(heads: tuple[str, ...]) -> list[Column]:
    return [Column(str(n), head, phone="title" if n == 0 else "meta") for n, head in enumerate(heads)]
