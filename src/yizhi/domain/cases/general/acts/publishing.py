"""Publication of the decision: proposed by one, checked by another, withdrawn when the decision falls (第四十八条)."""

from datetime import date
from typing import Annotated, Any

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase, Publication
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

_48 = "《行政处罚法》第四十八条"
_50 = "《行政处罚法》第五十条"


@condition("与提出公示的人员不同")
def second_person(situation: Situation) -> Refusal | None:
    found = Dossier.of(situation.record).publication
    if found is None:
        return Refusal("尚不能办理", "尚未提出公示意见", _48, "请先提出公示意见")
    if found.proposed_by_id != situation.actor.person:
        return None
    why = "公示前的保密和个人信息审查须由另一人办理"
    return Refusal("您不能办理此项", why, _50, "请由其他人员复核")


@condition("尚未办理公示")
def not_settled(situation: Situation) -> Refusal | None:
    found = Dossier.of(situation.record).publication
    if found is None or found.checked_at is None:
        return None
    return Refusal("无需重复办理", "公示意见已复核", _48, "请办理后续事项")


@condition("有已公示的决定")
def is_public(situation: Situation) -> Refusal | None:
    found = Dossier.of(situation.record).publication
    if found is not None and found.published_at is not None and found.withdrawn_at is None:
        return None
    return Refusal("无需办理", "本案决定没有处于公示状态", _48, "")


checker = (
    role("UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER", title="负责人或者审核人员")
    & authority.not_recused
)


@act(
    "general_case.propose_publication",
    title="提出公示意见",
    on=GeneralCase,
    basis=(_48,),
    by=authority.officer,
    when=not_settled,
    says="{actor}提出公示意见：{outcome}",
)
def propose_publication(
    writing: Writing,
    case: GeneralCase,
    *,
    publish: Annotated[bool, Shown("予以公示", help="具有一定社会影响的行政处罚决定应当依法公开")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    values = {"publish": publish, "reason": reason, "proposed_by_id": writing.actor.person, "proposed_at": writing.at}
    found = Dossier.of(case).publication
    if found is None:
        writing.create(Publication, case=case, **values)
    else:
        writing.change(found, **values)
    return {"outcome": "公示" if publish else "不公示"}


@act(
    "general_case.publish",
    title="复核并公示",
    on=GeneralCase,
    basis=(_48, _50),
    by=checker,
    when=second_person & not_settled,
    says="{actor}复核公示意见：{outcome}",
)
def publish(
    writing: Writing,
    case: GeneralCase,
    *,
    masked: Annotated[bool, Shown("已核对公开版：国家秘密、商业秘密、个人隐私均已隐去")],
) -> dict[str, Any]:
    """What is public is the masked version of the decision; the original never is."""
    found = Dossier.of(case).publication
    if not masked:
        raise ActInvalid({"masked": ["须逐份核对公开版后再办理（《行政处罚法》第五十条）"]})
    writing.change(found, checked_by_id=writing.actor.person, checked_at=writing.at)
    if not found.publish:
        writing.lead_to(case.state if case.state != "PUBLISHED" else "SERVED")
        return {"outcome": "不公示"}
    writing.change(found, published_at=writing.at)
    writing.lead_to("PUBLISHED" if case.state == "SERVED" else case.state)
    return {"outcome": "予以公示"}


@act(
    "general_case.note_change",
    title="登记决定被变更、撤销",
    on=GeneralCase,
    basis=(_48,),
    by=authority.officer | authority.head,
    says="{actor}登记决定被变更、撤销、确认违法或者确认无效",
)
def note_change(
    writing: Writing,
    case: GeneralCase,
    *,
    changed_on: Annotated[date, Shown("变更、撤销之日")],
    change: Annotated[Line, Shown("情况")],
) -> dict[str, Any]:
    found = Dossier.of(case).publication
    if found is None:
        raise ActRefused(Refusal("无需登记", "本案没有公示意见", _48, "请先提出公示意见"))
    if changed_on > writing.at.date():
        raise ActInvalid({"changed_on": ["日期不能晚于今天"]})
    writing.change(found, changed_on=changed_on, change=change)
    return {"changed_on": changed_on.isoformat()}


@act(
    "general_case.withdraw_publication",
    title="撤回公示",
    on=GeneralCase,
    basis=(f"{_48}第二款",),
    by=authority.officer | authority.unit_head,
    when=is_public,
    says="{actor}撤回公示的行政处罚决定信息并公开说明理由：{reason}",
)
def withdraw_publication(
    writing: Writing, case: GeneralCase, *, reason: Annotated[Line, Shown("公开说明的理由")]
) -> dict[str, Any]:
    writing.change(Dossier.of(case).publication, withdrawn_at=writing.at, withdrawal_reason=reason)
    return {"reason": reason}
