"""What the parts of a printed case file say: signature, evidence, money and filing, and the whole trail."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.amounts import words
from yizhi.domain.cases.models import Payment, SimpleCase
from yizhi.platform import clock
from yizhi.platform.documents.rendering.pictures import UnreadablePicture, picture_as_svg
from yizhi.platform.documents.rendering.values import day, moment, money
from yizhi.platform.documents.store import opened
from yizhi.platform.files.models import Origin, StoredFile
from yizhi.platform.files.queries import files_of
from yizhi.platform.files.storage.blobs import BlobCorrupt, BlobError
from yizhi.platform.ledger.models import Leaf
from yizhi.platform.ledger.queries import Happening, timeline

Pairs = list[tuple[str, str]]
_ISO = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_ALL = 100_000  # entries of one case; far more than any case has, so that nothing is left out
_FULL_PAGE = 165  # millimetres left for a photograph above its facts
_TRAIL_HEAD = ("时间", "事项", "办理人（当时的单位、岗位、执法证号）", "依据", "台账封存")
_TRAIL_WIDTHS = (20, 42, 42, 34, 20)


@dataclass(frozen=True, slots=True)
class Part:
    """One part in the order of the file. `dated` is its day in the index."""

    title: str
    dated: date
    intro: str = ""
    facts: Pairs = field(default_factory=list)
    pictures: list[dict[str, Any]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    remark: str = ""

    def data(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "intro": self.intro,
            "facts": self.facts,
            "pictures": self.pictures,
            "rows": self.rows,
            "head": _TRAIL_HEAD,
            "widths": _TRAIL_WIDTHS,
        }


def signing(case: SimpleCase) -> Part | None:
    """How the decision was handed over: the signature, or the refusal with its witness; None before either."""
    if case.signed_at is not None:
        facts = [("签名时间", moment(case.signed_at)), ("签名图片哈希值（SHA-256）", in_halves(case.signature_sha256))]
        picture = {"title": "当事人签名", "height": 60, **_picture(case.signature_sha256, facts)}
        return Part("当场交付及当事人签名", clock.day(case.signed_at), pictures=[picture])
    if not case.refusal_reason:
        return None
    witness = str(case.refusal_witness) if case.refusal_witness else "未记录"
    facts = [("拒签情况", case.refusal_reason), ("见证人", witness)]
    return Part("当场交付及拒签情况", clock.day(case.issued_at or case.opened_at), facts=facts)


def evidence(case: Any) -> Part | None:
    """Every piece on a page of its own: photographs in full, anything else by its facts; None when there is none."""
    files = [file for file in files_of(case.pk) if file.origin != Origin.SIGNATURE]
    if not files:
        return None
    pages = [piece(number, file) for number, file in enumerate(files, 1)]
    return Part(f"现场照片及其他证据（{len(files)}件）", clock.day(files[0].received_at), pictures=pages)


def piece(number: int, file: StoredFile) -> dict[str, Any]:
    facts = [
        ("拍摄（采集）时间", moment(file.captured_at) if file.captured_at else "采集设备未申报"),
        ("位置（WGS 84）", _position(file)),
        ("收存时间", moment(file.received_at)),
        ("文件名、类型、大小", f"{file.filename}，{file.kind_of_content.title}，{file.size}字节"),
        ("原件哈希值（SHA-256）", in_halves(file.sha256)),
    ]
    title = f"证据{number}　{Origin(file.origin).label}"
    if file.excluded_at is not None:
        why = f"已于{moment(file.excluded_at)}排除，不得作为认定案件事实的根据。{file.exclusion_reason}"
        return {"title": title, "height": 0, "svg": None, "facts": [*facts, ("排除情况", why)]}
    if not file.is_picture:
        return {"title": title, "height": 0, "svg": None, "facts": [*facts, ("说明", "不能打印，原件存于电子案卷")]}
    return {"title": title, "height": _FULL_PAGE, **_picture(file.sha256, facts)}


def _picture(sha256: str, facts: Pairs) -> dict[str, Any]:
    """The picture to print, or the reason why it is not printed: a missing original is said, never passed over."""
    try:
        return {"svg": picture_as_svg(exact(sha256), "图片"), "facts": facts}
    except (BlobError, UnreadablePicture) as error:
        return {"svg": None, "facts": [*facts, ("未能打印", str(error))]}


def exact(sha256: str) -> bytes:
    """The bytes received under a hash, computed again. Errors: BlobMissing, BlobCorrupt when they are no longer so."""
    with opened(sha256) as stream:
        content = stream.read()
    if (found := hashlib.sha256(content).hexdigest()) != sha256:
        raise BlobCorrupt(sha256, found)
    return content


def in_halves(sha256: str) -> str:
    """A hash in two groups, so that it breaks inside the line and not beyond the margin."""
    return f"{sha256[:32]} {sha256[32:]}"


def _position(file: StoredFile) -> str:
    if file.longitude is None or file.latitude is None:
        return "采集设备未申报"
    return f"东经{file.longitude:.6f}，北纬{file.latitude:.6f}"


def execution(case: SimpleCase) -> Part | None:
    """What followed the decision: reporting, payment, closing; None before the decision."""
    if case.issued_at is None:
        return None
    facts = [("处罚", words(case.penalty, case.fine_fen)), *_money(case)]
    moments: Iterator[tuple[str, datetime | None]] = iter(
        (("报机关备案", case.filed_at), ("结案", case.closed_at)),
    )
    facts += [(label, moment(at) if at else "尚未办理") for label, at in moments]
    return Part("缴款、备案和结案情况", clock.day(case.closed_at or case.filed_at or case.issued_at), facts=facts)


def _money(case: SimpleCase) -> Iterator[tuple[str, str]]:
    if not case.fine_fen:
        return
    yield "缴纳方式", str(Payment(case.payment).label)
    yield from ((label, day(on)) for label, on in (("缴款期限", case.due_on), ("缴款日期", case.paid_on)) if on)
    if case.receipt_no:
        yield "票据号码", case.receipt_no
    told = (("当场收缴", case.collected_at), ("罚款交至机关", case.handed_in_at), ("罚款缴付银行", case.remitted_at))
    yield from ((label, moment(at)) for label, at in told if at)
    yield "已缴金额", money(case.paid_fen) if case.paid_fen else "未缴"


def trail(case: Any) -> Part:
    """Every sentence of the ledger on this case in the order in which it happened, with its place in the log."""
    found = list(reversed(timeline(case.pk, limit=_ALL)))
    places = dict(Leaf.objects.filter(entry_id__in=[h.entry for h in found]).values_list("entry_id", "position"))
    return Part(
        f"办理过程记录（{len(found)}条）",
        clock.day(found[-1].at if found else case.opened_at),
        intro="以下为台账所记本案全部办理过程，按发生先后排列。已封存的，注明在台账中的位置，任何人可以据此核验。",
        rows=[_line(happening, places.get(happening.entry)) for happening in found],
    )


def _line(happening: Happening, place: int | None) -> tuple[str, ...]:
    who = [happening.actor, happening.unit, happening.post]
    if happening.certificate:
        who.append(f"执法证号{happening.certificate}")
    return (
        f"{clock.local(happening.at):%Y年%-m月%-d日 %H:%M:%S}",
        _ISO.sub(lambda found: day(date.fromisoformat(found[0])), happening.says),
        "，".join(part for part in who if part),
        "；".join(happening.basis),
        "待封存" if place is None else f"已封存，位置{place}",
    )
