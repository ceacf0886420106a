"""A recording becomes evidence of a case: reviewed, told, and nothing the party said about it left unanswered."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.acts.content import changed
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.models.general import Evidence, GeneralCase
from yizhi.domain.cases.models.offsite import DeviceRecord
from yizhi.domain.cases.models.terms import Element, EvidenceKind, EvidenceSource
from yizhi.domain.cases.officers import named
from yizhi.domain.cases.offsite import conditions
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.writing import Writing

_41_2 = "《行政处罚法》第四十一条第二款"
_46 = "《行政处罚法》第四十六条"


@act(
    "general_case.take_record",
    title="引入非现场记录",
    on=GeneralCase,
    basis=(_46, _41_2),
    by=authority.officer,
    says="{actor}将设备{device}的记录列为第{number}号证据",
)
def take_record(
    writing: Writing,
    case: GeneralCase,
    *,
    record: Annotated[UUID, Shown("非现场记录", choices="usable_records")],
    proves: Annotated[list[Element], Field(min_length=1), Shown("证明事项", kind=Kind.MANY, choices="elements")],
) -> dict[str, Any]:
    """Only of the case's own agency; it is verified in the case as every other evidence is."""
    found = of_case(DeviceRecord.objects.filter(agency=case.agency_id).select_related("device"), record, "record")
    if refusals := list(conditions.use_refusals(found)):
        raise ActRefused(*refusals)
    pair = [found.reviewer_id, found.second_id]
    one = writing.create(
        Evidence,
        case=case,
        number=case.evidence.count() + 1,
        kind=EvidenceKind.AUDIOVISUAL,
        source=EvidenceSource.DEVICE,
        name=f"监控设备{found.device.number}记录",
        content=str(found.content),
        collected_at=found.captured_at,
        place=found.device.place,
        first_id=found.reviewer_id,
        second_id=found.second_id,
        certificates=[named(person, found.reviewed_at).certificate_number for person in pair],
        proves=[element.value for element in dict.fromkeys(proves)],
        file=found.file,
        sha256=found.sha256,
    )
    writing.change_also(found, evidence=one, state="USED", ended_at=writing.at)
    changed(writing, case)
    return {"evidence": str(one.pk), "number": one.number, "device": found.device.number}
