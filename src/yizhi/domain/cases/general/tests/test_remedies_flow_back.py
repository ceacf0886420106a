"""Reconsideration and suit: answered in time, and the result changes the case, the money and what is public."""

from datetime import date, timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general import pages
from yizhi.domain.cases.general.acts import closing, correcting, enforcing, publishing, remedies
from yizhi.domain.cases.general.desk import readers
from yizhi.domain.cases.general.desk.agenda import agenda
from yizhi.domain.cases.general.desk.dossiers import dossiers
from yizhi.domain.cases.general.desk.feed import calendar_of
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.remedies import late_words
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.general.volumes import sheets
from yizhi.domain.cases.models import ImposedFine
from yizhi.domain.cases.models.general import GeneralCase, Remedy
from yizhi.domain.norms import api as norms
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.scope.session import acting


def contested(file: File, kind: str = "RECONSIDERATION", **changes: Any) -> GeneralCase:
    """A decision that was served, and a party that went further."""
    case = changes.pop("case", None) or file.served()
    file.wait(3)
    today = file.at.date()
    told = {"kind": kind, "accepted_on": today, "applied_on": today, "copy_received_on": today, "reference": "样例1号"}
    file.do(remedies.record_remedy, "lead", case, **(told | changes))
    return file.fresh(case)


def end(file: File, case: GeneralCase, result: str, **changes: Any) -> Any:
    remedy = file.ids(case, "remedies", ended_on=None)[0]
    data = {"remedy": remedy, "ended_on": file.at.date(), "result": result}
    return file.do(remedies.end_remedy, "lead", case, **(data | changes)).result


def steps(file: File, case: GeneralCase) -> dict[str, date]:
    with acting(file.who("lead")):
        dossier = Dossier(file.fresh(case))
        return {due.step: due.on for due in agenda([dossier], file.at.date())}


def test_a_reconsideration_is_answered_within_ten_working_days(file: File) -> None:
    """行政复议法第四十八条、第八十八条."""
    case = contested(file)
    due = steps(file, case)["复议答复"]
    assert timedelta(days=12) <= due - file.at.date() <= timedelta(days=18)
    remedy = file.ids(case, "remedies")[0]
    data = {"remedy": remedy, "answered_on": file.at.date(), "materials": "答复书、证据目录"}
    file.do(remedies.answer_remedy, "lead", case, **data)
    assert "复议答复" not in steps(file, case)


def test_a_suit_is_answered_within_fifteen_days(file: File) -> None:
    """行政诉讼法第六十七条."""
    case = contested(file, "SUIT")
    assert steps(file, case)["应诉答辩、提交证据"] - file.at.date() == timedelta(days=15)


def test_a_late_answer_says_so(file: File) -> None:
    case = contested(file)
    remedy = file.ids(case, "remedies")[0]
    file.wait(40)
    data = {"remedy": remedy, "answered_on": file.at.date(), "materials": "答复书"}
    assert file.do(remedies.answer_remedy, "lead", case, **data).result["late"] is True


def test_the_same_party_s_remedy_is_registered_once(file: File) -> None:
    case = contested(file)
    today = file.at.date()
    with pytest.raises(ActRefused, match="已经登记"):
        file.do(remedies.record_remedy, "lead", case, kind="RECONSIDERATION", accepted_on=today)


def test_an_application_after_sixty_days_is_noted(file: File) -> None:
    """行政复议法第二十条：六十日；是否受理由复议机关决定."""
    case = file.served()
    file.wait(80)
    case = contested(file, case=case)
    with acting(file.who("lead")):
        dossier = Dossier(case)
        assert "第二十条" in late_words(dossier, dossier.remedies[0])


def test_the_court_is_not_asked_while_a_remedy_runs(file: File) -> None:
    """行政强制法第五十三条：“不申请行政复议或者提起行政诉讼，又不履行行政决定的”."""
    case = file.served()
    file.pay(case, 1_000)
    case = contested(file, case=case)
    party = file.ids(case, "parties")[0]
    assert "尚未终结" in refused(file, enforcing.apply_to_court, "head", case, party=party, opinion="……")


