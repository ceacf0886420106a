"""What follows if a step is taken on a day: computed by the statute's rules, before anybody does it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yizhi.domain.cases.amounts import payment_due
from yizhi.domain.cases.general import clock_of_case, penalties
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.platform import clock
from yizhi.statute.chinese import chinese_date
from yizhi.statute.court_window import Remedied, court_window
from yizhi.statute.deadlines import Deadline, compute
from yizhi.statute.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Preview:
    """`asks` names the step and its day, `answer` what follows; `reasons` are the computation, step by step."""

    asks: str
    answer: str
    reasons: tuple[str, ...] = ()
    possible: bool = True


def previews(dossier: Dossier, day: date) -> list[Preview]:
    """For the state the case is in; empty where no period depends on the next step."""
    state = dossier.case.state
    found: list[Callable[[Dossier, date], Iterator[Preview]]] = []
    if state == "DRAFT_FILING":
        found = [_filed]
    elif dossier.case.decided_at is None and dossier.case.filed_at is not None and state not in _NO_DECISION:
        found = [_noticed]
    elif state == "DECIDED":
        found = [_served]
    return [preview for one in found for preview in _guarded(one, dossier, day)]


_NO_DECISION = frozenset({"WITHDRAWN", "TERMINATED", "TRANSFERRED_CRIME", "TRANSFERRED_AGENCY", "NOT_FILED"})


def _guarded(one: Callable[[Dossier, date], Iterator[Preview]], dossier: Dossier, day: date) -> Iterator[Preview]:
    """A rule that cannot answer (holidays not published yet) says so instead of an answer."""
    try:
        yield from one(dossier, day)
    except RefusedError as error:
        yield Preview("其余期限暂不能计算", f"{error.refusal.why}。{error.refusal.next_step}。")


def _filed(dossier: Dossier, day: date) -> Iterator[Preview]:
    until = compute("T-90", day)
    yield Preview(
        f"如{chinese_date(day)}批准立案",
        f"应于{chinese_date(until.due_on)}前作出处理决定。",
        until.explanation,
    )


def _noticed(dossier: Dossier, day: date) -> Iterator[Preview]:
    """From: the day after the party's periods; to: the end of the 90 days."""
    periods = _party_periods(dossier, day)
    earliest = max(one.due_on for one in periods) + timedelta(days=1)
    latest = clock_of_case.decide_by(dossier, day)
    if latest is None:
        return
    reasons = tuple(step for one in (*periods, latest) for step in one.explanation)
    asks = f"如{chinese_date(day)}送达事先告知书"
    if latest.due_on < earliest:
        late = (
            f"当事人的期限至{chinese_date(earliest - timedelta(days=1))}届满，而办案期限至{chinese_date(latest.due_on)}"
        )
        said = f"{late}：除非当事人明确放弃权利，或者依据规定延期，已来不及作出处罚决定。"
        yield Preview(asks, said, reasons, possible=False)
        return
    span = f"可以在{chinese_date(earliest)}至{chinese_date(latest.due_on)}之间作出处罚决定"
    yield Preview(asks, f"{span}；当事人明确放弃权利的，可以提前。", reasons)


def _party_periods(dossier: Dossier, day: date) -> list[Deadline]:
    heard = any(penalties.hearing_right(dossier, party, day) for party in dossier.parties)
    return [compute("T-STATE", day), *([compute("T-HEAR-APPLY", day)] if heard else [])]


def _served(dossier: Dossier, day: date) -> Iterator[Preview]:
    """Payment, surcharge and court, if the party neither pays nor seeks a remedy."""
    due = payment_due(day)
    asks = f"如{chinese_date(day)}送达决定书"
    if due is not None and dossier.payables:
        late = chinese_date(due + timedelta(days=1))
        said = f"当事人应于{chinese_date(due)}前缴纳；自{late}起，每日按罚款数额的百分之三加处罚款。"
        yield Preview(asks, said, compute("T-PAY", day).explanation)
    if dossier.case.decided_at is None:
        return
    window = court_window(Remedied(served_on=day, decided_on=clock.day(dossier.case.decided_at)))
    said = (
        f"当事人不申请复议、不起诉又不履行的，救济期限至{chinese_date(window.remedy_end)}届满，"
        f"催告后可以申请人民法院强制执行，最迟{chinese_date(window.closes_on)}。"
    )
    yield Preview(asks, said, window.explanation)
