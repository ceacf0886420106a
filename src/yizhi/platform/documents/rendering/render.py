"""Makes a document from definition and data: in full for the party, masked for the public, or as a draft."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, TypedDict, Unpack

from yizhi.platform.documents.rendering.checking import check
from yizhi.platform.documents.rendering.definition import DocumentDefinition, TemplateVersion
from yizhi.platform.documents.rendering.disclosure import MaskingPolicy, default_policy
from yizhi.platform.documents.rendering.errors import Flaw, NumberMissing, UnprintableText
from yizhi.platform.documents.rendering.glyphs import missing_glyphs, require_printable, substituted, texts
from yizhi.platform.documents.rendering.masking import mask
from yizhi.platform.documents.rendering.pictures import picture_as_svg, qr_as_svg
from yizhi.platform.documents.rendering.typesetter import Typesetter, default_typesetter
from yizhi.platform.documents.rendering.values import CHINA, pack

Variant = Literal["full", "public", "draft"]
_PAGE = re.compile(rb"/Type ?/Page\b")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF/A-2b: its bytes, their SHA-256 (hex), and which version of which template made it.

    `missing_glyphs` is empty unless it is a draft, which prints 〓 in their place.
    """

    pdf: bytes
    sha256: str
    pages: int
    missing_glyphs: tuple[str, ...]
    template_version: str
    template_digest: str
    variant: Variant


class Marks(TypedDict, total=False):
    """What the issuing act puts on a document besides its content; all optional until it is issued.

    `number` is drawn at issue, `qr` is the verification address printed as a code, `seal` a PNG, `ledger_head` the
    fingerprint of the ledger's signed head, `issued_at` the instant from which the file's timestamp is taken.
    """

    number: str | None
    qr: str | None
    seal: bytes | None
    ledger_head: str | None
    issued_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Job:
    """One rendering: what is made, in which variant, under which policy, on which engine."""

    definition: DocumentDefinition
    on: date
    version: TemplateVersion
    variant: Variant
    marks: Marks
    policy: MaskingPolicy
    engine: Typesetter


def render(
    definition: DocumentDefinition,
    on: date,
    data: Mapping[str, Any],
    *,
    variant: Variant,
    policy: MaskingPolicy | None = None,
    engine: Typesetter | None = None,
    **marks: Unpack[Marks],
) -> Rendered:
    """The document as valid on a day; the same input gives the same bytes.

    Allowed if and only if a version is in force, no required item is blank, every character can be printed and, for a
    numbered document, the number is drawn; a draft may lack items, characters and number.
    Errors: `NoVersionInForce`, `UnknownFields`, `InvalidFields`, `MissingFields`, `UnprintableText`, `NumberMissing`,
    `UnreadablePicture`. Articles: those of the definition.
    """
    job = _job(definition, on, variant, policy, engine, marks)
    payload, missing = _payload(job, data)
    at = marks.get("issued_at") or datetime.combine(on, time(), CHINA)
    pdf = job.engine.pdf(job.version.source, payload, at)
    return Rendered(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=len(_PAGE.findall(pdf)),
        missing_glyphs=missing,
        template_version=job.version.version,
        template_digest=job.version.digest,
        variant=variant,
    )


def render_pictures(
    definition: DocumentDefinition,
    on: date,
    data: Mapping[str, Any],
    *,
    variant: Variant,
    policy: MaskingPolicy | None = None,
    engine: Typesetter | None = None,
    pixels_per_inch: float = 110,
    **marks: Unpack[Marks],
) -> tuple[bytes, ...]:
    """The same as one PNG for each page, for phones whose browser shows no PDF; same conditions as `render`."""
    job = _job(definition, on, variant, policy, engine, marks)
    payload, _ = _payload(job, data)
    return job.engine.pictures(job.version.source, payload, pixels_per_inch)


def _job(
    definition: DocumentDefinition,
    on: date,
    variant: Variant,
    policy: MaskingPolicy | None,
    engine: Typesetter | None,
    marks: Marks,
) -> _Job:
    version = definition.version_on(on)
    return _Job(definition, on, version, variant, marks, policy or default_policy(), engine or default_typesetter())


def _payload(job: _Job, data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    name, fields, chain, draft = job.definition.name, job.version.fields, job.engine.chain, job.variant == "draft"
    check(name, job.version, data, draft=draft)
    if job.definition.numbered and not job.marks.get("number") and not draft:
        raise NumberMissing(f"《{name}》须先取得文书编号才能出具。请通过“出具”办理，编号在出具时产生。")
    _require_printable_marks(job)
    missing: tuple[str, ...] = ()
    if draft:
        missing = missing_glyphs("".join(text for _, _, text in texts(fields, data)), chain)
        data = substituted(data, chain)
    else:
        require_printable(name, job.version, data, chain)
    if job.variant == "public":
        data = mask(job.version, data, job.policy)
    return {"data": pack(fields, data, draft=draft), "meta": _meta(job, job.definition.title(job.on, data))}, missing


def _meta(job: _Job, title: str) -> dict[str, Any]:
    seal, qr = job.marks.get("seal"), job.marks.get("qr")
    return {
        "name": title,
        "code": job.definition.code,
        "version": job.version.version,
        "sealed": job.definition.sealed,
        "numbered": job.definition.numbered,
        "variant": job.variant,
        "notice": job.policy.notice if job.variant == "public" else None,
        "number": job.marks.get("number") or None,
        "seal": picture_as_svg(seal, "印章") if seal else None,
        "qr": qr_as_svg(qr) if qr else None,
        "address": qr or None,
        "ledger_head": job.marks.get("ledger_head") or None,
    }


def _require_printable_marks(job: _Job) -> None:
    marks = job.marks
    text = "".join(part for part in (marks.get("number"), marks.get("ledger_head"), marks.get("qr")) if part)
    if unknown := missing_glyphs(text, job.engine.chain):
        flaw = Flaw("number", "文书编号", "", f"无法打印“{'、'.join(unknown)}”")
        raise UnprintableText(job.definition.name, [flaw])
