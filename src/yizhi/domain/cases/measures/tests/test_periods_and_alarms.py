"""The days of a measure (25 的期限表): seven working days, thirty days, what does not count, and the alarm."""

from datetime import date, timedelta

import pytest

from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.measures import checks
from yizhi.domain.cases.measures.acts import lasting
from yizhi.domain.cases.measures.queries import due_until
from yizhi.domain.cases.measures.tests.held import fresh, in_force
from yizhi.domain.cases.models.measure import Measure
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActError, ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting
from yizhi.statute.calendar import WorkingCalendar

_CHECKER = system("临期检查", division="33")


def _due(file: File, measure: Measure) -> date:
    due = fresh(file, measure).due_on
    assert due is not None
    return due


def test_preservation_lasts_seven_working_days(file: File) -> None:
    """“应当在七日内及时作出处理决定”；“七日”是工作日（行政处罚法第五十六条、第八十五条）."""
    measure = in_force(file, file.filed(), "PRESERVE")
    start, due = file.at.date(), _due(file, measure)
    calendar = WorkingCalendar.national()
    days = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(calendar.is_workday(day) for day in days) == 7


def test_detention_lasts_thirty_days_and_thirty_more(file: File) -> None:
    """“查封、扣押的期限不得超过三十日……延长期限不得超过三十日”（行政强制法第二十五条）."""
    measure = in_force(file, file.filed())
    start = file.at.date()
    assert _due(file, measure) == start + timedelta(days=30)
    file.do(lasting.extend, "head", measure, days=30, reason="情况复杂")
    assert _due(file, measure) == start + timedelta(days=60)


def test_only_the_stated_days_of_an_appraisal_do_not_count(file: File) -> None:
    """“检测、检验、检疫或者技术鉴定的期间应当明确，并书面告知当事人”."""
    measure = in_force(file, file.filed())
    start = file.at.date()
    said = {"institution": "样例检测中心", "question": "真伪", "start": start + timedelta(days=1)}
    file.do(lasting.begin_appraisal, "lead", measure, until=start + timedelta(days=10), **said)
    assert _due(file, measure) == start + timedelta(days=40)
    file.wait(20)
    file.do(lasting.end_appraisal, "lead", measure, ended_on=start + timedelta(days=18), result="属实")
    assert _due(file, measure) == start + timedelta(days=40)


def test_an_early_end_gives_the_days_back(file: File) -> None:
    measure = in_force(file, file.filed())
    start = file.at.date()
    said = {"institution": "样例检测中心", "question": "真伪", "start": start + timedelta(days=1)}
    file.do(lasting.begin_appraisal, "lead", measure, until=start + timedelta(days=10), **said)
    file.wait(6)
    file.do(lasting.end_appraisal, "lead", measure, ended_on=start + timedelta(days=5), result="属实")
    assert _due(file, measure) == start + timedelta(days=35)


def test_two_appraisals_do_not_overlap(file: File) -> None:
    measure = in_force(file, file.filed())
    today = file.at.date()
    said = {"institution": "样例检测中心", "question": "真伪", "start": today, "until": today}
    file.do(lasting.begin_appraisal, "lead", measure, **said)
    file.do(lasting.end_appraisal, "lead", measure, ended_on=today, result="属实")
    with pytest.raises(ActInvalid, match="重叠"):
        file.do(lasting.begin_appraisal, "lead", measure, **said)


def test_three_days_before_the_end_everybody_is_told_and_a_lift_is_drafted(file: File) -> None:
    measure = in_force(file, file.filed())
    file.wait(26)
    with pytest.raises(ActError):
        perform(lasting.draft_lift, _CHECKER, record=measure.pk, data={}, at=file.at)
    file.wait(1)
    with acting(_CHECKER):
        assert [one.pk for one in due_until(file.at.date())] == [measure.pk]
    perform(lasting.draft_lift, _CHECKER, record=measure.pk, data={}, at=file.at)
    assert fresh(file, measure).lift_drafted_at is not None
    for part in ("lead", "co", "head"):
        with acting(file.who(part)):
            assert Notice.objects.filter(title__contains="期限将于").exists(), part
    with acting(_CHECKER):
        assert not due_until(file.at.date()).exists()


def test_what_is_held_too_long_is_found(file: File) -> None:
    measure = in_force(file, file.filed())
    file.wait(29)
    with acting(_CHECKER), clock.at(file.at):
        assert list(checks.too_long()) == []
    file.wait(2)
    with acting(_CHECKER), clock.at(file.at):
        assert any(str(measure.pk) in found for found in checks.too_long())
        assert list(checks.unapproved()) == []
        assert list(checks.without_list()) == []
        assert any("保管" in found for found in checks.nobody_keeps())
