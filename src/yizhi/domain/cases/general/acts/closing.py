"""Closing and archive: nothing is closed before it is done, nothing archived before it is complete (第四十七条)."""

from typing import Annotated, Any, Literal

from yizhi.domain.cases.general import authority, ends
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import after, parts
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.terms import ClosingReason
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Kind, Line, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import numbering
from yizhi.platform.documents.issue import issue
from yizhi.platform.documents.numbering import Issuer
from yizhi.statute.refusal import Refusal

_47 = "《行政处罚法》第四十七条"
ARCHIVE_SERIES = "档"
RETENTIONS = {"PERMANENT": "永久", "30Y": "30年", "10Y": "10年"}


@condition("主办人已申请结案")
def closing_proposed(situation: Situation) -> Refusal | None:
    if situation.record.closing_reason:
        return None
    return Refusal("尚不能结案", "主办人尚未申请结案", _47, "请主办人申请结案")


@act(
    "general_case.propose_closing",
    title="申请结案",
    on=GeneralCase,
    basis=(_47,),
    by=authority.lead,
    says="{actor}申请结案：{reason}",
)
def propose_closing(
    writing: Writing,
    case: GeneralCase,
    *,
    reason: Annotated[ClosingReason, Shown("结案方式")],
    opinion: Annotated[Paragraph, fits(GeneralCase, "closing_opinion"), Shown("结案意见", kind=Kind.LONG_TEXT)],
) -> dict[str, Any]:
    if refusals := list(ends.closing_refusals(Dossier.of(case), reason, writing.at.date())):
        raise ActRefused(*refusals)
    writing.change(case, closing_reason=reason, closing_opinion=opinion, closing_proposed_at=writing.at)
    return {"reason": str(reason.label)}


@act(
    "general_case.close",
    title="批准结案",
    on=GeneralCase,
    basis=(_47,),
    by=authority.head,
    when=closing_proposed,
    says="{actor}批准结案：{reason}",
)
def close(
    writing: Writing, case: GeneralCase, *, opinion: Annotated[Line, Shown("审批意见")] = "同意结案。"
) -> dict[str, Any]:
    dossier, day = Dossier.of(case), writing.at.date()
    reason = ClosingReason(case.closing_reason)
    if refusals := list(ends.closing_refusals(dossier, reason, day)):
        raise ActRefused(*refusals)
    said = ends.execution_words(dossier, day)
    data = after.closing(dossier, execution=said, head=writing.actor, opinion=opinion, at=writing.at)
    issue(writing, "D63", case, data, parts.issuer_of(case))
    writing.change(case, closed_at=writing.at)
    return {"reason": str(reason.label)}


def archive_number(issuer: Issuer, year: int) -> str:
    """Four digits of the year and four of the agency's one series for files of every kind."""
    drawn = numbering.draw(issuer, ARCHIVE_SERIES, year)
    return f"{drawn.year}{drawn.sequence:04d}"


@act(
    "general_case.archive",
    title="归档",
    on=GeneralCase,
    basis=(_47,),
    by=authority.lead,
    says="{actor}将本案归档，档案号{number}",
)
def archive(
    writing: Writing,
    case: GeneralCase,
    *,
    retention: Annotated[Literal["PERMANENT", "30Y", "10Y"], Shown("保管期限", choices="retentions")] = "PERMANENT",
) -> dict[str, Any]:
    """The number is four digits of the year and four of the series (卷宗). From then on the file is not changed.

    A file that was taken up again because its decision fell goes back under its own number.
    """
    number = case.archive_number
    if not number:
        number = archive_number(parts.issuer_of(case), writing.at.year)
    words = RETENTIONS[retention]
    writing.change(case, archived_at=writing.at, archive_number=number, retention=words)
    return {"number": number, "retention": words}
