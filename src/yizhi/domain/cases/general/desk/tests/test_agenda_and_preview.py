"""What falls due is computed by the statute's rules, the same in the preview, on the desk and where it is enforced."""

from datetime import date, timedelta

import pytest

from yizhi.domain.cases.general.acts import asking, deciding, filing, notifying
from yizhi.domain.cases.general.desk.agenda import agenda, next_due
from yizhi.domain.cases.general.desk.dossiers import dossiers
from yizhi.domain.cases.general.desk.what_if import previews
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.scope.session import acting
from yizhi.statute.chinese import chinese_date
from yizhi.statute.court_window import Remedied, court_window
from yizhi.statute.deadlines import compute


def _dues(file: File, case: GeneralCase) -> dict[str, date]:
    with acting(file.who("lead")):
        return {due.step: due.on for due in agenda(dossiers([file.fresh(case)]), file.at.date())}


def _said(file: File, case: GeneralCase, day: date) -> str:
    with acting(file.who("lead")):
        return "".join(one.asks + one.answer for one in previews(Dossier(file.fresh(case)), day))


def test_the_ninety_days_and_the_look_at_the_correction_stand_on_the_agenda(file: File) -> None:
    case = file.filed()
    assert _dues(file, case) == {"作出处理决定": compute("T-90", file.at.date()).due_on}


def test_a_period_of_the_party_ends_with_its_word_and_never_leads_while_the_officers_have_a_duty(file: File) -> None:
    case = file.notified()
    dues = _dues(file, case)
    assert dues["当事人陈述、申辩期限届满"] == compute("T-STATE", file.at.date()).due_on
    with acting(file.who("lead")):
        first = next_due(dossiers([file.fresh(case)])[0], file.at.date())
    assert first is not None
    assert first.step == "作出处理决定"
    file.state(case, "WAIVED")
    assert "当事人陈述、申辩期限届满" not in _dues(file, case)


def test_after_the_decision_come_service_publication_and_payment_until_each_is_done(file: File) -> None:
    case = file.decided()
    assert set(_dues(file, case)) >= {"送达决定书", "办理公示"}
    file.serve(case, "D39")
    assert "送达决定书" not in _dues(file, case)
    assert "当事人缴款期限届满" in _dues(file, case)
    file.publish(case)
    file.pay(case, 100_000)
    assert _dues(file, case) == {}


def test_a_letter_to_another_agency_is_looked_for_until_its_answer_came(file: File) -> None:
    """第二十六条."""
    case = file.filed()
    due = file.at.date() + timedelta(days=10)
    asked = {"kind": "INVESTIGATE", "receiver": "样例市场监督管理局", "reason": "核实登记信息。", "reply_by": due}
    file.do(asking.request_cooperation, "lead", case, **asked, request="请提供档案。", contact="甲一")
    step = "样例市场监督管理局协助调查函复函期限"
    assert _dues(file, case)[step] == due
    letter = file.ids(case, "cooperation_letters")[0]
    file.wait(3)
    file.do(asking.record_cooperation, "lead", case, letter=letter, replied_on=file.at.date(), reply="附后。")
    assert step not in _dues(file, case)


def test_a_closed_case_has_nothing_due(file: File) -> None:
    case = file.open()
    file.do(filing.decline_filing, "head", case, reason="情节轻微")
    assert _dues(file, case) == {}


def test_the_preview_of_a_filing_names_the_last_day_of_the_ninety(file: File) -> None:
    case = file.open()
    day = file.at.date()
    assert chinese_date(compute("T-90", day).due_on) in _said(file, case, day)


def test_what_the_preview_says_of_a_notice_is_what_the_decision_is_held_to(file: File) -> None:
    case = file.reviewed()
    day = file.at.date()
    said = _said(file, case, day)
    earliest = compute("T-STATE", day).due_on + timedelta(days=1)
    assert f"可以在{chinese_date(earliest)}至{chinese_date(case.decide_by)}之间作出处罚决定" in said
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    file.wait((earliest - file.at.date()).days - 1)
    assert "期限至" in refused(file, deciding.decide, "head", case)
    file.wait(1)
    file.do(deciding.decide, "head", case)


def test_a_notice_too_late_for_the_ninety_days_is_said_to_be(file: File) -> None:
    case = file.reviewed()
    assert "来不及" in _said(file, case, case.decide_by)


def test_the_preview_of_a_service_names_payment_surcharge_and_court(file: File) -> None:
    case = file.decided()
    said = _said(file, case, file.at.date())
    assert chinese_date(compute("T-PAY", file.at.date()).due_on) in said
    assert "百分之三" in said
    assert "人民法院" in said


def test_a_decision_of_the_early_morning_is_of_that_day_in_the_preview_and_for_the_payment(file: File) -> None:
    """Before eight in the morning the database's day is still the day before; the law's day is the one in China."""
    case = file.notified()
    file.state(case, "WAIVED")
    file.at = (file.at + timedelta(days=1)).replace(hour=6)
    day = file.at.date()
    file.do(deciding.decide, "head", case)
    window = court_window(Remedied(served_on=day, decided_on=day))
    assert chinese_date(window.closes_on) in _said(file, case, day)
    file.serve(case, "D39")
    with pytest.raises(ActInvalid, match="缴款日期应在决定之后"):
        file.pay(case, 100_000, day - timedelta(days=1))
    file.pay(case, 100_000, day)


def test_holidays_not_published_are_not_guessed(file: File) -> None:
    case = file.reviewed()
    said = _said(file, case, date(2027, 1, 4))
    assert "2027年" in said


def test_many_cases_are_read_in_as_many_queries_as_one(file: File, django_assert_max_num_queries: object) -> None:
    for _ in range(3):
        file.filed()
    with acting(file.who("lead")):
        found = list(GeneralCase.objects.all())
        with django_assert_max_num_queries(14):  # type: ignore[operator]
            assert len(agenda(dossiers(found), file.at.date())) == 3
