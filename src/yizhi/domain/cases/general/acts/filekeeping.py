"""Issued papers and closed files are corrected only by what stays beside them; volumes are read with a trace."""

from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.general import authority, waiting_for
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import corrected, parts
from yizhi.domain.cases.general.volumes.order import VOLUMES
from yizhi.domain.cases.models.general import FileCorrection, GeneralCase
from yizhi.platform.acts.condition import always
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, RecordNotFound
from yizhi.platform.acts.fields import Kind, Line, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.catalogue import definition
from yizhi.platform.documents.issue import issue

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
    number = _noted(writing, case, document=paper, wrong=wrong, right=right, reason=reason)
    return {"number": number, "document": paper.number if paper else "", "reason": reason}


@act(
    "general_case.correct_document",
    title="更正、补正文书",
    on=GeneralCase,
    basis=(_47,),
    by=authority.head,
    when=waiting_for.paper_to_correct,
    says="{actor}更正（补正）{document}（{number}）：{reason}",
    asks_confirmation="原文书不变，更正通知书另行送达当事人。",
)
def correct_document(
    writing: Writing,
    case: GeneralCase,
    *,
    document: Annotated[UUID, Shown("更正的文书", choices="external_documents")],
    party: Annotated[UUID, Shown("当事人", choices="case_parties", help="收到该文书的当事人")],
    wrong: Annotated[Paragraph, Shown("原文", kind=Kind.LONG_TEXT, personal=True, help="补正遗漏的，写明遗漏之处")],
    right: Annotated[Paragraph, Shown("更正（补正）为", kind=Kind.LONG_TEXT, personal=True)],
    reason: Annotated[Line, Shown("理由", help="如笔误；不写当事人姓名等个人信息")],
) -> dict[str, Any]:
    """For slips while the case is open: an issued paper is never edited, another one corrects it.

    What changes facts, basis, penalty or rights is no slip: it takes a new notice or decision.
    """
    if wrong.strip() == right.strip():
        raise ActInvalid({"right": ["更正后的内容与原文相同"]})
    paper = of_case(documents.of_record(case.pk), document, "document")
    if not definition(paper.code).external or paper.code == "S17":
        raise ActInvalid({"document": ["只更正出具给当事人的文书；内部文书在结案后以更正记录更正"]})
    one = of_case(case.parties.filter(excluded_at=None), party, "party")
    data = corrected.correction(Dossier.of(case), one, paper, wrong=wrong, right=right, reason=reason, at=writing.at)
    notice = issue(writing, "S17", case, data, parts.issuer_of(case)).document
    _noted(writing, case, document=paper, notice=notice, wrong=wrong, right=right, reason=reason)
    return {"document": f"{paper.name}{paper.number}", "number": notice.number, "reason": reason}


def _noted(writing: Writing, case: GeneralCase, **values: Any) -> int:
    """Which correction of the case it is."""
    number = case.file_corrections.count() + 1
    writing.create(
        FileCorrection,
        case=case,
        number=number,
        corrected_by_id=writing.actor.person,
        corrected_at=writing.at,
        **values,
    )
    return int(number)


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
