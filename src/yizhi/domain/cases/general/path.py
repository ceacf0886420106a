"""The legal path of a case: what comes next, who does it, what is still missing, and why, in plain words."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.terms import ReviewKind
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import declared
from yizhi.platform.addresses import reverse
from yizhi.platform.documents.catalogue import definition as document
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

LEAD, CO, UNIT, HEAD = "主办人", "协办人", "办案机构负责人", "行政机关负责人"
REVIEWER, CENTRE, CHAIR = "法制审核人员", "合规性审查员", "听证主持人"
ROAD: dict[str, str] = {
    "name_party": LEAD,
    "endorse_filing": UNIT,
    "approve_filing": HEAD,
    "write_inspection": "主办人、协办人",
    "write_questioning": "主办人、协办人",
    "sign_record": "主办人、协办人",
    "apply_sampling": "主办人、协办人",
    "approve_sampling": HEAD,
    "take_samples": "主办人、协办人",
    "record_test": "主办人、协办人",
    "settle_samples": "主办人、协办人",
    "add_evidence": "主办人、协办人",
    "verify_evidence": "主办人、协办人",
    "note_not_applicable": LEAD,
    "order_correction": LEAD,
    "propose": LEAD,
    "weigh": LEAD,
    "add_line": LEAD,
    "answer_list": LEAD,
    "compare_law": REVIEWER,
    "confirm": CO,
    "propose_fast_track": LEAD,
    "approve_fast_track": HEAD,
    "submit_fast_track": LEAD,
    "leave_fast_track": "主办人、负责人或者审核人员",
    "close_investigation": LEAD,
    "request_review": LEAD,
    "review_compliance": CENTRE,
    "review_legally": REVIEWER,
    "issue_notice": LEAD,
    "serve": "主办人、协办人",
    "take_input": "主办人、协办人",
    "make_receipt": "主办人、协办人",
    "record_statement": "主办人、协办人",
    "review_statement": "主办人、协办人",
    "apply_hearing": "主办人、协办人",
    "arrange_hearing": "办案机构负责人或者行政机关负责人",
    "hold_hearing": CHAIR,
    "report_hearing": CHAIR,
    "request_second_review": LEAD,
    "discuss": HEAD,
    "decide": HEAD,
    "send_crime": "主办人、协办人",
    "record_receipt": "主办人、协办人",
    "record_police": "主办人、协办人",
    "object_police": HEAD,
    "hand_items": "主办人、协办人",
    "take_back": HEAD,
    "propose_publication": "主办人、协办人",
    "publish": "另一名负责人或者审核人员",
    "record_payment": "办案人员或者财务人员",
    "demand": LEAD,
    "apply_to_court": HEAD,
    "record_court_result": "主办人、协办人",
    "answer_remedy": "主办人、协办人",
    "end_remedy": "主办人、协办人",
    "record_refund": "主办人、协办人",
    "withdraw_publication": "主办人、协办人",
    "check_correction": "主办人、协办人",
    "approve_deferral": HEAD,
    "propose_closing": LEAD,
    "close": HEAD,
    "archive": LEAD,
}
STAGES = (
    "DRAFT_FILING", "FILED", "INVESTIGATING", "INVESTIGATED", "COMPLIANCE_REVIEW", "LEGAL_REVIEW_1", "NOTIFIED",
    "STATEMENT", "HEARING", "LEGAL_REVIEW_2", "COLLECTIVE", "DECIDED", "SERVED", "PUBLISHED", "EXECUTING",
    "COURT_ENFORCEMENT", "CLOSED", "ARCHIVED",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step that the procedure knows in the present state; open now if and only if nothing is missing."""

    title: str
    who: str
    article: str
    papers: str
    missing: tuple[Refusal, ...]
    url: str

    @property
    def open(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Stage:
    title: str
    done: bool
    current: bool


def along(record: Any, codes: Sequence[str], gone: Collection[str] = ()) -> list[Stage]:
    """The states of the road in their order: behind, present, ahead.

    Behind are those that every way to the present state leads through, and `gone`, of which the record shows that it
    was there; one that may be skipped and was is left out, and so is one that cannot be reached any more. A record
    beside the road stands after the last state behind it.
    """
    procedure, here = record.definition, record.state
    past, ahead = procedure.passed(here) | set(gone), procedure.ahead(here)
    place = codes.index(here) if here in codes else None
    behind = [code for code in codes[:place] if code in past]
    rest = codes if place is None else codes[place + 1 :]
    to_come = [code for code in rest if code in ahead and code not in behind]
    titles = {state.code: state.title for state in procedure.states}
    return [
        *(Stage(titles[code], done=True, current=False) for code in behind),
        Stage(titles[here], done=False, current=True),
        *(Stage(titles[code], done=False, current=False) for code in to_come),
    ]


def stages_of(record: Any, *beside: str) -> list[Stage]:
    """Every state of its procedure, those beside the road only while the record stands there."""
    states = record.definition.states
    return along(record, [one.code for one in states if one.code not in beside or one.code == record.state])


def next_steps(
    actor: Actor, record: Any, at: datetime, road: dict[str, str] = ROAD, prefix: str = "general_case"
) -> list[PathStep]:
    """What the road knows in the present state, in its order; what is not needed here is left out.

    `url` is set where this actor may do it now.
    """
    found = []
    for short, who in road.items():
        verb = f"{prefix}.{short}"
        step = record.definition.step(verb)
        if step is None or record.state not in step.sources:
            continue
        act = declared(verb)
        missing = act.when(Situation(actor=actor, record=record, at=at, verb=verb))
        if any(one.what.startswith("无需") for one in missing):
            continue
        mine = not missing and offer(act, actor, record, at).allowed
        url = reverse("web:act_on", args=[verb, record.pk]) if mine else ""
        papers = "、".join(document(use.code).name for use in record.definition.documents if use.step == verb)
        found.append(PathStep(act.title, who, step.article, papers, missing, url))
    return found


_TRACES: dict[str, Callable[[Dossier], object]] = {
    "FILED": lambda dossier: dossier.case.filed_at,
    "INVESTIGATING": lambda dossier: dossier.evidence,
    "COMPLIANCE_REVIEW": lambda dossier: _reviewed(dossier, ReviewKind.COMPLIANCE),
    "LEGAL_REVIEW_1": lambda dossier: _reviewed(dossier, ReviewKind.LEGAL_1),
    "NOTIFIED": lambda dossier: dossier.notices,
    "STATEMENT": lambda dossier: dossier.statements,
    "HEARING": lambda dossier: any(one.outcome for one in dossier.hearings),
    "LEGAL_REVIEW_2": lambda dossier: _reviewed(dossier, ReviewKind.LEGAL_2),
    "COLLECTIVE": lambda dossier: dossier.discussions,
    "PUBLISHED": lambda dossier: dossier.publication is not None and dossier.publication.published_at,
    "COURT_ENFORCEMENT": lambda dossier: dossier.court_applications,
}
"""What a state leaves in the file: a case may skip these, and only where the trace is there did it not."""


def _reviewed(dossier: Dossier, kind: ReviewKind) -> bool:
    return any(review.kind == kind and review.result for review in dossier.reviews)


def summary(actor: Actor, case: GeneralCase, at: datetime) -> dict[str, Any]:
    dossier, certain = Dossier.of(case), case.definition.passed(case.state)
    behind = STAGES[: STAGES.index(case.state)] if case.state in STAGES else STAGES
    asked = {state: trace for state, trace in _TRACES.items() if state in behind and state not in certain}
    visited = [state for state, trace in asked.items() if trace(dossier)]
    return {"stages": along(case, STAGES, visited), "steps": next_steps(actor, case, at)}
