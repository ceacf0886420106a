"""Each thing that 行政强制法第十条至第二十八条 and 行政处罚法第五十六条 forbid is refused, with the article."""

from datetime import timedelta

import pytest

from yizhi.domain.cases.general.acts import closing, ending, filing
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.measures.acts import applying, approving, carrying, keeping, lasting, resolving
from yizhi.domain.cases.measures.tests.held import (
    BASIS,
    DESTROYED,
    DONE,
    add,
    applied,
    approved,
    carry_out,
    decide,
    fresh,
    hand_over,
    in_force,
    listed,
    proposed,
    spoken,
    things,
)
from yizhi.domain.norms.acts.configuration import set_parameter
from yizhi.domain.norms.models import Parameter
from yizhi.domain.org.tests.world import BUILDER
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting


def _apply(file: File, **changes: object) -> str:
    case = file.filed()
    data = {
        "kind": "DETAIN",
        "party": file.ids(case, "parties")[0],
        "reason": "随时可能运走",
        "place": "门前",
        "basis": BASIS,
    }
    return refused(file, applying.apply, "lead", case, **(data | changes))


def test_detention_without_a_provision_that_provides_it_is_refused(file: File) -> None:
    assert "第十条" in _apply(file, basis="")


def test_the_general_statute_alone_is_no_basis(file: File) -> None:
    assert "第十条" in _apply(file, basis="《中华人民共和国行政强制法》第二十二条")


def test_preservation_cannot_come_before_its_approval(file: File) -> None:
    """“经行政机关负责人批准，可以先行登记保存”：紧急的也一样。"""
    assert "第五十六条" in _apply(file, kind="PRESERVE", urgent=True, urgency="马上运走")


def test_urgency_must_be_said(file: File) -> None:
    assert "第十九条" in _apply(file, urgent=True)


def test_what_a_family_lives_on_is_not_detained(file: File) -> None:
    measure = applied(file, file.filed())
    with pytest.raises(ActRefused, match="第二十三条第一款"):
        add(file, measure, relation="NECESSITY")


def test_what_has_nothing_to_do_with_the_case_is_not_detained(file: File) -> None:
    measure = applied(file, file.filed())
    with pytest.raises(ActRefused, match="第二十三条第一款"):
        add(file, measure, relation="UNRELATED")


def test_what_another_organ_sealed_is_not_sealed_again(file: File) -> None:
    measure = applied(file, file.filed(), "SEAL")
    with pytest.raises(ActRefused, match="第二十三条第二款"):
        add(file, measure, already_sealed_by="柯城区市场监督管理局")


def test_what_we_hold_already_is_found_by_its_serial_number(file: File) -> None:
    case = file.filed()
    in_force(file, case)
    measure = applied(file, case, "SEAL")
    with pytest.raises(ActRefused, match="第二十三条第二款"):
        add(file, measure)


def test_nothing_is_carried_out_before_the_head_approved(file: File) -> None:
    measure = listed(file, file.filed())
    said = refused(
        file, carrying.carry_out, "lead", measure, carried_out_at=file.at, second=file.people["co"].pk, **DONE
    )
    assert "第十八条第一项" in said


def test_an_officer_does_not_approve(file: File) -> None:
    measure = listed(file, file.filed())
    file.do(applying.submit, "lead", measure)
    with pytest.raises(ActForbidden):
        file.do(approving.approve, "lead", measure)


def test_the_moment_cannot_lie_before_the_approval(file: File) -> None:
    measure = approved(file, file.filed())
    with pytest.raises(ActRefused, match="早于批准"):
        carry_out(file, measure, carried_out_at=file.at - timedelta(hours=2))


def test_an_empty_list_is_not_approved(file: File) -> None:
    measure = applied(file, file.filed())
    assert "第二十四条" in refused(file, applying.submit, "lead", measure)


def test_one_officer_alone_carries_nothing_out(file: File) -> None:
    measure = approved(file, file.filed())
    with pytest.raises(ActInvalid, match="第十八条第二项"):
        carry_out(file, measure, second=file.people["lead"].pk)


def test_whoever_holds_no_certificate_carries_nothing_out(file: File) -> None:
    measure = approved(file, file.filed())
    with pytest.raises(ActRefused, match="第十七条第三款"):
        carry_out(file, measure, second=file.people["township_reviewer"].pk)


