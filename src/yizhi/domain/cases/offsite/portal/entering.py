"""What the party of a recording enters by the code on the notice: acts in its own name."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.general.portal.signing import Drawn, mark_of, not_too_often
from yizhi.domain.cases.models.offsite import DeviceRecord, EntryKind, RecordEntry
from yizhi.domain.cases.offsite.portal import rules
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused, RecordNotFound
from yizhi.platform.acts.fields import Kind, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.bearing import held, holds_party_code
from yizhi.platform.documents.models import Document
from yizhi.platform.notify.acts import tell

_41_3 = "《行政处罚法》第四十一条第三款"
_45 = "《行政处罚法》第四十五条"
Code = Annotated[UUID, Shown("文书", kind=Kind.HIDDEN)]


def _told(writing: Writing, document: UUID) -> tuple[DeviceRecord, Document]:
    """The recording of the code. Errors: RecordNotFound for a code that opens none."""
    told = held(writing, document)
    record = rules.record_of(told)
    if record is None:
        raise RecordNotFound
    return record, told


def _enter(writing: Writing, record: DeviceRecord, notice: Document, kind: EntryKind, **more: Any) -> RecordEntry:
    not_too_often(writing, record.entries.values_list("received_at", flat=True))
    made = writing.create(RecordEntry, record=record, document=notice, kind=kind, received_at=writing.at, **more)
    said = f"当事人在线办理：{kind.label}"
    for person in dict.fromkeys((record.reviewer_id, record.second_id)):
        if person is not None:
            tell(writing, person, said, text=record.item_name, url=f"/cases/offsite/{record.pk}/", tone="warn")
    return made


@act(
    "party.state_on_record",
    title="对非现场记录陈述、申辩",
    basis=(_41_3, _45),
    by=holds_party_code,
    says="当事人凭查询码对非现场记录提出陈述、申辩",
    offered=False,
)
def state(
    writing: Writing,
    *,
    document: Code,
    content: Annotated[Paragraph, Shown("陈述、申辩的内容", kind=Kind.LONG_TEXT, personal=True)],
) -> Any:
    """“不得限制或者变相限制当事人享有的陈述权、申辩权”: heard until the recording becomes evidence of a case."""
    record, notice = _told(writing, document)
    if refusal := rules.statement_refusal(record):
        raise ActRefused(refusal)
    made = _enter(writing, record, notice, EntryKind.STATEMENT, content=content)
    return record, {"entry": str(made.pk)}


@act(
    "party.confirm_record",
    title="确认非现场记录的违法事实",
    basis=(_41_3, _45),
    by=holds_party_code,
    says="当事人凭查询码签名确认非现场记录的违法事实{waived}",
    offered=False,
)
def confirm(
    writing: Writing,
    *,
    document: Code,
    signature: Drawn,
    waives: Annotated[bool, Shown("放弃陈述、申辩")] = False,
) -> Any:
    """An own and signed word; giving up to defend oneself is express, and never the price of confirming."""
    record, notice = _told(writing, document)
    if refusal := rules.confirmation_refusal(record):
        raise ActRefused(refusal)
    mark = mark_of(signature)
    made = _enter(
        writing, record, notice, EntryKind.CONFIRMATION, waives=waives, signature=signature, signature_sha256=mark,
        taken_at=writing.at,
    )  # fmt: skip
    told = {"document_sha256": notice.sha256, "signature_sha256": mark}
    return record, {"entry": str(made.pk), "waived": "，并放弃陈述、申辩" if waives else "", **told}
