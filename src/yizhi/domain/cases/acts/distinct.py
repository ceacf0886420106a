"""One conduct is fined once: the finding of the head that two conducts are not one, for both procedures."""

from typing import Annotated, Any
from uuid import UUID

from django.db import models

from yizhi.domain.cases.earlier_fines import earlier_fines
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Condition, Situation, condition, role
from yizhi.platform.acts.declaration import Declaration, act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.acts import tell
from yizhi.platform.registry import record_page
from yizhi.statute.refusal import Refusal

_29 = "《行政处罚法》第二十九条"


@condition("有疑似同一违法行为的罚款")
def fined_for_the_same(situation: Situation) -> Refusal | None:
    if any(f.same for f in earlier_fines(situation.record, situation.at.date())):
        return None
    return Refusal("无需认定", "没有因疑似同一违法行为已经作出的罚款", _29, "可以直接拟定处罚")


def declare_finding(on: type[models.Model], noun: str, *, by: Condition) -> Declaration:
    """Give a kind of case the act `noun.find_distinct`."""
    return act(
        f"{noun}.find_distinct",
        title="认定不是同一违法行为",
        on=on,
        basis=(_29,),
        by=by,
        when=fined_for_the_same,
        says="{actor}认定本案与{number}处罚的不是同一违法行为：{explanation}",
        in_panel=True,
    )(find_distinct)


def find_distinct(
    writing: Writing,
    case: Any,
    *,
    fine: Annotated[UUID, Shown("此前的处罚", choices="same_conduct_fines")],
    explanation: Annotated[Paragraph, Shown("理由", help="写明时间、地点、行为有何不同，将记入台账")],
) -> dict[str, Any]:
    found = next((f for f in earlier_fines(case, writing.at.date()) if f.id == fine and f.same), None)
    if found is None:
        raise ActInvalid({"fine": ["所选处罚不在疑似同一违法行为之列，请重新选择"]})
    writing.change(case, distinct_from=[*case.distinct_from, fine])
    page = record_page(case.record_label())
    url = page.url(case.pk) if page else ""
    tell(writing, case.lead_id, "已认定不是同一违法行为", text=f"{case.item_name}：{explanation}", url=url, tone="ok")
    return {"number": found.number, "agency": found.agency, "explanation": explanation}


FINDING = declare_finding(
    SimpleCase, "simple_case", by=role("DECIDER", title="本机关负责人", article=_29) & org.not_handling_officer
)