@pytest.mark.parametrize(
    ("left_out", "article"),
    [
        ({"identity_shown": False}, "第十八条第三项"),
        ({"party_notified": False}, "第十八条第四项"),
        ({"told": False}, "第十八条第五项"),
        ({"statement": ""}, "第十八条第六项"),
        ({"party_signed": False}, "第十八条第八项"),
        ({"party_present": False}, "第十八条第九项"),
        ({"handed_over": False}, "第二十四条"),
    ],
)
def test_nothing_of_article_18_is_left_out(file: File, left_out: dict[str, object], article: str) -> None:
    measure = approved(file, file.filed())
    with pytest.raises(ActRefused, match=article):
        carry_out(file, measure, **left_out)


def test_a_refused_signature_is_noted_and_an_absent_party_has_a_witness(file: File) -> None:
    case = file.filed()
    carry_out(file, approved(file, case), party_signed=False, refusal_note="当事人看后拒绝签名")
    absent = {"party_present": False, "party_signed": False, "statement": "", "witness": "社区工作人员"}
    carry_out(file, approved(file, case, "PRESERVE"), **absent)


def test_preservation_without_showing_the_certificate_or_leaving_the_list_is_refused(file: File) -> None:
    measure = approved(file, file.filed(), "PRESERVE")
    with pytest.raises(ActRefused, match="第五十五条"):
        carry_out(file, measure, identity_shown=False)
    with pytest.raises(ActRefused, match="第五十六条"):
        carry_out(file, measure, handed_over=False)


def test_a_second_extension_is_refused(file: File) -> None:
    measure = in_force(file, file.filed())
    file.do(lasting.extend, "head", measure, days=10, reason="情况复杂")
    assert "第二十五条第一款" in refused(file, lasting.extend, "head", measure, days=10, reason="情况复杂")


def test_an_extension_over_thirty_days_is_refused(file: File) -> None:
    measure = in_force(file, file.filed())
    with pytest.raises(ActInvalid):
        file.do(lasting.extend, "head", measure, days=31, reason="情况复杂")


def test_an_extension_after_the_end_is_refused(file: File) -> None:
    measure = in_force(file, file.filed())
    file.wait(31)
    assert "第二十八条" in refused(file, lasting.extend, "head", measure, days=10, reason="情况复杂")


def test_preservation_is_not_extended(file: File) -> None:
    measure = in_force(file, file.filed(), "PRESERVE")
    assert "第五十六条" in refused(file, lasting.extend, "head", measure, days=7, reason="情况复杂")


def test_an_officer_does_not_extend(file: File) -> None:
    measure = in_force(file, file.filed())
    with pytest.raises(ActForbidden):
        file.do(lasting.extend, "lead", measure, days=10, reason="情况复杂")


def test_the_party_does_not_pay_for_the_keeping(file: File) -> None:
    measure = in_force(file, file.filed())
    kept = {"things": things(file, measure), "kind": "STORE", "place": "A-1", "keeper": "库管员", "since": file.at}
    assert "第二十六条第三款" in refused(file, keeping.store, "lead", measure, charged_to_party=True, **kept)


def test_detained_goods_are_not_left_with_a_third_party(file: File) -> None:
    measure = in_force(file, file.filed())
    kept = {"things": things(file, measure), "kind": "THIRD_PARTY", "place": "停车场", "keeper": "样例公司"}
    assert "第二十六条第二款" in refused(file, keeping.store, "lead", measure, since=file.at, **kept)


def test_whoever_handles_the_case_does_not_keep_the_goods(file: File) -> None:
    measure = in_force(file, file.filed())
    kept = {"things": things(file, measure), "kind": "STORE", "place": "A-1", "keeper": "甲一", "since": file.at}
    assert "罚没财物管理办法" in refused(file, keeping.store, "lead", measure, **kept)


def test_who_keeps_goods_is_a_dated_rule_with_its_source(file: File) -> None:
    """财税〔2020〕54号 is no statute: the installation may say otherwise from a day on."""
    with acting(BUILDER):
        rule = Parameter.objects.get(key="goods_keeper_apart", effective_to=None)
    given = {"value": "NO", "effective_from": file.at.date(), "source": "样例文件"}
    perform(set_parameter, BUILDER, record=rule, data=given, at=file.at)
    measure = in_force(file, file.filed())
    kept = {"things": things(file, measure), "kind": "STORE", "place": "A-1", "keeper": "甲一", "since": file.at}
    file.do(keeping.store, "lead", measure, **kept)


