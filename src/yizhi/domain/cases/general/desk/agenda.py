"""What falls due in a case, and when: computed from its facts by the statute's rules, never stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yizhi.domain.cases.general import clock_of_case, money, party_heard, remedies
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track.panel import target
from yizhi.domain.cases.models.general import GeneralCase, Notice
from yizhi.domain.cases.models.terms import StatementKind
from yizhi.platform import clock
from yizhi.platform.pages.patterns import Tone
from yizhi.statute.deadlines import Deadline, compute
from yizhi.statute.refusal import RefusedError

_TONES: tuple[tuple[int, Tone], ...] = ((-1, "danger"), (3, "warn"), (15, "info"))
_HELD = ("URGENT", "IN_FORCE", "TO_LIFT")
_ENDED = frozenset(
    {"CLOSED", "ARCHIVED", "NOT_FILED", "WITHDRAWN", "TERMINATED", "TRANSFERRED_CRIME", "TRANSFERRED_AGENCY"}
)


@dataclass(frozen=True, slots=True)
class Due:
    """One step of one case and its last day. `step` names no person; `party_acts` is true of periods of the party."""

    case: GeneralCase
    step: str
    on: date
    article: str
    party_acts: bool = False

    def urgency(self, today: date) -> tuple[Tone, str]:
        """How pressing it is and how long is left, in words; a period of the party never presses the officers."""
        left = (self.on - today).days
        said = f"还有{left}日" if left > 0 else "今天" if left == 0 else f"已过{-left}日"
        if self.party_acts:
            return ("neutral" if left >= 0 else "info"), said
        return next((tone for most, tone in _TONES if left <= most), "neutral"), said


def agenda(dossiers: Iterable[Dossier], today: date) -> list[Due]:
    """Everything that is still open, the earliest first."""
    found = [due for dossier in dossiers for due in _of_case(dossier, today)]
    return sorted(found, key=lambda due: (due.on, str(due.case.pk), due.step))


def next_due(dossier: Dossier, today: date) -> Due | None:
    """What the officers must do first; a period of the party counts only where nothing else is open."""
    found = agenda([dossier], today)
    return next((due for due in found if not due.party_acts), found[0] if found else None)


def _of_case(dossier: Dossier, today: date) -> Iterator[Due]:
    yield from _contested(dossier)
    if dossier.case.state in _ENDED or dossier.case.closed_at is not None:
        return
    if dossier.case.decided_at is None:
        yield from _before_decision(dossier, today)
    else:
        yield from _after_decision(dossier, today)
    for measure in dossier.measures:
        if measure.state in _HELD and measure.due_on is not None:
            yield Due(dossier.case, f"{measure.title}到期处理", measure.due_on, "《行政强制法》第二十五条、第二十八条")
    for letter in dossier.letters:
        if letter.replied_on is None and letter.reply_by is not None:
            step = f"{letter.receiver}{letter.get_kind_display()}复函期限"
            yield Due(dossier.case, step, letter.reply_by, "《行政处罚法》第二十六条")
    for order in dossier.corrections:
        if order.checked_at is None and order.due_on is not None:
            day = order.due_on + timedelta(days=1)
            yield Due(dossier.case, "复查改正情况", day, "《行政处罚法》第二十八条")


def _contested(dossier: Dossier) -> Iterator[Due]:
    """What a remedy against the decision demands of the agency, also of a case that has ended."""
    if dossier.case.decided_at is None:
        return
    for step, one, met in remedies.answers_due(dossier):
        if not met:
            yield Due(dossier.case, step, one.due_on, one.rule.citation)
    for remedy in dossier.remedies:
        if remedy.result == "REMADE" and remedy.remake_by is not None and dossier.case.state == "WITHDRAWN":
            yield Due(dossier.case, "重新作出处理", remedy.remake_by, "《行政处罚法》第七十三条")
    public = dossier.publication
    if public is not None and public.changed_on is not None and public.published_at and public.withdrawn_at is None:
        yield from _computed(dossier.case, "撤回公示", "T-WITHDRAW", public.changed_on)


def _before_decision(dossier: Dossier, today: date) -> Iterator[Due]:
    case = dossier.case
    decide = clock_of_case.decide_by(dossier, today)
    if decide is not None:
        yield Due(case, "作出处理决定", decide.due_on, decide.rule.citation)
    if quick := target(dossier):
        yield Due(case, "慎罚快办目标期限", quick.due_on, quick.rule.citation or quick.rule.title)
    for review in dossier.reviews:
        if not review.result and review.due_on is not None:
            yield Due(case, str(review.get_kind_display()), review.due_on, "《行政处罚法》第五十八条")
    for notice in dossier.notices:
        if notice.waived_at is None:
            yield from _periods(dossier, notice)
    for hearing in dossier.hearings:
        if hearing.accepted and not hearing.outcome and hearing.held_at is not None:
            yield Due(case, "举行听证", clock.day(hearing.held_at), "《行政处罚法》第六十四条")


def _periods(dossier: Dossier, notice: Notice) -> Iterator[Due]:
    said = any(s.notice_id == notice.pk and s.kind == StatementKind.MADE for s in dossier.statements)
    asked = any(h.notice_id == notice.pk and h.accepted for h in dossier.hearings)
    for step, one, over in (
        ("当事人陈述、申辩期限届满", party_heard.statement_deadline(notice), said),
        ("当事人要求听证期限届满", party_heard.hearing_deadline(notice), asked),
    ):
        if one is not None and not over:
            yield Due(dossier.case, step, one.due_on, one.rule.citation, party_acts=True)


def _after_decision(dossier: Dossier, today: date) -> Iterator[Due]:
    case, public = dossier.case, dossier.publication
    decided = clock.day(case.decided_at) if case.decided_at else today
    if case.served_on is None:
        yield from _computed(case, "送达决定书", "T-SERVE", decided)
    if public is None or public.checked_at is None:
        yield from _computed(case, "办理公示", "T-PUB", decided)
    for payable in dossier.payables:
        if payable.due_on is not None and money.account(dossier, payable, today).outstanding:
            yield Due(case, "当事人缴款期限届满", payable.due_on, "《行政处罚法》第六十七条", party_acts=True)


def _computed(case: GeneralCase, step: str, rule: str, start: date) -> Iterator[Due]:
    """Nothing where the holidays of that year are not published yet: a date would be a guess."""
    found: Deadline | None
    try:
        found = compute(rule, start)
    except RefusedError:
        found = None
    if found is not None:
        yield Due(case, step, found.due_on, found.rule.citation)
