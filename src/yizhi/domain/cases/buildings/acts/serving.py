"""Service of a paper to the party of an illegal building, with the receipt, and what it starts."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.buildings import conditions, papers
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.building import Building, BuildingService
from yizhi.domain.cases.models.terms import ServiceMethod
from yizhi.domain.cases.procedures.building import ilb
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, OptionalLine, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.issue import issue

_38 = "《行政强制法》第三十八条"
_STARTS = {"order": "order_served_on", "demand": "demand_served_on", "execution": "execution_served_on"}


@act(
    "building.serve",
    title="登记送达",
    on=Building,
    basis=(ilb("十四条第二款"), _38, "《民事诉讼法》第八十八条、第八十九条"),
    by=conditions.officer,
    says="{actor}以{method}方式送达{document}",
)
def serve(
    writing: Writing,
    one: Building,
    *,
    document: Annotated[UUID, Shown("文书", choices="building_papers")],
    method: Annotated[Literal["DIRECT", "LEAVE"], Shown("送达方式", choices="direct_methods")],
    sent_at: Annotated[AwareDatetime, Shown("送达时间", kind=Kind.DATETIME)],
    receiver: Annotated[OptionalLine, Shown("签收人", personal=True)] = "",
    refusal_reason: Annotated[OptionalLine, Shown("拒收情况", help="留置送达的必填")] = "",
    witness: Annotated[OptionalLine, Shown("见证人", personal=True)] = "",
    recording: Annotated[OptionalLine, fits(BuildingService, "recording"), Shown("照片、录像编号")] = "",
) -> dict[str, Any]:
    """Demand and decision on enforcement are handed over in person; refused, they are left with proof."""
    not_in_the_future(sent_at, writing.at, "sent_at")
    how = ServiceMethod(method)
    errors = {}
    if how is ServiceMethod.DIRECT and not receiver:
        errors["receiver"] = ["直接送达须填写签收人（《民事诉讼法》第八十八条）"]
    if how is ServiceMethod.LEAVE and not (refusal_reason and (witness or recording)):
        errors["refusal_reason"] = ["留置送达须填写拒收情况，并有见证人或者照片、录像（《民事诉讼法》第八十九条）"]
    if errors:
        raise ActInvalid(errors)
    paper = of_case(documents.of_record(one.pk), document, "document")
    made = writing.create(
        BuildingService,
        building=one,
        document=paper,
        method=how,
        sent_at=sent_at,
        served_on=org.day_of(sent_at),
        receiver=receiver or None,
        refusal_reason=refusal_reason,
        witness=witness or None,
        recording=recording,
    )
    receipt = issue(writing, "D46", one, papers.receipt(one, made, writing.at), issuer_of(one)).document
    writing.change(made, receipt=receipt)
    for name, day in _STARTS.items():
        if getattr(one, f"{name}_id") == paper.pk:
            writing.change(one, **{day: made.served_on})
    return {"method": str(how.label), "document": str(paper)}
