"""A record is written by prompts, read and signed on each page: veto 13 of file review, “record unsigned”.

《行政处罚法》第五十五条第二款：“询问或者检查应当制作笔录。”第四十六条第二款：“证据必须经查证属实，方可作为认定案件事实的根据。”
"""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from yizhi.domain.cases.general.acts import deciding, investigating, proposing, records
from yizhi.domain.cases.general.records import prompts
from yizhi.domain.cases.general.records.tests.writing import SIGNATURE, inspect, question, read, sign
from yizhi.domain.cases.general.tests.file import OTHERS, File, refused
from yizhi.domain.cases.models.general import Evidence, GeneralCase
from yizhi.platform.acts import door
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.documents.store import opened
from yizhi.platform.scope.session import acting


def _evidence(file: File, case: GeneralCase) -> list[Evidence]:
    with acting(file.who("lead")):
        return list(Evidence.objects.filter(case=case).order_by("number"))


def _to_the_end(file: File, case: GeneralCase) -> None:
    """All that else is needed to conclude the investigation."""
    file.do(investigating.note_not_applicable, "lead", case, elements=OTHERS, reason="经调查不涉及")
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)


def test_a_signed_inspection_becomes_document_and_evidence(file: File) -> None:
    case = file.filed()
    one = inspect(file, case)
    assert one.pages >= 1
    sign(file, case, one)
    one = read(file, one.pk)
    assert (one.signing, one.document.code) == ("SIGNED", "D07")
    made = _evidence(file, case)[0]
    assert (made.kind, made.signing, made.legality) == ("ON_SITE_RECORD", "SIGNED", "PENDING")
    assert made.sha256 == one.document.sha256


def test_the_sheet_says_what_was_seen_and_bears_a_place_to_sign_on_each_page(file: File) -> None:
    case = file.filed()
    one = inspect(file, case, scene="店门前堆放水泥。\n" * 80)
    with opened(one.sha256) as stream:
        pages = [page.extract_text() for page in PdfReader(BytesIO(stream.read())).pages]
    assert len(pages) == one.pages > 1
    assert all("被检查人" in text and "执法人员" in text for text in pages)
    assert "面积十平方米" in "".join(pages)


def test_a_questioning_keeps_question_and_answer_in_their_order(file: File) -> None:
    case = file.filed()
    one = question(file, case, further="问：是否有人指使？\n答：没有。\n是我自己决定的。")
    text = str(one.content)
    for asked in ("有权申请回避", "如实回答询问", "是否有人指使", "还有什么需要补充"):
        assert asked in text
    assert text.index("是否有人指使") < text.index("还有什么需要补充")
    sign(file, case, one)
    assert read(file, one.pk).document.code == "D09"
    assert _evidence(file, case)[0].kind == "PARTY_STATEMENT"


def test_the_word_of_somebody_else_is_a_testimony(file: File) -> None:
    case = file.filed()
    one = question(file, case, standing="WITNESS", person_name="旁观某")
    sign(file, case, one)
    assert _evidence(file, case)[0].kind == "WITNESS"


