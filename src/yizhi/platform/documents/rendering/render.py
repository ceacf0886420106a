"""Makes a document from its definition and data: the full text for the party, the masked one for the public, or a draft."""

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
from yizhi.platform.documents.rendering.typesetter import Typesetter, typesetter
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
    engine = engine or typesetter()
    version = definition.version_on(on)
    payload, missing = _payload(definition, version, data, variant, marks, policy or default_policy(), engine)
    at = marks.get("issued_at") or datetime.combine(on, time(), CHINA)
    pdf = engine.pdf(version.source, payload, at)
    return Rendered(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=len(_PAGE.findall(pdf)),
        missing_glyphs=missing,
        template_version=version.version,
        template_digest=version.digest,
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
    """The same document as one PNG for each page, for phones whose browser shows no PDF; same conditions as `render`."""
    engine = engine or typesetter()
    version = definition.version_on(on)
    payload, _ = _payload(definition, version, data, variant, marks, policy or default_policy(), engine)
    return engine.pictures(version.source, payload, pixels_per_inch)


def _payload(
    definition: DocumentDefinition,
    version: TemplateVersion,
    data: Mapping[str, Any],
    variant: Variant,
    marks: Marks,
    policy: MaskingPolicy,
    engine: Typesetter,
) -> tuple[dict[str, Any], tuple[str, ...]]:
    draft = variant == "draft"
    check(definition.name, version, data, draft=draft)
    if definition.numbered and not marks.get("number") and not draft:
        raise NumberMissing(f"《{definition.name}》须先取得文书编号才能出具。请通过“出具”办理，编号在出具时产生。")
    missing: tuple[str, ...] = ()
    if draft:
        missing = missing_glyphs("".join(text for _, _, text in texts(version.fields, data)), engine.chain)
        data = substituted(data, engine.chain)
    else:
        require_printable(definition.name, version, data, engine.chain)
    _require_printable_marks(definition, marks, engine)
    if variant == "public":
        data = mask(version, data, policy)
    return {
        "data": pack(version.fields, data, draft=draft),
        "meta": _meta(definition, version, variant, marks, policy),
    }, missing


def _meta(
    definition: DocumentDefinition, version: TemplateVersion, variant: Variant, marks: Marks, policy: MaskingPolicy
) -> dict[str, Any]:
    seal, qr = marks.get("seal"), marks.get("qr")
    return {
        "name": definition.name,
        "code": definition.code,
        "version": version.version,
        "sealed": definition.sealed,
        "numbered": definition.numbered,
        "variant": variant,
        "notice": policy.notice if variant == "public" else None,
        "number": marks.get("number"),
        "seal": picture_as_svg(seal, "印章") if seal else None,
        "qr": qr_as_svg(qr) if qr else None,
        "address": qr,
        "ledger_head": marks.get("ledger_head"),
    }


def _require_printable_marks(definition: DocumentDefinition, marks: Marks, engine: Typesetter) -> None:
    text = "".join(part for part in (marks.get("number"), marks.get("ledger_head"), marks.get("qr")) if part)
    if unknown := missing_glyphs(text, engine.chain):
        raise UnprintableText(definition.name, [Flaw("number", "文书编号", "", f"无法打印“{'、'.join(unknown)}”")])
