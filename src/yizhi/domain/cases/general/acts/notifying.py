"""Telling the party what is intended, and hearing what the party says to it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general import authority, conditions
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import heard, parts
from yizhi.domain.cases.general.papers import review as papers
from yizhi.domain.cases.general.penalties import hearing_right, heavier
from yizhi.domain.cases.models.general import CaseParty, GeneralCase, Notice, Statement
from yizhi.domain.cases.models.terms import StatementKind
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, OptionalParagraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_44 = "《行政处罚法》第四十四条"
_45 = "《行政处罚法》第四十五条"


@act(
    "general_case.issue_notice",
    title="制作事先告知书",
    on=GeneralCase,
    basis=(_44, "《行政处罚法》第六十二条", "《行政处罚法》第六十三条"),
    by=authority.lead,
    when=conditions.punishing & conditions.reviewed & conditions.lawful_proposal & conditions.confirmed,
    says="{actor}制作行政处罚事先告知书{numbers}",
)
def issue_notice(
    writing: Writing, case: GeneralCase, *, contact: Annotated[OptionalLine, Shown("联系方式")] = ""
) -> dict[str, Any]:
    """One notice a party, with the right to a hearing where the law gives it. It counts from its service."""
    dossier, day = Dossier.of(case), writing.at.date()
    made = []
    for party in dossier.parties:
        earlier = dossier.notice_of(party)
        if earlier is not None and dossier.proposal and earlier.proposal_id == dossier.proposal.pk:
            continue
        _not_heavier_for_defending(dossier, party)
        right = hearing_right(dossier, party, day)
        data = papers.notice(dossier, party, hearing=right, contact=contact, at=writing.at)
        paper = issue(writing, "D29", case, data, parts.issuer_of(case)).document
        told = None
        if right:
            data = papers.hearing_notice(dossier, party, contact, writing.at)
            told = issue(writing, "D30", case, data, parts.issuer_of(case)).document
        writing.create(
            Notice,
            case=case,
            proposal=dossier.proposal,
            case_party=party,
            document=paper,
            hearing_document=told,
            hearing_right=right,
            issued_at=writing.at,
        )
        made.append(paper.number)
    if not made:
        raise ActRefused(Refusal("无需重复告知", "现有处理意见已制作告知书", _44, "请送达告知书"))
    return {"numbers": "、".join(made)}


def _not_heavier_for_defending(dossier: Dossier, party: CaseParty) -> None:
    """A heavier penalty after a defence needs new facts: evidence taken after the party spoke (第四十五条第二款)."""
    served = [n for n in dossier.notices if n.case_party_id == party.pk and n.served_on]
    if not served:
        return
    told = [line for line in served[-1].proposal.lines.all() if line.case_party_id == party.pk]
    more = heavier((line for line in dossier.lines if line.case_party_id == party.pk), told)
    spoke = [
        s.received_at
        for s in dossier.statements
        if s.kind == StatementKind.MADE and s.notice_id in {n.pk for n in served}
    ]
    if more and spoke and not any(one.collected_at > max(spoke) for one in dossier.lawful_evidence):
        why = f"当事人陈述、申辩后，{'；'.join(more)}，而没有新取得的证据"
        step = "请按原告知的内容决定；确有新的事实的，补充证据后重新告知"
        raise ActRefused(Refusal("不得因当事人陈述、申辩而给予更重的处罚", why, f"{_45}第二款", step))


@act(
    "general_case.record_statement",
    title="记录陈述申辩",
    on=GeneralCase,
    basis=(_45, "《行政处罚法》第六十二条"),
    by=authority.officer,
    says="{actor}记录当事人意见：{kind}",
)
def record_statement(
    writing: Writing,
    case: GeneralCase,
    *,
    notice: Annotated[UUID, Shown("告知书", choices="served_notices")],
    kind: Annotated[StatementKind, Shown("当事人意见")],
    received_at: Annotated[AwareDatetime, Shown("提出时间", kind=Kind.DATETIME)],
    content: Annotated[
        OptionalParagraph, Shown("内容", kind=Kind.LONG_TEXT, personal=True, help="放弃权利的，写明当事人如何明确表示")
    ] = "",
) -> dict[str, Any]:
    """Both making and giving up are the party's own words; silence is shown by the period alone."""
    not_in_the_future(received_at, writing.at, "received_at")
    one = of_case(case.notices.exclude(served_on=None), notice, "notice")
    if not content:
        raise ActInvalid({"content": ["请记录当事人提出的内容，或者其明确放弃的表示"]})
    if org.day_of(received_at) < one.served_on:
        raise ActInvalid({"received_at": ["不能早于告知书送达之日"]})
    said = writing.create(Statement, case=case, notice=one, kind=kind, content=content, received_at=received_at)
    heard.record_statement(writing, case, said, online=False)
    if kind is StatementKind.WAIVED:
        writing.change(one, waived_at=received_at)
    writing.lead_to("HEARING" if case.state == "HEARING" else "STATEMENT")
    return {"kind": str(kind.label), "statement": str(said.pk), "received_at": _minute(received_at)}


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


@act(
    "general_case.review_statement",
    title="复核陈述申辩",
    on=GeneralCase,
    basis=(f"{_45}第一款",),
    by=authority.officer | authority.unit_head,
    says="{actor}复核陈述申辩：{outcome}",
)
def review_statement(
    writing: Writing,
    case: GeneralCase,
    *,
    statement: Annotated[UUID, Shown("陈述申辩", choices="open_statements")],
    adopted: Annotated[bool, Shown("予以采纳")],
    reply: Annotated[Line, Shown("复核意见及理由")],
) -> dict[str, Any]:
    """What is adopted changes the handling by going back to the investigation; it never makes it heavier."""
    one = of_case(case.statements.filter(kind=StatementKind.MADE, reviewed_at=None), statement, "statement")
    writing.change(one, reviewed_at=writing.at, adopted=adopted, reply=reply)
    data = papers.statement(Dossier.of(case), one, writing.at)
    writing.change(one, document=issue(writing, "D32", case, data, parts.issuer_of(case)).document)
    return {"outcome": "予以采纳" if adopted else "不予采纳"}
