"""The closed file: read with a trace, and corrected only by a correction that stays beside what it corrects."""

from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.volumes.order import VOLUMES
from yizhi.domain.cases.models.general import FileCorrection, GeneralCase
from yizhi.platform.acts.condition import always
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, RecordNotFound
from yizhi.platform.acts.fields import Kind, Line, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import queries as documents

_47 = "《行政处罚法》第四十七条"


@act(
    "general_case.correct_file",
    title="更正案卷",
    on=GeneralCase,
    basis=(_47,),
    by=authority.head,
    says="{actor}更正案卷（第{number}次）：{reason}",
    asks_confirmation="原记载保留，更正记录装入正卷。",
)
def correct_file(
    writing: Writing,
    case: GeneralCase,
    *,
    wrong: Annotated[Paragraph, Shown("原记载", kind=Kind.LONG_TEXT, personal=True)],
    right: Annotated[Paragraph, Shown("更正为", kind=Kind.LONG_TEXT, personal=True)],
    reason: Annotated[Line, Shown("更正理由", help="不写当事人姓名等个人信息")],
    document: Annotated[UUID | None, Shown("更正的文书", choices="case_documents", help="不涉及文书的不选")] = None,
) -> dict[str, Any]:
    """For slips of the pen and of the record. What changes a party's rights is no correction but a new decision."""
    if wrong.strip() == right.strip():
        raise ActInvalid({"right": ["更正后的内容与原记载相同"]})
    paper = of_case(documents.of_record(case.pk), document, "document") if document else None
    number = case.file_corrections.count() + 1
    writing.create(
        FileCorrection,
        case=case,
        number=number,
        document=paper,
        wrong=wrong,
        right=right,
        reason=reason,
        corrected_by_id=writing.actor.person,
        corrected_at=writing.at,
    )
    return {"number": number, "document": paper.number if paper else "", "reason": reason}


@act(
    "general_case.print_volume",
    title="打印案卷",
    basis=(_47,),
    by=always,
    says="{actor}打印案卷（{title}）",
    offered=False,
)
def print_volume(
    writing: Writing,
    *,
    case: Annotated[UUID, Shown("案件")],
    volume: Annotated[Literal["main", "internal"], Shown("卷别")],
    hour: Annotated[str, Shown("时段")],
) -> tuple[GeneralCase, dict[str, Any]]:
    """Records who took a volume and when; changes nothing of the case, so it may happen after the closing.

    Allowed if and only if the reader's scope shows the case. Errors: RecordNotFound.
    """
    found = GeneralCase.objects.filter(pk=case).first()
    if found is None:
        raise RecordNotFound
    return found, {"title": VOLUMES[volume], "hour": hour}