def test_a_case_is_not_closed_while_a_remedy_runs(file: File) -> None:
    case = file.served()
    file.pay(case, 100_000)
    case = contested(file, case=case)
    said = refused(file, closing.propose_closing, "lead", case, reason="PENALTY_EXECUTED", opinion="……")
    assert "行政复议尚未终结" in said


@pytest.mark.parametrize("result", ["REVOKED", "REMADE"])
def test_a_fallen_decision_is_carried_out_no_more(file: File, result: str) -> None:
    case = file.served()
    file.publish(case)
    file.pay(case, 100_000)
    case = contested(file, case=case)
    more = {"remake_by": file.at.date() + timedelta(days=60)} if result == "REMADE" else {}
    assert end(file, case, result, **more)["refund"]
    case = file.fresh(case)
    assert case.state == "WITHDRAWN"
    assert file.ids(case, "payables", replaced_at=None) == []
    with acting(file.who("lead")):
        assert ImposedFine.objects.get(case_id=case.pk).annulled_on == file.at.date()
    due = steps(file, case)
    assert "撤回公示" in due
    assert ("重新作出处理" in due) == (result == "REMADE")


def test_a_fallen_decision_is_closed_after_refund_and_withdrawal(file: File) -> None:
    """第四十八条第二款：三日内撤回公示并公开说明理由."""
    case = file.served()
    file.publish(case)
    file.pay(case, 100_000)
    case = contested(file, case=case)
    end(file, case, "REVOKED")
    ask = {"reason": "WITHDRAWN", "opinion": "决定已被撤销，建议结案。"}
    said = refused(file, closing.propose_closing, "lead", case, **ask)
    assert "尚未退还" in said
    assert "第四十八条第二款" in said
    remedy = file.ids(case, "remedies")[0]
    back = {"remedy": remedy, "refunded_on": file.at.date(), "voucher": "退库0001"}
    file.do(remedies.record_refund, "lead", case, **back)
    file.do(publishing.withdraw_publication, "lead", case, reason="处罚决定已被复议机关撤销")
    file.do(closing.propose_closing, "lead", case, **ask)
    file.do(closing.close, "head", case)


def test_the_revoked_fine_stands_in_no_new_decision_s_way(file: File) -> None:
    """第二十九条：不得给予两次以上罚款；被撤销的罚款不再是一次罚款."""
    case = contested(file)
    end(file, case, "REMADE")
    again = file.decided(occurred_at=case.occurred_at)
    assert again.state == "DECIDED"


@pytest.mark.parametrize(("result", "counts"), [("REVOKED", 0), ("REMADE", 0), ("UPHELD", 1)])
def test_a_revoked_penalty_makes_no_later_violation_a_repeated_one(file: File, result: str, counts: int) -> None:
    """第三十三条第一款：决定被撤销的，当事人以后的违法仍可能是初次违法."""
    case = contested(file)
    end(file, case, result)
    with acting(file.who("lead")):
        dossier = Dossier(file.fresh(case))
        mark = norms.party_mark(str(dossier.parties[0].party.identity_number))
        found = norms.before(mark, dossier.item.item_id, file.at.date(), case.agency_id)
    assert found.facts["prior_penalties"] == counts


def test_a_changed_fine_replaces_the_old_one(file: File) -> None:
    case = contested(file)
    end(file, case, "CHANGED", remark="罚款变更为600元", new_fine_fen=60_000)
    with acting(file.who("lead")):
        left = [p.amount_fen for p in Dossier(file.fresh(case)).payables]
    assert left == [60_000]
    assert file.fresh(case).state == "SERVED"


def test_what_was_paid_beyond_the_changed_fine_is_given_back(file: File) -> None:
    case = file.served()
    file.pay(case, 100_000)
    case = contested(file, case=case)
    end(file, case, "CHANGED", remark="罚款变更为600元", new_fine_fen=60_000)
    with acting(file.who("lead")):
        one = Remedy.objects.get(case=case)
        assert (one.refund_fen, Dossier(file.fresh(case)).payables) == (40_000, [])


def test_a_change_says_what_it_is(file: File) -> None:
    case = contested(file)
    with pytest.raises(ActInvalid, match="变更后"):
        end(file, case, "CHANGED")
    with pytest.raises(ActInvalid):
        end(file, case, "UPHELD", new_fine_fen=1)


