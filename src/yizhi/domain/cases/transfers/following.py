"""A matter moves along with what its receiver does: the clue and the case that came of it tell it how far they are."""

from typing import Any

from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.general import Decision, GeneralCase
from yizhi.domain.cases.models.terms import Outcome
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.procedures.general_penalty import SIDE_ENDS
from yizhi.domain.cases.procedures.transfer import HANDLED, RESULT
from yizhi.domain.cases.transfers.clock_of_transfer import columns
from yizhi.platform import clock
from yizhi.platform.acts.along import after_every_act
from yizhi.platform.acts.writing import Writing

_FOLLOWING = (*HANDLED, *RESULT)


@after_every_act
def follow(writing: Writing, record: Any) -> None:
    """Also keeps the index columns of what falls due."""
    if isinstance(record, Transfer):
        _index(writing, record)
    elif isinstance(record, Clue):
        _of_clue(writing, record)
    elif isinstance(record, GeneralCase) and record.clue_id is not None:
        _of_case(writing, record)


def _index(writing: Writing, one: Transfer) -> None:
    found = columns(one)
    if any(getattr(one, name) != value for name, value in found.items()):
        writing.change(one, **found)


def _following(clue: Any) -> Transfer | None:
    found: Transfer | None = Transfer.objects.filter(result_clue=clue, state__in=_FOLLOWING).first()
    return found


def _move(writing: Writing, one: Transfer, **facts: Any) -> None:
    if all(getattr(one, name) == value for name, value in facts.items()):
        return
    for name, value in facts.items():
        setattr(one, name, value)
    writing.change_also(one, **facts, **columns(one))


def _of_clue(writing: Writing, clue: Clue) -> None:
    """What ended without a case; what was merged goes on as the clue that stays."""
    if clue.state not in ("NO_FILING", "EDUCATED", "TRANSFERRED", "SIMPLE_PENALTY", "MERGED"):
        return
    one = _following(clue.pk)
    if one is None:
        return
    if clue.state == "MERGED":
        _move(writing, one, result_clue_id=clue.merged_into_id)
        return
    state = "DECIDED" if clue.state == "SIMPLE_PENALTY" else "NOT_FILED"
    result = f"{clue.present_state.title}：{clue.reason}"
    _move(writing, one, state=state, result=result, result_on=writing.at.date())


def _of_case(writing: Writing, case: GeneralCase) -> None:
    if case.filed_at is None and case.state != "NOT_FILED":
        return
    one = _following(case.clue_id)
    if one is None or one.state == "COPIED_BACK":
        return
    if case.state == "NOT_FILED":
        _move(writing, one, state="NOT_FILED", result="不予立案", result_on=writing.at.date())
    elif case.decided_at is not None:
        _move(writing, one, **_decided(case))
    elif case.state in SIDE_ENDS:
        _move(writing, one, state="DECIDED", result=case.present_state.title, result_on=writing.at.date())
    elif one.state == "ACCEPTED":
        _move(writing, one, state="FILED")


def _decided(case: GeneralCase) -> dict[str, Any]:
    """The outcome in words without the party's name; the number of the first decision document."""
    decision = Decision.objects.get(case=case)
    papers = list(case.papers.select_related("document"))
    return {
        "state": "DECIDED",
        "result": str(Outcome(decision.outcome).label),
        "result_number": papers[0].document.number if papers else "",
        "result_on": clock.day(case.decided_at) if case.decided_at else None,
        "served_on": case.served_on,
    }
