"""A complete on-the-spot case, with invented people, for every document of this module."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image, ImageDraw
from pypdf import PdfReader

from yizhi.platform.documents.rendering import DocumentDefinition, Variant, load_definitions, render

DOCUMENTS: dict[str, DocumentDefinition] = load_definitions(Path(__file__).parents[1])
ON = date(2026, 8, 1)
AT = datetime(2026, 8, 1, 1, 5, tzinfo=UTC)
NUMBER = "航政执当罚字〔2026〕第00012号"
QR = "https://yizhi.example/verify/7Q2M9KXD41TTABCD"


def handwriting() -> bytes:
    image = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 80), (100, 20), (180, 70), (290, 30)], fill=(10, 10, 40, 255), width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


INK = handwriting()
AGENCY = {"agency_name": "衢州市柯城区航埠镇人民政府"}
OFFICERS = [
    {"name": "陈一鸣", "certificate": "11080012024001", "signature": INK},
    {"name": "上官文博", "certificate": "11080012024002"},
]
PARTY = {
    "party_kind": "citizen",
    "party_name": "欧阳小明",
    "party_identity_kind": "居民身份证",
    "party_identity_number": "330802199001011234",
    "party_address": "浙江省衢州市柯城区航埠镇凤山路12号3幢2单元501室",
}
VIOLATION = {
    "violated_at": AT,
    "violation_place": "航埠镇凤山路与航埠大道交叉口",
    "facts": "当事人欧阳小明未经批准，在人行道上摆摊，占用约四平方米。",
    "violated_norm": "《浙江省城市市容和环境卫生管理条例》第十六条第一款",
}
REMEDIES = {"reconsideration_agency": "衢州市柯城区人民政府", "court": "衢州市柯城区人民法院"}
DECISION = {
    **AGENCY, **PARTY, **VIOLATION, **REMEDIES,
    "penalty_basis": "《浙江省城市市容和环境卫生管理条例》第四十七条",
    "penalty_kind": "fine", "fine_amount": 10_000,
    "payment_method": "bank", "payment_due_on": date(2026, 8, 16), "surcharge_applies": True,
    "bank_name": "某某银行航埠支行", "bank_address": "航埠大道88号",
    "credentials_shown": True, "rights_told": True, "party_statement": "当事人表示不作陈述、申辩。",
    "officers": OFFICERS, "decided_at": AT, "decided_on": ON, "decided_place": "违法行为发生地现场",
    "signing": "signed", "party_signature": INK, "signed_at": AT,
    "party_code": "AB3D-9KXZ-7Q2M-41TT",
    "photographs": [{"picture": INK, "caption": "现场照片说明"}],
}  # fmt: skip
CORRECTION = {
    **AGENCY, **PARTY, **VIOLATION, **REMEDIES,
    "correction_basis": "《中华人民共和国行政处罚法》第二十八条第一款",
    "correction_mode": "by_deadline", "correction_due_on": date(2026, 8, 3),
    "demand": "清理人行道，恢复原状。", "consequence": "本机关将依法处理。",
    "officers": OFFICERS, "issued_on": ON,
}  # fmt: skip
SERVICE = {
    **AGENCY,
    "case_name": "欧阳小明擅自占用城市道路案",
    "documents": [{"title": "当场行政处罚决定书", "number": NUMBER}],
    "recipient_kind": "citizen", "recipient_name": "欧阳小明", "method": "LEAVE",
    "address": PARTY["party_address"], "served_at": AT, "refusal_reason": "当事人拒绝签收",
    "witnesses": [{"name": "徐见证", "unit": "河东村村民委员会"}], "officers": OFFICERS, "made_on": ON,
}  # fmt: skip
HAND_IN = {
    **AGENCY,
    "collections": [
        {"decision_number": NUMBER, "party_name": "欧阳小明", "receipt_number": "浙财票0012345678",
         "collected_at": AT, "amount": 5_000},
    ],
    "total": 5_000, "due_on": date(2026, 8, 4), "handed_in_at": AT, "handed_in_by": OFFICERS[:1],
    "received_by": "周会计", "bank_due_on": date(2026, 8, 6),
}  # fmt: skip
FILE = {
    **AGENCY,
    "volume": "main", "procedure": "simple", "procedure_kind": "PENALTY", "file_number": "20260012",
    "case_name": "欧阳小明擅自占用城市道路案", "party_kind": "citizen", "party_name": "欧阳小明",
    "decision_number": NUMBER, "opened_on": ON, "closed_on": date(2026, 8, 17),
    "outcome": "罚款100元，已缴纳", "handlers": "陈一鸣、上官文博", "filed_on": date(2026, 8, 20),
    "retention": "30年", "item_count": 2, "page_count": 3,
    "items": [{"number": NUMBER, "title": "当场行政处罚决定书", "dated_on": ON, "pages": "1-2"}],
    "state_note": "本卷材料齐全。", "compiled_by": "陈一鸣", "checked_by": "周法制", "compiled_on": date(2026, 8, 20),
}  # fmt: skip
COMPLETE: dict[str, dict[str, object]] = {
    "D22": CORRECTION, "D40": DECISION, "D46": SERVICE, "D64": FILE, "S01": HAND_IN,
}  # fmt: skip


def text_of(code: str, data: dict[str, object], variant: Variant = "full", on: date = ON) -> str:
    """The document's text as a reader finds it, without spaces and line ends."""
    number = NUMBER if DOCUMENTS[code].numbered else None
    made = render(
        DOCUMENTS[code], on, data, variant=variant, number=number, qr=QR, ledger_head="9f2c61ab", issued_at=AT
    )
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages).split())