@pytest.mark.parametrize("result", ["UPHELD", "WITHDRAWN"])
def test_what_was_upheld_stays_as_it_is(file: File, result: str) -> None:
    case = file.served()
    file.publish(case)
    case = contested(file, case=case)
    end(file, case, result)
    assert file.fresh(case).state == "PUBLISHED"
    assert len(file.ids(case, "payables", replaced_at=None)) == 1
    assert "撤回公示" not in steps(file, case)


def test_a_closed_case_may_be_contested_and_fall(file: File) -> None:
    case = file.served()
    file.pay(case, 100_000)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)
    case = contested(file, "SUIT", case=case)
    end(file, case, "REVOKED")
    assert (file.fresh(case).state, file.fresh(case).closed_at) == ("WITHDRAWN", None)


def archived(file: File) -> GeneralCase:
    case = file.served()
    file.publish(case)
    file.pay(case, 100_000)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)
    file.do(closing.archive, "lead", case)
    return file.fresh(case)


def on_the_desk(file: File, case: GeneralCase) -> set[str]:
    """What the lead officer's calendar says of the case."""
    with acting(file.who("lead")):
        chosen = readers.whose(file.who("lead"), "")
        found = agenda(dossiers(readers.in_calendar(chosen)), file.at.date())
    return {due.step for due in found if due.case.pk == case.pk}


def test_a_suit_against_an_archived_case_stands_in_the_officers_calendar_until_it_is_answered(file: File) -> None:
    """行政诉讼法第四十六条：六个月；第六十七条：十五日内答辩."""
    case = archived(file)
    assert on_the_desk(file, case) == set()
    case = contested(file, "SUIT", case=case)
    assert case.state == "ARCHIVED"
    assert on_the_desk(file, case) == {"应诉答辩、提交证据"}
    with acting(file.who("lead")):
        shown = calendar_of(agenda(dossiers([case]), file.at.date())).decode()
    assert "应诉答辩" in shown
    said = {"remedy": file.ids(case, "remedies")[0], "answered_on": file.at.date(), "materials": "答辩状"}
    file.do(remedies.answer_remedy, "lead", case, **said)
    assert on_the_desk(file, case) == set()


def test_an_archived_decision_that_falls_is_taken_up_and_archived_again_under_its_number(file: File) -> None:
    case = contested(file, "SUIT", case=archived(file))
    number = case.archive_number
    end(file, case, "REVOKED")
    assert (file.fresh(case).state, file.fresh(case).archived_at) == ("WITHDRAWN", None)
    assert "撤回公示" in on_the_desk(file, case)
    back = {"remedy": file.ids(case, "remedies")[0], "refunded_on": file.at.date(), "voucher": "退库0001"}
    file.do(remedies.record_refund, "lead", case, **back)
    file.do(publishing.withdraw_publication, "lead", case, reason="处罚决定已被法院撤销")
    file.close(case, "WITHDRAWN")
    file.do(closing.archive, "lead", case)
    assert file.fresh(case).archive_number == number


def test_a_changed_decision_of_an_archived_case_is_taken_from_the_public_in_time(file: File) -> None:
    """第四十八条第二款：三日内撤回."""
    case = contested(file, "SUIT", case=archived(file))
    end(file, case, "CHANGED", remark="罚款变更为600元", new_fine_fen=60_000)
    assert on_the_desk(file, case) == {"撤回公示"}
    file.do(publishing.withdraw_publication, "lead", case, reason="处罚决定已被法院变更")
    assert on_the_desk(file, case) == set()


def test_page_and_file_tell_of_the_remedy(file: File) -> None:
    case = contested(file, body="衢州市柯城区人民政府")
    with acting(file.who("lead")):
        shown = pages.general_case(file.who("lead"), file.fresh(case))
        assert "行政复议、行政诉讼" in {panel.title for panel in shown.panels}
        assert "复议答复" in {deadline.title for deadline in shown.deadlines}
        part = next(sheets.remedies(Dossier(file.fresh(case))))
    assert part.title == "行政复议情况"