@pytest.mark.parametrize(("text", "said"), [("答：没有", "问："), ("问：有吗？", "答："), ("问：\n答：有", "答：")])
def test_questions_of_the_officers_own_are_paired(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        prompts.own_questions(text)


def test_one_officer_alone_writes_no_record(file: File) -> None:
    """第四十二条：执法人员不得少于两人."""
    case = file.filed()
    with pytest.raises(ActInvalid, match="第四十二条"):
        inspect(file, case, second=file.people["lead"].pk)
    with pytest.raises(ActRefused, match="第四十二条"):
        inspect(file, case, second=file.people["township_reviewer"].pk)


def test_no_record_without_credential_or_without_telling_the_rights(file: File) -> None:
    """第五十五条第一款、第四十三条."""
    case = file.filed()
    with pytest.raises(ActRefused, match="第五十五条第一款"):
        question(file, case, identity_shown=False)
    with pytest.raises(ActRefused, match="第四十三条"):
        question(file, case, rights_told=False)


def test_a_record_ends_after_it_began_and_not_in_the_future(file: File) -> None:
    case = file.filed()
    for began, ended in ((file.at, file.at - timedelta(minutes=1)), (file.at, file.at + timedelta(hours=2))):
        with pytest.raises(ActInvalid):
            inspect(file, case, began_at=began, ended_at=ended)


def test_a_page_left_unsigned_is_no_signature(file: File) -> None:
    case = file.filed()
    one = inspect(file, case, scene="店门前堆放水泥。\n" * 80)
    with pytest.raises(ActRefused, match="只有1页签名"):
        sign(file, case, one, signed_pages=1)
    with pytest.raises(ActRefused, match="没有交本人核对"):
        sign(file, case, one, read=False)
    with pytest.raises(ActInvalid, match="签名"):
        sign(file, case, one, signature="")


def test_the_investigation_does_not_end_with_an_unsigned_record(file: File) -> None:
    """Veto 13: everything else is there, the questioning is not signed."""
    case = file.filed()
    file.verify(case, file.collect(case))
    one = question(file, case)
    _to_the_end(file, case)
    said = refused(file, proposing.close_investigation, "lead", case, process="……")
    assert "第五十五条第二款" in said
    assert one.title in said
    sign(file, case, one)
    file.verify(case, _evidence(file, case)[-1].pk)
    file.do(proposing.close_investigation, "lead", case, process="……")


def test_a_refusal_to_sign_needs_a_witness(file: File) -> None:
    case = file.filed()
    one = question(file, case)
    with pytest.raises(ActInvalid):
        file.do(records.note_record_refusal, "lead", case, record=one.pk, reason="当事人拒绝签名", witness="")
    said = {"reason": "当事人看过后拒绝签名", "witness": "社区工作人员见证某", "recording": "记录仪07"}
    file.do(records.note_record_refusal, "lead", case, record=one.pk, **said)
    one = read(file, one.pk)
    assert (one.signing, str(one.witness)) == ("REFUSED", "社区工作人员见证某")
    file.verify(case, one.evidence_id)


def test_a_wrong_record_is_set_aside_and_written_anew(file: File) -> None:
    case = file.filed()
    one = inspect(file, case)
    file.do(records.set_record_aside, "lead", case, record=one.pk, reason="面积记录有误")
    with pytest.raises(ActRefused):
        sign(file, case, one)
    again = inspect(file, case)
    assert again.number == 2
    assert refused(file, records.set_record_aside, "lead", case, record=one.pk, reason="再次作废")


def test_what_was_signed_cannot_be_set_aside(file: File) -> None:
    case = file.filed()
    one = inspect(file, case)
    sign(file, case, one)
    with pytest.raises(ActRefused):
        file.do(records.set_record_aside, "lead", case, record=one.pk, reason="……")


def test_an_unsigned_record_on_paper_is_not_called_lawful(file: File) -> None:
    """Veto 13, for a record that was written on paper and registered."""
    case = file.filed()
    made = file.collect(case, signed=False)
    with pytest.raises(ActRefused, match="第五十五条第二款"):
        file.verify(case, made)
    file.do(investigating.note_signature, "lead", case, evidence=made, signed=True)
    file.verify(case, made)


def test_a_note_of_refusal_on_paper_names_reason_and_witness(file: File) -> None:
    case = file.filed()
    with pytest.raises(ActInvalid, match="见证人"):
        file.collect(case, signed=False, unsigned_note="当事人拒绝签名")
    made = file.collect(case, signed=False, unsigned_note="当事人拒绝签名", witness="见证某")
    file.verify(case, made)


def test_no_decision_on_a_record_that_is_not_signed(file: File) -> None:
    """A record of a case that came from before: reviewed and told, and still not decided upon."""
    case = file.notified()
    file.state(case, "WAIVED")
    with acting(file.who("lead")), door.opened():
        one = Evidence.objects.filter(case=case).first()
        assert one is not None
        one.signing = ""
        one.save(update_fields=["signing"])
    said = refused(file, deciding.decide, "head", case)
    assert "第五十五条第二款" in said


def test_the_signature_is_a_picture(file: File) -> None:
    case = file.filed()
    one = inspect(file, case)
    with pytest.raises(ActInvalid):
        sign(file, case, one, signature=SIGNATURE[:-6] + "=A==A")
