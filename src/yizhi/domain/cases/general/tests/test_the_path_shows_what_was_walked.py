"""The legal path marks as done only what the file shows was done: nobody reads of a hearing that was never held."""

from yizhi.domain.cases.general import pages
from yizhi.domain.cases.general.path import STAGES, along, summary
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models import DeviceRecord
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.offsite.pages import badge
from yizhi.domain.cases.procedures import offsite
from yizhi.platform.scope.session import acting


def _shown(file: File, case: GeneralCase) -> tuple[list[str], str, list[str]]:
    with acting(file.who("lead")):
        stages = summary(file.who("lead"), file.fresh(case), file.at)["stages"]
    (here,) = [one.title for one in stages if one.current]
    return (
        [one.title for one in stages if one.done],
        here,
        [one.title for one in stages if not one.done and not one.current],
    )


def test_a_decision_without_hearing_and_discussion_shows_neither(file: File) -> None:
    done, here, ahead = _shown(file, file.decided())
    assert here == "已决定"
    assert {"拟立案", "已立案", "调查取证", "合规性审查", "法制审核（告知前）", "已事先告知", "陈述申辩"} <= set(done)
    assert not {"听证", "集体讨论", "法制审核（决定前）"} & {*done, *ahead}
    assert ahead[-1] == "归档"


def test_what_may_still_come_stands_ahead(file: File) -> None:
    done, here, ahead = _shown(file, file.filed())
    assert (done, here) == (["拟立案"], "已立案")
    assert {"听证", "集体讨论", "已决定"} <= set(ahead)


def test_a_case_beside_the_road_stands_after_what_lies_behind_it(file: File) -> None:
    case = file.filed()
    case.state = "TRANSFERRED_CRIME"
    stages = along(case, STAGES, {"FILED"})
    assert [one.title for one in stages if one.current] == ["移送司法机关"]
    assert [one.title for one in stages if one.done] == ["拟立案", "已立案"]
    assert not any(one.done for one in stages[[one.current for one in stages].index(True) :])


def test_no_days_are_counted_where_nothing_is_to_be_decided(file: File) -> None:
    case = file.filed()
    assert pages.urgency(case, file.at.date()) is not None
    case.state = "TRANSFERRED_CRIME"
    assert pages.urgency(case, file.at.date()) is None


def test_a_recording_that_became_evidence_was_not_corrected_before() -> None:
    """第四十一条: a recording ends as evidence, or as corrected, or as none; never as two of them."""
    one = DeviceRecord(procedure=offsite.RECORD.name, state="USED")
    codes = [state.code for state in offsite.RECORD.states if state.code != "REJECTED"]
    assert [stage.title for stage in along(one, codes) if stage.done] == ["待审核", "审核符合，待告知", "已告知当事人"]
    assert "已改正，不予处罚" not in [stage.title for stage in along(one, codes)]
    assert badge(one).text == "已列为案件证据"
