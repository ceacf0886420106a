"""One conduct is fined once: the index that remembers fines, and the finding that two conducts are not one."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.earlier_fines import earlier_fines
from yizhi.domain.cases.models import ImposedFine, SimpleCase
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.models import Document
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_29 = "《行政处罚法》第二十九条"


@condition("有疑似同一违法行为的罚款")
def fined_for_the_same(situation: Situation) -> Refusal | None:
    case = situation.record
    if case.state == "ON_SITE_DRAFT" and any(f.same for f in earlier_fines(case, situation.at.date())):
        return None
    return Refusal("无需认定", "没有因疑似同一违法行为已经作出的罚款", _29, "可以直接拟定处罚")


@act(
    "simple_case.find_distinct",
    title="认定不是同一违法行为",
    on=SimpleCase,
    basis=(_29,),
    by=role("DECIDER", title="本机关负责人", article=_29) & org.not_handling_officer,
    when=fined_for_the_same,
    says="{actor}认定本案与{number}处罚的不是同一违法行为：{explanation}",
    in_panel=True,
)
def find_distinct(
    writing: Writing,
    case: SimpleCase,
    *,
    fine: Annotated[UUID, Shown("此前的处罚", choices="same_conduct_fines")],
    explanation: Annotated[Paragraph, Shown("理由", help="写明时间、地点、行为有何不同，将记入台账")],
) -> dict[str, Any]:
    found = next((f for f in earlier_fines(case, writing.at.date()) if f.id == fine and f.same), None)
    if found is None:
        raise ActInvalid({"fine": ["所选处罚不在疑似同一违法行为之列，请重新选择"]})
    writing.change(case, distinct_from=[*case.distinct_from, fine])
    url = f"/cases/simple/{case.pk}/"
    tell(writing, case.lead_id, "已认定不是同一违法行为", text=f"{case.item_name}：{explanation}", url=url, tone="ok")
    return {"number": found.number, "agency": found.agency, "explanation": explanation}


def remember_fine(writing: Writing, case: SimpleCase, decision: Document) -> None:
    """Put the fine that is being issued into the index. Without an identity number there is nothing to find it by."""
    if not case.fine_fen or case.party is None or not case.party.identity_mark:
        return
    writing.create(
        ImposedFine,
        division=case.division,
        line=case.line,
        case_id=case.pk,
        party_mark=case.party.identity_mark,
        item_code=case.item_code,
        item_name=case.item_name,
        agency_name=case.agency.name,
        decision_number=decision.number,
        decided_on=writing.at.date(),
        occurred_at=case.occurred_at,
        place=case.place,
        longitude=case.longitude,
        latitude=case.latitude,
    )
