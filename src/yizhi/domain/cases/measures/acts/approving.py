"""The head's word: before the measure, or within 24 hours after an urgent one."""

from datetime import date
from typing import Annotated, Any

from yizhi.domain.cases.general import lists_of_law
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.measures import conditions, papers
from yizhi.domain.cases.measures.acts.applying import url_of
from yizhi.domain.cases.models.measure import Measure
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_18 = "《行政强制法》第十八条第一项"
_19 = "《行政强制法》第十九条"
_56 = "《行政处罚法》第五十六条"


@act(
    "measure.approve",
    title="批准实施",
    on=Measure,
    basis=(_18, _19, _56),
    by=conditions.head,
    when=conditions.listed & conditions.approval_in_time,
    says="{actor}批准{kind}（{number}）",
)
def approve(
    writing: Writing,
    measure: Measure,
    *,
    opinion: Annotated[Line, Shown("审批意见")] = "同意。",
    why_needed: Annotated[
        OptionalLine, Shown("仍须采取措施的理由", help="事项列入免予行政强制清单、仍须查封、扣押的必填")
    ] = "",
) -> dict[str, Any]:
    _not_on_the_list(measure, why_needed, writing.at.date())
    after_the_fact = measure.state == "URGENT"
    writing.change(measure, approved_by_id=writing.actor.person, approved_at=writing.at)
    code = "D15" if measure.coercive else "D12"
    data = papers.approval(measure, writing.actor, opinion, writing.at)
    issued = issue(writing, code, measure.case, data, parts.issuer_of(measure.case))
    writing.lead_to("IN_FORCE" if after_the_fact else "APPROVED")
    _answer(writing, measure, "已批准", "ok")
    return {"kind": measure.title, "number": issued.document.number, "afterwards": after_the_fact}


def _not_on_the_list(measure: Measure, why: str, day: date) -> None:
    """What the list spares from coercion is not sealed or detained without a reason of its own."""
    if not measure.coercive or why:
        return
    for entry in lists_of_law.coercion_entries(Dossier.of(measure.case), day):
        said = f"“{measure.case.item_name}”列入免予行政强制清单（{entry.number} {entry.violation}）"
        step = "请不予批准；确有必要的，写明理由"
        raise ActRefused(Refusal("不能批准", said, "《行政强制法》第十六条第二款", step))


@act(
    "measure.disapprove",
    title="不予批准",
    on=Measure,
    basis=(_18, _19, _56),
    by=conditions.head,
    says="{actor}不予批准{kind}：{reason}",
    asks_confirmation="已经紧急实施的，应当立即解除。",
)
def disapprove(writing: Writing, measure: Measure, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    """An urgent measure that is not approved is lifted at once: nothing else may happen to it (第十九条)."""
    urgent = measure.state == "URGENT"
    if not urgent:
        writing.change(measure, ended_at=writing.at)
    writing.lead_to("TO_LIFT" if urgent else "REFUSED")
    _answer(writing, measure, "未获批准，应当立即解除" if urgent else "未获批准", "danger")
    return {"kind": measure.title, "reason": reason}


def _answer(writing: Writing, measure: Measure, words: str, tone: str) -> None:
    url = url_of(measure)
    tell(writing, measure.applied_by_id, f"{measure.title}{words}", text=measure.case.item_name, url=url, tone=tone)
