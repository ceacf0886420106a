"""Until the review: each shortcut that the law forbids is refused, with the article that forbids it."""

from datetime import timedelta

import pytest

from yizhi.domain.cases.general.acts import (
    correcting,
    filing,
    investigating,
    proposing,
)
from yizhi.domain.cases.general.tests.file import OTHERS, File, refused
from yizhi.domain.org.acts.recusals import declare_recusal
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused


def test_one_officer_alone_cannot_file(file: File) -> None:
    with pytest.raises(ActInvalid, match="第四十二条"):
        file.open(co_officer=file.people["lead"].pk)


def test_an_item_outside_the_township_list_is_not_filed(file: File) -> None:
    kept = next(i for i in file.of_county().item_codes() if i not in file.item_codes())
    with pytest.raises(ActRefused, match="第二十四条"):
        file.open(item=file.of_county().item(kept).pk)


def test_a_violation_discovered_after_two_years_is_not_filed(file: File) -> None:
    long_ago = file.at - timedelta(days=365 * 2 + 3)
    with pytest.raises(ActRefused, match="第三十六条"):
        file.open(occurred_at=long_ago)


def test_life_and_health_with_harm_extends_limitation_to_five_years(file: File) -> None:
    long_ago = file.at - timedelta(days=365 * 2 + 3)
    assert file.open(occurred_at=long_ago, affected="LIFE_AND_HEALTH", harm_occurred=True).state == "DRAFT_FILING"


def test_an_officer_cannot_approve_the_filing(file: File) -> None:
    case = file.open()
    file.name(case)
    file.do(filing.endorse_filing, "unit", case)
    with pytest.raises(ActForbidden, match="第五十七条"):
        file.do(filing.approve_filing, "lead", case)


def test_the_head_of_another_agency_cannot_approve_the_filing(file: File) -> None:
    case = file.open()
    file.name(case)
    file.do(filing.endorse_filing, "unit", case)
    assert "办案机关" in refused(file, filing.approve_filing, "county_head", case)


def test_nothing_is_filed_without_a_party_or_a_note_that_it_is_unknown(file: File) -> None:
    case = file.open()
    assert "第五十四条" in refused(file, filing.endorse_filing, "unit", case)


def test_an_officer_who_declared_a_relation_stops_the_filing(file: File) -> None:
    case = file.open()
    file.name(case)
    file.do(filing.endorse_filing, "unit", case)
    file.do(declare_recusal, "co", about_kind="cases.generalcase", about_id=case.pk, relation="RELATIVE")
    assert "第四十三条" in refused(file, filing.approve_filing, "head", case)


def test_evidence_of_one_collector_is_no_evidence(file: File) -> None:
    case = file.filed()
    with pytest.raises(ActInvalid, match="第四十二条"):
        file.collect(case, second=file.people["lead"].pk)


def test_evidence_collected_by_somebody_without_certificate_is_refused(file: File) -> None:
    case = file.filed()
    with pytest.raises(ActRefused, match="第四十二条"):
        file.collect(case, second=file.people["township_reviewer"].pk)


def test_a_record_without_showing_the_certificate_is_refused(file: File) -> None:
    case = file.filed()
    with pytest.raises(ActRefused, match="第五十五条"):
        file.collect(case, identity_shown=False)


def test_a_copy_not_checked_with_the_original_proves_nothing(file: File) -> None:
    case = file.filed()
    copy = file.collect(case, "DOCUMENTARY", is_copy=True, original_location="当事人处")
    with pytest.raises(ActRefused, match="第四十六条"):
        file.verify(case, copy)


def test_the_investigation_does_not_end_without_proof_of_each_element(file: File) -> None:
    case = file.filed()
    file.verify(case, file.collect(case, proves=["ACT", "TIME", "PLACE"]))
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    said = refused(file, proposing.close_investigation, "lead", case, process="……")
    assert "第四十条" in said
    assert "当事人身份" in said


def test_excluded_evidence_proves_nothing(file: File) -> None:
    case = file.filed()
    file.verify(case, file.collect(case), "EXCLUDED")
    file.do(investigating.note_not_applicable, "lead", case, elements=OTHERS, reason="不涉及")
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    assert "第四十六条" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_the_investigation_does_not_end_without_the_second_officers_word(file: File) -> None:
    case = file.filed()
    file.prove(case)
    file.correct(case)
    file.propose(case)
    assert "第四十二条" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_a_change_after_the_second_officers_word_needs_it_anew(file: File) -> None:
    case = file.filed()
    file.prove(case)
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    file.propose(case, 120_000)
    assert "协办人确认后内容有改动" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_no_penalty_without_an_order_to_correct(file: File) -> None:
    case = file.filed()
    file.prove(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    assert "第二十八条" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_where_correction_comes_first_there_is_no_fine_for_who_corrected_in_time(file: File) -> None:
    case = file.filed()
    file.prove(case)
    file.correct(case, followed=True)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    assert "逾期不改正" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_a_correction_is_not_called_overdue_before_its_day(file: File) -> None:
    case = file.filed()
    party = file.ids(case, "parties")[0]
    due = file.at.date() + timedelta(days=3)
    data = {"party": party, "demand": "清理", "due_on": due}
    order = file.do(correcting.order_correction, "lead", case, **data).result["order"]
    said = {"order": order, "corrected": False, "findings": "未清理"}
    assert "尚未届满" in refused(file, correcting.check_correction, "lead", case, **said)


def test_a_fine_outside_the_statutory_range_is_refused(file: File) -> None:
    case = file.filed()
    file.prove(case)
    with pytest.raises(ActRefused, match="法定上限"):
        file.propose(case, 999_999_900)


def test_a_kind_the_norm_does_not_name_is_refused(file: File) -> None:
    case = file.filed()
    file.prove(case)
    file.propose(case)
    party = file.ids(case, "parties")[0]
    said = {"party": party, "kind": "REVOKE_LICENCE", "detail": "许可证"}
    assert "没有设定" in refused(file, proposing.add_line, "lead", case, **said)


def test_a_ticked_mitigation_without_reduction_is_refused(file: File) -> None:
    case = file.filed()
    file.prove(case)
    with pytest.raises(ActRefused, match="第三十二条"):
        file.propose(case, 290_000, mitigation=["REMOVED_HARM"])


def test_a_child_under_fourteen_is_not_punished(file: File) -> None:
    child = {
        "kind": "CITIZEN", "name": "样例童", "identity_type": "居民身份证", "identity_number": "33080220140101001X",
        "representative": "", "guardian": "样例父",
    }  # fmt: skip
    case = file.filed(party=child)
    file.prove(case)
    with pytest.raises(ActRefused, match="第三十条"):
        file.propose(case)
