"""Each document can be drafted from nothing, issued when complete and published without what is private."""

import io

import pikepdf
import pytest

from yizhi.domain.cases.documents.tests.example import AT, COMPLETE, DECISION, DOCUMENTS, NUMBER, ON, QR, text_of
from yizhi.domain.cases.documents.tests.example_general import complete
from yizhi.platform.documents.rendering import FontChain, MissingFields, Variant, render
from yizhi.platform.documents.rendering.glyphs import missing_glyphs
from yizhi.platform.documents.rendering.loading import PACKAGE_ROOT

PRIVATE = ("小明", "330802199001011234", "199001", "凤山路12号", "501室", "徐见证", "AB3D-9KXZ", "现场照片说明")
CODES = sorted(DOCUMENTS)
EXAMPLES = {code: COMPLETE.get(code) or complete(definition) for code, definition in DOCUMENTS.items()}
# An internal sheet of the general procedure has no public version: nobody outside may come by it.
PUBLIC = [code for code in CODES if code in COMPLETE or DOCUMENTS[code].external]


def test_the_documents_of_the_simple_procedure_are_all_here() -> None:
    assert set(COMPLETE) <= set(DOCUMENTS)
    names = {code: definition.name for code, definition in DOCUMENTS.items()}
    assert names["D40"] == "当场行政处罚决定书"
    assert names["D46"] == "送达回证"
    assert DOCUMENTS["D40"].kind_abbreviation == "当罚"


@pytest.mark.parametrize("code", CODES)
def test_an_empty_draft_shows_every_required_item(code: str) -> None:
    text = text_of(code, {}, "draft")
    with pytest.raises(MissingFields) as caught:
        text_of(code, {})
    silent = {spec.name for spec in DOCUMENTS[code].versions[0].fields if spec.name in ("party_kind", "recipient_kind")}
    for flaw in caught.value.flaws:
        assert flaw.field in silent or f"【待填：{flaw.title}】" in text


@pytest.mark.parametrize("code", PUBLIC)
def test_what_is_private_is_in_the_original_and_not_in_the_public_version(code: str) -> None:
    original, public = text_of(code, EXAMPLES[code]), text_of(code, EXAMPLES[code], "public")
    assert "小明" in original
    assert "公开版" in public
    for secret in PRIVATE:
        assert secret not in public


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("variant", ["full", "public", "draft"])
def test_each_is_pdf_a(code: str, variant: Variant) -> None:
    made = render(DOCUMENTS[code], ON, EXAMPLES[code], variant=variant, number=NUMBER, qr=QR, issued_at=AT)
    with pikepdf.open(io.BytesIO(made.pdf)) as opened:
        meta = opened.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert len(opened.pages) == made.pages


def test_the_fixed_words_of_all_templates_can_be_printed() -> None:
    chain = FontChain()
    for file in PACKAGE_ROOT.rglob("*.typ"):
        assert missing_glyphs(file.read_text(encoding="utf-8"), chain) == (), file.name


def test_a_household_that_shows_its_owners_identity_card_keeps_its_number_private() -> None:
    household = {**DECISION, "party_kind": "household", "party_name": "某某小吃店", "party_representative": "欧阳小明"}
    text = text_of("D40", household, "public")
    assert "某某小吃店" in text
    assert "经营者欧阳某" in text
    assert "330802199001011234" not in text
    code = {"party_identity_kind": "统一社会信用代码", "party_identity_number": "92330802MA2DHXXX0A"}
    assert "92330802MA2DHXXX0A" in text_of("D40", {**household, **code}, "public")


def test_a_minors_public_decision_shows_neither_name_nor_deed() -> None:
    minor = {**DECISION, "party_is_minor": True, "guardian_name": "欧阳大明"}
    text = text_of("D40", minor, "public")
    assert "（未成年人信息不予公开）" in text
    for trace in ("欧阳", "柯城区航埠镇凤山", "人行道", "摆摊"):
        assert trace not in text


def test_a_minor_without_guardian_is_not_decided() -> None:
    with pytest.raises(MissingFields, match="监护人"):
        text_of("D40", {**DECISION, "party_is_minor": True})


@pytest.mark.parametrize(
    ("method", "proof"), [("DIRECT", "签收人"), ("MAIL", "邮寄单号"), ("ELECTRONIC", "同意电子送达")]
)
def test_each_way_of_service_demands_its_own_proof(method: str, proof: str) -> None:
    with pytest.raises(MissingFields, match=proof):
        text_of("D46", {**COMPLETE["D46"], "method": method})


def test_a_correction_order_is_no_penalty_so_a_suit_stays_open() -> None:
    text = text_of("D22", COMPLETE["D22"])
    assert "六个月内直接向衢州市柯城区人民法院提起行政诉讼" in text
    assert "于2026年8月3日前（含当日）改正" in text
    assert "立即改正" in text_of("D22", {**COMPLETE["D22"], "correction_mode": "at_once", "correction_due_on": None})
