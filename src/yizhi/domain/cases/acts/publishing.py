"""Publication of a decision on the spot: proposed by one, checked by another, withdrawn when it falls (第四十八条)."""

from typing import Annotated, Any

from yizhi.domain.cases.models import SimpleCase, SimplePublication
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

_48 = "《行政处罚法》第四十八条"
_50 = "《行政处罚法》第五十条"
head = role("CAPTAIN", "UNIT_HEAD", "DECIDER", title="队伍负责人", article=_48)
checker = role(
    "CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER", title="负责人或者审核人员", article=_50
)


def _of(case: Any) -> SimplePublication | None:
    """A page has read it along with the case."""
    found: SimplePublication | None = getattr(case, "publication", None) if case.decision_id else None
    return found


@condition("已出具决定书")
def decided(situation: Situation) -> Refusal | None:
    if situation.record.decision_id is not None:
        return None
    return Refusal("尚不能办理公示", "尚未出具决定书", _48, "请先出具当场处罚决定书")


@condition("公示意见尚未复核")
def not_settled(situation: Situation) -> Refusal | None:
    found = _of(situation.record)
    if found is None or found.checked_at is None:
        return None
    return Refusal("无需重复办理", "公示意见已复核", _48, "决定被变更、撤销的，请撤回公示")


@condition("公示意见由另一人提出")
def second_person(situation: Situation) -> Refusal | None:
    found = _of(situation.record)
    if found is None:
        return Refusal("尚不能办理", "尚未提出公示意见", _48, "请先提出公示意见")
    if found.proposed_by_id != situation.actor.person:
        return None
    why = "公示前的保密和个人信息审查须由另一人办理"
    return Refusal("您不能办理此项", why, _50, "请由其他人员复核")


@condition("决定已公示")
def is_public(situation: Situation) -> Refusal | None:
    found = _of(situation.record)
    if found is not None and found.public:
        return None
    return Refusal("无需办理", "本案决定没有处于公示状态", _48)


@act(
    "simple_case.propose_publication",
    title="提出公示意见",
    on=SimpleCase,
    basis=(_48,),
    by=org.is_lead_or_co,
    when=decided & not_settled,
    says="{actor}提出公示意见：{outcome}",
)
def propose_publication(
    writing: Writing,
    case: SimpleCase,
    *,
    publish: Annotated[bool, Shown("予以公示", help="具有一定社会影响的行政处罚决定应当依法公开")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    values = {"publish": publish, "reason": reason, "proposed_by_id": writing.actor.person, "proposed_at": writing.at}
    found = _of(case)
    if found is None:
        writing.create(SimplePublication, case=case, **values)
    else:
        writing.change(found, **values)
    return {"outcome": "公示" if publish else "不公示"}


@act(
    "simple_case.publish",
    title="复核并公示",
    on=SimpleCase,
    basis=(_48, _50),
    by=checker & org.not_recused,
    when=decided & second_person & not_settled,
    says="{actor}复核公示意见：{outcome}",
)
def publish(
    writing: Writing,
    case: SimpleCase,
    *,
    masked: Annotated[bool, Shown("已核对公开版：国家秘密、商业秘密、个人隐私均已隐去")],
) -> dict[str, Any]:
    """What is public is the masked version of the decision; the original never is."""
    if not masked:
        raise ActInvalid({"masked": ["须核对公开版后再办理（《行政处罚法》第五十条）"]})
    found = SimplePublication.objects.get(case=case)
    shown = writing.at if found.publish else None
    writing.change(found, checked_by_id=writing.actor.person, checked_at=writing.at, published_at=shown)
    return {"outcome": "予以公示" if found.publish else "不公示"}


@act(
    "simple_case.withdraw_publication",
    title="撤回公示",
    on=SimpleCase,
    basis=(f"{_48}第二款",),
    by=org.is_lead_or_co | head,
    when=is_public,
    says="{actor}撤回公示的行政处罚决定信息并公开说明理由：{reason}",
)
def withdraw_publication(
    writing: Writing, case: SimpleCase, *, reason: Annotated[Line, Shown("公开说明的理由")]
) -> dict[str, Any]:
    found = SimplePublication.objects.get(case=case)
    writing.change(found, withdrawn_at=writing.at, withdrawal_reason=reason)
    return {"reason": reason}
