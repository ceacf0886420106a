"""S02 慎罚快办案件审批表: one form instead of the report of the investigation and the approval of the handling."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import eligibility
from yizhi.domain.cases.general.fast_track.rules import all_rules
from yizhi.domain.cases.general.papers import after, before, parts
from yizhi.domain.cases.models.general import FastTrack, Proposal
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor

_OF_REPORT = (
    "agency_name", "case_name", "case_number", "parties", "process", "facts", "evidence", "violated_norm",
    "penalty_basis", "correction", "discretion", "proposal",
)  # fmt: skip


def form(
    dossier: Dossier, proposal: Proposal, track: FastTrack, head: Actor, opinion: str, at: datetime
) -> dict[str, Any]:
    """Nothing of D26 and D38 is left out; added are the conditions and who allowed the fast track."""
    report = before.report(dossier, str(track.process), at)
    return {
        **{name: report[name] for name in _OF_REPORT},
        "rules": all_rules()[track.rules].title,
        "conditions": [
            {"point": point.title, "result": "符合" if point.met else "不符合"}
            for point in eligibility.judged(dossier, at.date())
        ],
        "statement": after.hearing_words(dossier),
        "opinions": [
            *_officers(dossier, proposal, track),
            *parts.review_opinions(dossier),
            parts.opinion("行政机关负责人（决定）", opinion, head, at.date()),
        ],
        "decided_on": at.date(),
    }


def _officers(dossier: Dossier, proposal: Proposal, track: FastTrack) -> list[dict[str, Any]]:
    case = dossier.case
    asked = f"建议适用慎罚快办：{track.reason}\n{parts.handling(dossier, proposal)}"
    found = [parts.opinion_of("主办人", asked, track.proposed_by_id, clock.local(track.proposed_at))]
    if case.confirmed_at is not None:
        agreed = "已核对调查情况和处理意见，同意。"
        found.append(parts.opinion_of("协办人", agreed, case.co_id, clock.local(case.confirmed_at)))
    if track.decided_by_id is not None and track.decided_at is not None:
        allowed = clock.local(track.decided_at)
        found.append(parts.opinion_of("行政机关负责人（适用）", track.opinion, track.decided_by_id, allowed))
    return found