def test_a_loss_is_described(file: File) -> None:
    measure = in_force(file, file.filed())
    kept = {"things": things(file, measure), "kind": "STORE", "place": "A-1", "keeper": "库管员", "since": file.at}
    file.do(keeping.store, "lead", measure, **kept)
    said = refused(file, keeping.check_things, "lead", measure, things=things(file, measure), condition="DAMAGED")
    assert "第二十六条第一款" in said


def test_nothing_is_confiscated_without_a_decision_on_the_penalty(file: File) -> None:
    measure = in_force(file, file.filed())
    with pytest.raises(ActRefused, match="第二十七条"):
        decide(file, measure, "CONFISCATE")


def test_nothing_is_destroyed_without_a_provision(file: File) -> None:
    measure = in_force(file, file.filed())
    with pytest.raises(ActRefused, match="第二十七条"):
        decide(file, measure, "DESTROY", basis="")


def test_goods_go_with_a_case_that_was_handed_over_and_not_otherwise(file: File) -> None:
    measure = in_force(file, file.filed())
    with pytest.raises(ActRefused, match="第二十一条"):
        decide(file, measure, "TRANSFER", receiver="柯城区公安分局")


def test_lifting_names_one_of_the_five_grounds(file: File) -> None:
    measure = in_force(file, file.filed())
    with pytest.raises(ActRefused, match="第二十八条第一款"):
        decide(file, measure, ground=None)


def test_after_the_end_there_is_only_lifting(file: File) -> None:
    measure = in_force(file, file.filed())
    file.wait(31)
    with pytest.raises(ActRefused, match="第二十八条第一款第四项"):
        decide(file, measure, "DESTROY", basis="《中华人民共和国食品安全法》第六十三条")
    decide(file, measure, ground="EXPIRED")


def test_preserved_evidence_is_not_confiscated_after_seven_working_days(file: File) -> None:
    measure = in_force(file, file.filed(), "PRESERVE")
    file.wait(15)
    with pytest.raises(ActRefused, match="第五十六条"):
        decide(file, measure, "APPRAISE", receiver="样例检测中心")
    decide(file, measure, "RETURN")


def test_preserved_evidence_becomes_detained_only_with_an_approval_of_its_own(file: File) -> None:
    case = file.filed()
    measure = in_force(file, case, "PRESERVE")
    with pytest.raises(ActRefused, match="第十八条第一项"):
        decide(file, measure, "SEIZE")
    approved(file, case, "DETAIN")
    decide(file, measure, "SEIZE")


def test_an_officer_does_not_decide_what_becomes_of_the_goods(file: File) -> None:
    measure = in_force(file, file.filed())
    disposal = proposed(file, measure)
    spoken(file, measure, disposal)
    with pytest.raises(ActForbidden):
        file.do(resolving.decide, "lead", measure, disposal=disposal)


def test_goods_are_not_given_back_without_a_receipt(file: File) -> None:
    measure = in_force(file, file.filed())
    decide(file, measure)
    with pytest.raises(ActInvalid):
        hand_over(file, measure, signed=False)


def test_destruction_takes_two_people_and_a_recording(file: File) -> None:
    measure = in_force(file, file.filed())
    decide(file, measure, "DESTROY", basis="《中华人民共和国食品安全法》第六十三条")
    with pytest.raises(ActInvalid, match="两人"):
        hand_over(file, measure, **DESTROYED | {"operators": "甲一"})
    hand_over(file, measure, **DESTROYED)
    assert fresh(file, measure).state == "ENDED"


def test_no_case_ends_while_something_is_held(file: File) -> None:
    case = file.filed()
    in_force(file, case)
    file.do(ending.terminate, "head", case, reason="当事人死亡")
    said = refused(file, closing.propose_closing, "lead", case, reason="TERMINATED", opinion="……")
    assert "第二十八条" in said


def test_filing_is_not_declined_while_something_is_held(file: File) -> None:
    case = file.open()
    file.name(case)
    in_force(file, case)
    assert "第二十八条" in refused(file, filing.decline_filing, "head", case, reason="没有违法事实")
