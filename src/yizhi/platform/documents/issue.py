"""Issue a document as part of the running act: number, original, masked version, and both named in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.writing import Writing
from yizhi.platform.blanks import with_gaps
from yizhi.platform.documents import codes, numbering
from yizhi.platform.documents.catalogue import definition
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.numbering import Issuer
from yizhi.platform.documents.rendering.errors import DocumentError, FieldErrors
from yizhi.platform.documents.rendering.render import Rendered, Variant, render
from yizhi.platform.documents.seals import seal_of
from yizhi.platform.documents.store import keep


@dataclass(frozen=True, slots=True)
class Issued:
    """The document and the two codes, which are known only now: afterwards only their hashes remain."""

    document: Document
    verification_code: str
    party_code: str


def verification_url(code: str) -> str:
    """Where the QR code leads."""
    return f"{settings.YIZHI_PUBLIC_URL}/verify/{code}"


def issue(writing: Writing, code: str, record: Any, data: Mapping[str, Any], issuer: Issuer) -> Issued:
    """Issue the document `code` on `record` (which has division and line).

    An internal document carries no code and has no public version: nobody outside may come by it. An unnumbered one
    takes its place in a series of its own, and shows no number.
    Raises ActInvalid naming the items that are missing or cannot be printed; then the number goes back to its series.
    """
    if writing.drafts is not None:
        return _drafted(writing, writing.drafts, code, record, data, issuer)
    kind = definition(code)
    day = writing.at.date()
    verification, party = codes.verification_code(), codes.party_code()
    number = numbering.draw(issuer, kind.kind_abbreviation or code, day.year)
    shown = number.text if kind.numbered else ""
    seal = seal_of(issuer, day) if kind.sealed else None
    complete = {**data, "party_code": codes.grouped(party)} if _takes(code, day, "party_code") else dict(data)

    def rendered(variant: Variant) -> Rendered:
        return render(
            kind,
            day,
            complete,
            variant=variant,
            number=shown or None,
            qr=verification_url(verification) if kind.external else None,
            seal=seal,
            issued_at=writing.at,
        )

    try:
        original = rendered("full")
        masked = rendered("public") if kind.external else None
    except FieldErrors as error:
        raise ActInvalid({flaw.field: [str(flaw)] for flaw in error.flaws} | {"": [str(error)]}) from error
    except DocumentError as error:
        raise ActInvalid({"": [str(error)]}) from error
    keep(original.pdf)
    if masked is not None:
        keep(masked.pdf)
    document = writing.create(
        Document,
        code=code,
        name=kind.title(day, data),
        template_version=original.template_version,
        agency_id=issuer.id,
        kind=number.kind,
        year=number.year,
        sequence=number.sequence,
        number=shown,
        record_kind=record._meta.label_lower,
        record_id=record.pk,
        division=record.division,
        line=record.line,
        issued_at=writing.at,
        issued_by=_person(writing),
        sha256=original.sha256,
        size=len(original.pdf),
        public_sha256=masked.sha256 if masked else "",
        public_size=len(masked.pdf) if masked else 0,
        verification_mark=codes.mark(verification),
        party_mark=codes.mark(party),
    )
    writing.record_document(code=code, number=shown, sha256=original.sha256, file=document.pk)
    if masked is not None:
        writing.record_document(code=f"{code}.public", number=shown, sha256=masked.sha256, file=document.pk)
    return Issued(document, verification, party)


def foresee(writing: Writing, code: str, record: Any, data: Mapping[str, Any], issuer: Issuer) -> None:
    """In a rehearsal, the draft of a document that a later act issues; nothing while the act is carried out."""
    if writing.drafts is not None:
        _drafted(writing, writing.drafts, code, record, data, issuer)


_LAST = 2_000_000_000


def _drafted(
    writing: Writing, drafts: list[bytes], code: str, record: Any, data: Mapping[str, Any], issuer: Issuer
) -> Issued:
    """In a rehearsal: the draft, and in place of the document a row that is rolled back with all others.

    No number is drawn, so that nobody waits for the series; the row's own stands far above any.
    """
    kind, day = definition(code), writing.at.date()
    shown = with_gaps(data, writing.assumed)
    said = {**shown, "party_code": "（出具时产生）"} if _takes(code, day, "party_code") else shown
    try:
        made = render(kind, day, said, variant="draft", issued_at=writing.at)
    except FieldErrors as error:
        raise ActInvalid({flaw.field: [str(flaw)] for flaw in error.flaws} | {"": [str(error)]}) from error
    except DocumentError as error:
        raise ActInvalid({"": [str(error)]}) from error
    drafts.append(made.pdf)
    document = writing.create(
        Document,
        code=code,
        name=kind.title(day, data),
        template_version=made.template_version,
        agency_id=issuer.id,
        kind=kind.kind_abbreviation or code,
        year=day.year,
        sequence=_LAST + len(drafts),
        number="（出具时编号）" if kind.numbered else "",
        record_kind=record._meta.label_lower,
        record_id=record.pk,
        division=record.division,
        line=record.line,
        issued_at=writing.at,
        issued_by=_person(writing),
        sha256=made.sha256,
        size=len(made.pdf),
        verification_mark=codes.mark(codes.verification_code()),
        party_mark=codes.mark(codes.party_code()),
        public_sha256="",
        public_size=0,
    )
    return Issued(document, "", "")


def _takes(code: str, day: Any, field: str) -> bool:
    return any(spec.name == field for spec in definition(code).version_on(day).fields)


def _person(writing: Writing) -> UUID:
    if writing.actor.person is None:
        raise ValueError("文书须由人员制作")
    return writing.actor.person


def preview(code: str, day: Any, data: Mapping[str, Any]) -> bytes:
    """A draft as PDF, with what is missing highlighted and without a number."""
    return render(definition(code), day, data, variant="draft").pdf
