"""The 25 vetoes of file review and the blocks of the statutes: each shortcut is refused, with its article.

`VETOES` says which test refuses which veto; those named here without another file are below.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import (
    closing,
    correcting,
    deciding,
    deferring,
    enforcing,
    hearing,
    investigating,
    notifying,
    people,
    proposing,
    publishing,
    reviewing,
)
from yizhi.domain.cases.general.tests.file import ELEMENTS, OTHERS, File, refused
from yizhi.domain.cases.general.tests.test_hearing import apply, arrange, told
from yizhi.domain.cases.measures.acts import applying
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org.models import Agency
from yizhi.platform.acts import door
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.scope.session import acting

# Number and veto of 13.5: the tests that show it refused.
VETOES: dict[str, tuple[str, ...]] = {
    "1 notice after decision": ("test_no_decision_without_notice", "test_nobody_is_told_after_the_decision"),
    "2 single-officer evidence": ("test_evidence_of_one_collector_is_no_evidence",),
    "3 credential not shown": ("test_a_record_without_showing_the_certificate_is_refused",),
    "4 unlawful service": (
        "test_a_document_left_behind_needs_a_witness_or_a_recording",
        "test_electronic_service_needs_the_party_s_signed_consent",
        "test_public_notice_serves_after_thirty_days",
    ),
    "5 remedies not told": ("test_without_it_there_is_no_decision",),
    "6 limitation expired": ("test_a_violation_discovered_after_two_years_is_not_filed",),
    "7 no collective discussion": ("test_a_complex_case_is_reviewed_again_and_discussed",),
    "8 legal review missing": ("test_nothing_is_told_or_decided_without_the_reviews",),
    "9 hearing periods too short": (
        "test_a_hearing_is_told_seven_working_days_before",
        "test_a_summons_served_too_late_makes_the_hearing_void",
        "test_no_decision_while_the_party_may_still_ask_for_a_hearing",
    ),
    "10 evidence insufficient": (
        "test_the_investigation_does_not_end_without_proof_of_each_element",
        "test_excluded_evidence_proves_nothing",
        "test_one_statement_alone_does_not_prove_the_deed",
    ),
    "11 sampling unlawful": (
        "test_nothing_is_sampled_before_the_head_approved",
        "test_one_officer_alone_takes_no_sample",
        "test_a_sample_is_listed_with_batch_base_and_seal",
        "test_who_does_not_sign_is_represented_by_a_witness",
        "test_a_sample_taken_before_the_approval_is_refused",
    ),
    "12 test institution unqualified": (
        "test_an_opinion_of_unchecked_experts_proves_nothing",
        "test_no_sample_goes_to_an_unqualified_body",
        "test_a_qualification_that_ran_out_does_not_count",
    ),
    "13 record unsigned": (
        "test_the_investigation_does_not_end_with_an_unsigned_record",
        "test_a_page_left_unsigned_is_no_signature",
        "test_a_refusal_to_sign_needs_a_witness",
        "test_an_unsigned_record_on_paper_is_not_called_lawful",
        "test_no_decision_on_a_record_that_is_not_signed",
        "test_the_minutes_of_a_hearing_are_signed_or_say_why_not",
        "test_nothing_of_article_18_is_left_out",
    ),
    "14 copies unchecked": ("test_a_copy_not_checked_with_the_original_proves_nothing",),
    "15 repealed law applied": ("test_no_decision_before_old_and_new_norm_were_compared",),
    "16 clause wrong": ("test_a_kind_the_norm_does_not_name_is_refused",),
    "17 discretion clearly improper": (
        "test_a_fine_outside_the_statutory_range_is_refused",
        "test_outside_the_tier_the_reviewer_must_agree",
        "test_a_ticked_mitigation_without_reduction_is_refused",
    ),
    "18 should-transfer not transferred": ("test_no_penalty_takes_the_place_of_a_transfer",),
    "19 seizure unlawful": (
        "test_nothing_is_carried_out_before_the_head_approved",
        "test_an_extension_over_thirty_days_is_refused",
        "test_a_second_extension_is_refused",
        "test_an_empty_list_is_not_approved",
    ),
    "20 wrong party": ("test_an_unknown_party_is_not_punished",),
    "21 no jurisdiction": (
        "test_an_item_outside_the_township_list_is_not_filed",
        "test_two_agencies_claim_one_matter_and_neither_decides",
    ),
    "22 over 90 days": ("test_no_decision_after_ninety_days_without_an_extension_that_cites_its_norm",),
    "23 mandatory content": ("test_without_it_there_is_no_decision", "test_the_decision_says"),
    "24 execution without demand": ("test_the_court_is_not_asked_without_a_demand",),
    "25 unlawful entrustment": (
        "test_an_organisation_without_an_entrustment_in_force_files_nothing",
        "test_an_entrusted_organisation_detains_nothing",
    ),
}
# Blocks of the Penalty Law and the Coercion Law beside the vetoes, by article.
BLOCKS: dict[str, tuple[str, ...]] = {
    "R-APL-28": ("test_no_penalty_without_an_order_to_correct",),
    "R-APL-29": ("test_what_was_fined_on_the_spot_is_not_fined_by_the_general_procedure",),
    "R-APL-30": ("test_a_child_under_fourteen_is_not_punished", "test_between_14_and_18_the_lighter_tier_is_forced"),
    "R-APL-31": ("test_whoever_could_not_control_themselves_is_not_fined", "test_incapacity_is_proven"),
    "R-APL-32": ("test_a_ground_that_commands_reduction_forces_the_lighter_tier",),
    "R-APL-33": ("test_nobody_is_let_off_without_being_taught",),
    "R-APL-35": ("test_nothing_is_taken_back_while_the_police_have_not_refused",),
    "R-APL-36": ("test_life_and_health_with_harm_extends_limitation_to_five_years",),
    "R-APL-37": ("test_what_the_new_norm_allows_is_not_punished",),
    "R-APL-42": ("test_one_officer_alone_cannot_file", "test_a_certificate_that_began_later_does_not_count_then"),
    "R-APL-43": ("test_an_officer_who_declared_a_relation_stops_the_filing",),
    "R-APL-44": ("test_no_decision_before_the_party_could_speak",),
    "R-APL-45": ("test_a_defence_never_makes_the_penalty_heavier", "test_no_decision_while_a_defence_is_unanswered"),
    "R-APL-48": ("test_nothing_is_published_before_a_second_look", "test_the_second_check_of_publication_is_done"),
    "R-APL-51": ("test_a_fine_above_the_limit_of_the_simple_procedure_is_refused",),
    "R-APL-57": ("test_the_unit_head_does_not_decide",),
    "R-APL-58": ("test_who_reviews_for_the_first_time_needs_the_legal_qualification",),
    "R-APL-64": ("test_who_investigates_does_not_chair", "test_no_decision_before_an_accepted_hearing_was_held"),
    "R-APL-65": ("test_no_decision_before_the_report_of_the_hearing",),
    "R-APL-66": ("test_a_deferral_is_the_partys_wish_and_the_heads_word",),
    "R-APL-67": ("test_an_unpaid_fine_is_not_closed_as_executed",),
    "R-APL-68": ("test_money_is_not_taken_on_the_spot_beyond_a_hundred_yuan",),
    "R-APL-70": ("test_money_is_not_taken_without_the_official_receipt",),
    "R-APL-72": ("test_a_payment_after_the_due_day_owes_three_per_cent_a_day",),
    "R-APL-73": ("test_days_of_reconsideration_bear_no_surcharge",),
    "R-ACL-17": ("test_an_entrusted_organisation_detains_nothing",),
    "R-ACL-18": ("test_one_officer_alone_carries_nothing_out", "test_nothing_of_article_18_is_left_out"),
    "R-ACL-19": ("test_weekends_do_not_stop_the_24_hours", "test_what_the_head_does_not_approve_is_lifted"),
    "R-ACL-23": (
        "test_what_a_family_lives_on_is_not_detained",
        "test_what_has_nothing_to_do_with_the_case_is_not_detained",
        "test_what_another_organ_sealed_is_not_sealed_again",
    ),
    "R-ACL-25": ("test_an_extension_after_the_end_is_refused",),
    "R-ACL-26": ("test_detained_goods_are_not_left_with_a_third_party", "test_the_party_does_not_pay_for_the_keeping"),
    "R-ACL-27": ("test_nothing_is_confiscated_without_a_decision_on_the_penalty",),
    "R-ACL-28": ("test_lifting_names_one_of_the_five_grounds", "test_no_case_ends_while_something_is_held"),
    "R-ACL-53": ("test_an_unpaid_fine_goes_to_the_court_only_within_its_window",),
}
_CASES = Path(__file__).parents[2]


def _known() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in _CASES.rglob("test_*.py"))


def test_every_veto_and_every_block_names_a_test_that_exists() -> None:
    known, named = _known(), [*VETOES.values(), *BLOCKS.values()]
    assert [name for names in named for name in names if f"def {name}" not in known] == []
    assert {key.split()[0] for key in VETOES} == {str(n) for n in range(1, 26)}


def test_nobody_is_told_after_the_decision(file: File) -> None:
    """“行政机关在作出行政处罚决定之前，应当告知”（第四十四条）."""
    case = file.decided()
    assert "第四十四条" in refused(file, notifying.issue_notice, "lead", case)


@pytest.mark.parametrize("stage", ["investigated", "compliance"])
def test_nothing_is_told_or_decided_without_the_reviews(file: File, stage: str) -> None:
    """“未经法制审核或者审核未通过的，不得作出决定”（第五十八条）."""
    case = file.investigated()
    if stage == "compliance":
        file.do(reviewing.request_review, "lead", case)
    assert "第四十四条" in refused(file, notifying.issue_notice, "lead", case)
    assert "第五十七条" in refused(file, deciding.decide, "head", case)


def test_a_case_told_and_then_changed_is_not_decided_on_the_old_review(file: File) -> None:
    """第五十八条：审核的是现在的处理意见."""
    case = file.notified()
    file.do(proposing.reopen, "lead", case, reason="补充调查")
    file.propose(case, 200_000)
    assert "第五十七条" in refused(file, deciding.decide, "head", case)


def test_an_opinion_of_unchecked_experts_proves_nothing(file: File) -> None:
    """“证据必须经查证属实，方可作为认定案件事实的根据”（第四十六条第二款）."""
    case = file.filed()
    made = file.collect(case, "EXPERT", name="鉴定意见")
    with pytest.raises(Exception, match="第四十六条第二款"):
        file.verify(case, made)
    file.verify(case, made, expert_qualified=True)


def test_one_statement_alone_does_not_prove_the_deed(file: File) -> None:
    """Veto 10: “evidence insufficient/single”; 第四十条、第四十六条第二款."""
    case = file.filed()
    file.verify(case, file.collect(case, "PARTY_STATEMENT", name="询问笔录", proves=ELEMENTS))
    file.do(investigating.note_not_applicable, "lead", case, elements=OTHERS, reason="不涉及")
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    said = refused(file, proposing.close_investigation, "lead", case, process="……")
    assert "没有其他证据印证" in said
    assert "第四十条" in said
    file.verify(case, file.collect(case, "AUDIOVISUAL", name="现场照片", proves=["TIME", "PLACE", "ACT"]))
    file.do(proposing.close_investigation, "lead", case, process="……")


def test_the_minutes_of_a_hearing_are_signed_or_say_why_not(file: File) -> None:
    """“当事人或者其代理人拒绝签字或者盖章的，由听证主持人在笔录中注明”（第六十四条第八项）."""
    file = file.of_county()
    case = told(file)
    apply(file, case)
    arrange(file, case)
    file.serve(case, "D34")
    file.wait(15)
    data = {"outcome": "HELD", "minutes": "双方陈述、质证。"}
    assert "第六十四条第八项" in refused(file, hearing.hold_hearing, "second_head", case, **data)
    file.do(hearing.hold_hearing, "second_head", case, **data, unsigned_note="当事人拒绝签字")
    assert "第六十五条" in refused(file, deciding.decide, "head", case)


def test_no_decision_before_the_report_of_the_hearing(file: File) -> None:
    """“听证结束后，行政机关应当根据听证笔录作出决定”（第六十五条）."""
    file = file.of_county()
    case = told(file)
    apply(file, case)
    arrange(file, case)
    file.serve(case, "D34")
    file.wait(15)
    file.do(hearing.hold_hearing, "second_head", case, outcome="HELD", minutes="……", signed=True)
    assert "第六十五条" in refused(file, deciding.decide, "head", case)


def test_an_unknown_party_is_not_punished(file: File) -> None:
    """第四十条：违法事实不清、证据不足的，不得给予行政处罚."""
    case = file.filed()
    file.prove(case)
    file.correct(case)
    file.do(people.exclude_party, "lead", case, party=file.ids(case, "parties")[0], reason="登记有误")
    file.do(proposing.propose, "lead", case, outcome="PENALTY", facts="……", reasons="……")
    said = refused(file, proposing.close_investigation, "lead", case, process="……")
    assert "当事人" in said
    assert "《行政处罚法》第" in said


def test_nobody_is_let_off_without_being_taught(file: File) -> None:
    """“对当事人的违法行为依法不予行政处罚的，行政机关应当对当事人进行教育”（第三十三条第三款）."""
    case = file.filed()
    file.prove(case)
    data = {"outcome": "NO_PENALTY", "ground": "MINOR", "facts": "……", "reasons": "……"}
    assert "第三十三条第三款" in refused(file, proposing.propose, "lead", case, **data)


def test_the_court_is_not_asked_without_a_demand(file: File) -> None:
    """“行政机关申请人民法院强制执行前，应当催告当事人履行义务”（行政强制法第五十四条）."""
    case = file.served()
    party = file.ids(case, "parties")[0]
    file.wait(40)
    file.pay(case, 1_000)
    file.at = file.at.replace(month=12, day=15)
    said = refused(file, enforcing.apply_to_court, "head", case, party=party, opinion="……")
    assert "《行政强制法》第五十" in said


def test_nothing_is_published_before_a_second_look(file: File) -> None:
    """第四十八条、第五十条：公示前由另一人核对保密和隐私."""
    case = file.served()
    assert "第四十八条" in refused(file, publishing.publish, "head", case, masked=True)


def test_a_deferral_is_the_partys_wish_and_the_heads_word(file: File) -> None:
    """“经当事人申请和行政机关批准，可以暂缓或者分期缴纳”（第六十六条第二款）."""
    case = file.served()
    payable = file.ids(case, "payables", replaced_at=None)[0]
    said = refused(file, deferring.approve_deferral, "head", case, deferral=payable)
    assert "没有当事人延期或者分期缴纳罚款的申请" in said
    assert "第六十六条第二款" in said
    asked = {"payable": payable, "hardship": "歇业", "first_due_on": file.at.date() + timedelta(days=60)}
    with pytest.raises(ActInvalid, match="第六十六条第二款"):
        file.do(deferring.apply_deferral, "lead", case, **asked)
    file.do(deferring.apply_deferral, "lead", case, **asked, signed=True)
    with pytest.raises(ActForbidden):
        file.do(deferring.approve_deferral, "lead", case, deferral=file.ids(case, "deferrals")[0])
    with pytest.raises(ActForbidden):
        file.do(deferring.refuse_deferral, "lead", case, deferral=file.ids(case, "deferrals")[0], reason="……")


def test_a_case_is_not_closed_by_who_proposes_it(file: File) -> None:
    """第四十七条：结案由行政机关负责人审批."""
    case = file.served()
    file.pay(case, 100_000)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.do(closing.propose_closing, "lead", case, reason="PENALTY_EXECUTED", opinion="……")
    with pytest.raises(ActForbidden):
        file.do(closing.close, "lead", case)


def _entrusted(file: File, **columns: Any) -> None:
    """The township acts for the bureau by entrustment."""
    with acting(file.who("head")), door.opened():
        agency = Agency.objects.get(pk=file.agency.pk)
        for name, value in {"basis": "ENTRUSTED", **columns}.items():
            setattr(agency, name, value)
        agency.save(update_fields=["basis", *columns])


def test_an_organisation_without_an_entrustment_in_force_files_nothing(file: File) -> None:
    """“委托书应当载明委托的具体事项、权限、期限等内容”（第二十条第二款）."""
    given = {"entrusting_agency_id": file.world.bureau.pk, "entrust_document": "委托书"}
    today = file.at.date()
    for begun, over in ((today - timedelta(days=90), today - timedelta(days=1)), (today + timedelta(days=1), None)):
        _entrusted(file, **given, entrust_from=begun, entrust_to=over)
        with pytest.raises(Exception, match="第二十条"):
            file.open()


def test_an_entrusted_organisation_detains_nothing(file: File) -> None:
    """“行政强制措施权不得委托”（行政强制法第十七条第一款）."""
    begun = {"entrusting_agency_id": file.world.bureau.pk, "entrust_document": "委托书"}
    _entrusted(file, **begun, entrust_from=file.at.date() - timedelta(days=9), entrust_to=None)
    case: GeneralCase = file.filed()
    data = {
        "kind": "DETAIN", "party": file.ids(case, "parties")[0], "reason": "……", "place": "……",
        "basis": "《无证无照经营查处办法》第十一条第一款第五项",
    }  # fmt: skip
    assert "第十七条第一款" in refused(file, applying.apply, "lead", case, **data)
