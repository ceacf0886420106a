"""Days that do not count, and days that were added: both only under a cited provision (第六十条)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, clock_of_case
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import before, parts
from yizhi.domain.cases.models.general import ClockExtension, ClockPause, GeneralCase
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal, RefusedError

_60 = "《行政处罚法》第六十条"


@act(
    "general_case.pause_clock",
    title="登记扣除期间",
    on=GeneralCase,
    basis=(_60,),
    by=authority.unit_head | authority.head,
    says="{actor}登记不计入办案期限的期间：{reason}（{basis}）",
)
def pause_clock(
    writing: Writing,
    case: GeneralCase,
    *,
    reason: Annotated[Line, Shown("事由", help="检验、检测、鉴定、公告、听证等")],
    basis: Annotated[Line, Shown("依据", help="规定该期间不计入办案期限的法律、法规、规章条款")],
    start: Annotated[date, Shown("自")],
    end: Annotated[date | None, Shown("至", help="尚未结束的不填")] = None,
    evidence_note: Annotated[OptionalLine, Shown("证明材料")] = "",
) -> dict[str, Any]:
    filed = clock.day(case.filed_at) if case.filed_at else writing.at.date()
    if not filed <= start <= writing.at.date():
        raise ActInvalid({"start": ["起始日期应在立案之后、今天以前"]})
    if end is not None and end < start:
        raise ActInvalid({"end": ["结束日期不能早于起始日期"]})
    writing.create(ClockPause, case=case, reason=reason, basis=basis, start=start, end=end, evidence_note=evidence_note)
    return {"reason": reason, "basis": basis, **_renewed(writing, case)}


@act(
    "general_case.end_pause",
    title="结束扣除期间",
    on=GeneralCase,
    basis=(_60,),
    by=authority.unit_head | authority.head,
    says="{actor}登记扣除期间结束",
)
def end_pause(
    writing: Writing,
    case: GeneralCase,
    *,
    pause: Annotated[UUID, Shown("扣除期间", choices="open_pauses")],
    end: Annotated[date, Shown("结束日期")],
) -> dict[str, Any]:
    one = of_case(case.pauses.filter(end=None), pause, "pause")
    if not one.start <= end <= writing.at.date():
        raise ActInvalid({"end": ["结束日期应在起始日期之后、今天以前"]})
    writing.change(one, end=end)
    return _renewed(writing, case)


@act(
    "general_case.extend_clock",
    title="批准延长办案期限",
    on=GeneralCase,
    basis=(_60,),
    by=authority.head,
    says="{actor}批准延长办案期限{days}日至{decide_by}，依据{basis}",
)
def extend_clock(
    writing: Writing,
    case: GeneralCase,
    *,
    days: Annotated[int, Field(ge=1, le=365), Shown("延长天数")],
    reason: Annotated[Line, Shown("延长理由")],
    basis: Annotated[Line, Shown("依据", help="另行规定办案期限或者允许延长的法律、法规、规章条款，必须写明")],
) -> dict[str, Any]:
    dossier = Dossier.of(case)
    today = writing.at.date()
    deadline = clock_of_case.decide_by(dossier, today)
    if deadline is None or deadline.is_over(today):
        why = "办案期限已经届满，不能再延长"
        raise ActRefused(Refusal("不能延长", why, _60, "请报告负责人和执法监督机关依法处理"))
    number = len(dossier.extensions) + 1
    if number == 2 and not dossier.discussions:
        why = "再次延长须经集体讨论决定，本案没有集体讨论记录"
        raise ActRefused(Refusal("不能再次延长", why, _60, "请先组织集体讨论"))
    one = writing.create(
        ClockExtension,
        case=case,
        number=number,
        days=days,
        reason=reason,
        basis=basis,
        approved_by_id=writing.actor.person,
        approved_at=writing.at,
    )
    after = _renewed(writing, case)
    data = before.extension(dossier, one, deadline.due_on, date.fromisoformat(after["due"]), writing.actor)
    writing.change(one, document=issue(writing, "D60", case, data, parts.issuer_of(case)).document)
    return {"days": days, "basis": basis, "decide_by": after["due"]}


def _renewed(writing: Writing, case: GeneralCase) -> dict[str, Any]:
    """Compute the period anew. Errors: ActRefused where the law does not allow it so."""
    try:
        deadline = clock_of_case.decide_by(Dossier(case), writing.at.date())
    except RefusedError as error:
        raise ActRefused(error.refusal) from error
    due = deadline.due_on if deadline else None
    writing.change(case, decide_by=due)
    return {"due": due.isoformat() if due else ""}
