"""What a party enters by the code on a document: each an act in the case, in the party's own name."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.general.portal import rules
from yizhi.domain.cases.general.portal.signing import Drawn, mark_of, not_too_often
from yizhi.domain.cases.models.general import GeneralCase, Notice, PartyInput
from yizhi.domain.cases.models.terms import InputKind
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused, RecordNotFound
from yizhi.platform.acts.fields import Kind, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.bearing import held, holds_party_code
from yizhi.platform.documents.models import Document
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_44 = "《行政处罚法》第四十四条"
_45 = "《行政处罚法》第四十五条"
_61 = "《行政处罚法》第六十一条"
Code = Annotated[UUID, Shown("文书", kind=Kind.HIDDEN)]


def _enter(writing: Writing, document: UUID, kind: InputKind, about: Document | None, **more: Any) -> Any:
    """The input of the party whose code this is; told to the officer who leads. Errors: RecordNotFound, ActRefused."""
    coded = held(writing, document)
    case = GeneralCase.objects.filter(pk=coded.record_id).first()
    party = rules.addressee(coded)
    if case is None or party is None:
        raise RecordNotFound
    not_too_often(writing, party.inputs.values_list("received_at", flat=True))
    made = writing.create(
        PartyInput, case=case, case_party=party, document=coded, about=about or coded, kind=kind,
        received_at=writing.at, **more,
    )  # fmt: skip
    said = f"当事人在线办理：{kind.label}"
    tell(writing, case.lead_id, said, text=case.item_name, url=f"/cases/general/{case.pk}/", tone="warn")
    return case, made


def _notice_of(writing: Writing, document: UUID) -> Notice:
    """The last notice made for the party. Errors: RecordNotFound for a code that opens nothing, ActRefused."""
    party = rules.addressee(held(writing, document))
    if party is None:
        raise RecordNotFound
    notice = rules.last_notice(party)
    if notice is None:
        why = "办案机关尚未向您作出行政处罚事先告知"
        raise ActRefused(Refusal("现在不能提交", why, _44, "请在收到事先告知书后提交"))
    return notice


@act(
    "party.state",
    title="陈述、申辩",
    basis=(_44, _45),
    by=holds_party_code,
    says="当事人凭查询码提出陈述、申辩{late}",
    offered=False,
)
def state(
    writing: Writing,
    *,
    document: Code,
    content: Annotated[Paragraph, Shown("陈述、申辩的内容", kind=Kind.LONG_TEXT, personal=True)],
) -> Any:
    """Heard until the decision, in time or not: what was said must be reviewed, and makes nothing heavier."""
    notice = _notice_of(writing, document)
    if refusal := rules.statement_refusal(notice):
        raise ActRefused(refusal)
    case, made = _enter(writing, document, InputKind.STATEMENT, notice.document, content=content)
    late = "（告知的期限已过）" if rules.is_late(notice, writing.at.date()) else ""
    return case, {"input": str(made.pk), "late": late}


@act(
    "party.apply_hearing",
    title="要求听证",
    basis=("《行政处罚法》第六十三条", "《行政处罚法》第六十四条第一项"),
    by=holds_party_code,
    says="当事人凭查询码要求听证",
    offered=False,
)
def apply_hearing(writing: Writing, *, document: Code) -> Any:
    """Within five working days of the notice, where the law gives the right; else refused with the days counted."""
    notice = _notice_of(writing, document)
    if refusal := rules.hearing_refusal(notice, writing.at.date()):
        raise ActRefused(refusal)
    case, made = _enter(writing, document, InputKind.HEARING, notice.document)
    return case, {"input": str(made.pk)}


@act(
    "party.sign_receipt",
    title="签收文书",
    basis=(_61, "《民事诉讼法》第八十七条", "《民事诉讼法》第九十条"),
    by=holds_party_code,
    says="当事人凭查询码签收{name}（{number}）{consented}",
    offered=False,
)
def sign_receipt(
    writing: Writing,
    *,
    document: Code,
    about: Annotated[UUID, Shown("签收的文书", kind=Kind.HIDDEN)],
    signature: Drawn,
    consents: Annotated[bool, Shown("同意电子送达，并以本次签名作为电子送达确认书")] = False,
) -> Any:
    """A document that the code opens; its hash stands beside the signature's in the ledger.

    With the party's consent, given here or before, it was served: the worker registers it (`registering`).
    """
    paper = Document.objects.filter(pk=about).first()
    if paper is None:
        raise RecordNotFound
    mark = mark_of(signature)
    case, made = _enter(
        writing, document, InputKind.RECEIPT, paper, signature=signature, signature_sha256=mark, consents=consents,
        taken_at=writing.at,
    )  # fmt: skip
    if consents or made.case_party.electronic_consent_at is not None:
        _queue(made)
    told = {"name": paper.name, "number": paper.number, "document_sha256": paper.sha256, "signature_sha256": mark}
    consented = "，并签名同意电子送达" if consents else ""
    return case, {"input": str(made.pk), "consented": consented, **told}


def _queue(made: PartyInput) -> None:
    """In the transaction of the act: queued if and only if it was received."""
    from yizhi.domain.cases.general.portal.tasks import register_receipt_later

    register_receipt_later.defer(case=str(made.case_id), entered=str(made.pk))


@act(
    "party.waive",
    title="放弃陈述、申辩和听证",
    basis=(_44, _45, "《行政处罚法》第六十二条"),
    by=holds_party_code,
    says="当事人凭查询码签名，明确放弃陈述、申辩和要求听证的权利",
    offered=False,
)
def waive(writing: Writing, *, document: Code, signature: Drawn) -> Any:
    """“当事人明确放弃陈述或者申辩权利的除外”（第六十二条）: an own act of the party, signed, never a default."""
    notice = _notice_of(writing, document)
    if refusal := rules.waiver_refusal(notice, writing.at.date()):
        raise ActRefused(refusal)
    mark = mark_of(signature)
    case, made = _enter(
        writing, document, InputKind.WAIVER, notice.document, signature=signature, signature_sha256=mark
    )
    return case, {"input": str(made.pk), "document_sha256": notice.document.sha256, "signature_sha256": mark}
