"""慎罚快办: each condition by itself, who allows it, and what it can never leave out."""

import pytest

from yizhi.domain.cases.general.acts import deciding, fast_track, investigating, notifying, proposing, reviewing
from yizhi.domain.cases.general.fast_track.tests.quick import allowed, asked, ready, reviewed, submitted
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.norms.acts.configuration import set_parameter, set_threshold
from yizhi.domain.norms.models import HearingThreshold, Parameter
from yizhi.domain.org.tests.world import BUILDER
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting

REASON = {"undisputed": True, "reason": "当事人认可。"}


def test_without_an_admission_there_is_no_fast_track(file: File) -> None:
    """“party admits and signs”: the on-site record alone is no admission."""
    case, _ = ready(file)
    record = file.ids(case, "evidence", kind="ON_SITE_RECORD")
    said = refused(file, fast_track.propose_fast_track, "lead", case, admissions=record, **REASON)
    assert "当事人没有承认违法事实并签名" in said


def test_disputed_coercion_or_jurisdiction_keeps_the_ordinary_path(file: File) -> None:
    """“no transfer/coercion dispute”."""
    case, evidence = ready(file)
    data = {"admissions": [evidence], "undisputed": False, "reason": "……"}
    said = refused(file, fast_track.propose_fast_track, "lead", case, **data)
    assert "对行政强制措施有争议" in said
    assert "管辖、移送有争议" in said


def test_a_fine_with_a_right_to_a_hearing_keeps_the_ordinary_path(file: File) -> None:
    """“fine below hearing threshold”: the threshold is configured; here it is set below the fine."""
    with acting(BUILDER):
        rows = list(HearingThreshold.objects.filter(purpose="HEARING", kind="FINE", effective_to=None))
    for row in rows:
        row_data = {"amount": 50_000, "effective_from": file.at.date(), "source": "样例文件"}
        perform(set_threshold, BUILDER, record=row, data=row_data, at=file.at)
    case, evidence = ready(file)
    said = refused(file, fast_track.propose_fast_track, "lead", case, admissions=[evidence], **REASON)
    assert "达到听证标准" in said


def test_a_grave_case_keeps_the_ordinary_path(file: File) -> None:
    case, evidence = ready(file)
    file.do(investigating.mark_grounds, "lead", case, grounds=["SOCIAL_IMPACT"], reason="群众反映集中")
    said = refused(file, fast_track.propose_fast_track, "lead", case, admissions=[evidence], **REASON)
    assert "已标明重大、复杂情形" in said


def test_the_head_allows_it_and_nobody_else(file: File) -> None:
    case = asked(file)
    for part in ("lead", "co", "unit", "reviewer"):
        assert "行政机关负责人" in refused(file, fast_track.approve_fast_track, part, case)


def test_a_closed_track_is_not_offered(file: File) -> None:
    """Whether the city has the track at all is dated configuration."""
    with acting(BUILDER):
        row = Parameter.objects.get(key="fast_track_open", effective_to=None)
    said = {"value": "NO", "effective_from": file.at.date(), "source": "样例文件"}
    perform(set_parameter, BUILDER, record=row, data=said, at=file.at)
    case, evidence = ready(file)
    data = {"admissions": [evidence], **REASON}
    assert "没有开通慎罚快办" in refused(file, fast_track.propose_fast_track, "lead", case, **data)


def test_the_single_steps_are_one_step_on_the_fast_track(file: File) -> None:
    case = allowed(file)
    assert "慎罚快办" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_the_steps_in_one_demand_what_the_single_steps_demand(file: File) -> None:
    """A change after the second officer's word needs it again (第四十二条)."""
    case = allowed(file)
    file.propose(case, 90_000)
    said = refused(file, fast_track.submit_fast_track, "lead", case, process="……")
    assert "第四十二条" in said


@pytest.mark.parametrize("step", ["review", "notice", "defence"])
def test_review_notice_and_defence_stay_whole(file: File, step: str) -> None:
    """“All statutory rights stay (notice, statement, two officers, 7-wd service)”."""
    case = submitted(file)
    if step == "review":
        said = refused(file, deciding.decide, "head", case)
        assert "合规性审查" in said
        return
    file.do(reviewing.review_compliance, "compliance", case, result="PASS")
    file.do(reviewing.review_legally, "reviewer", case, result="AGREE")
    if step == "notice":
        assert "尚未向" in refused(file, deciding.decide, "head", case)
        return
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    assert "陈述、申辩期限至" in refused(file, deciding.decide, "head", case)


def test_a_defence_takes_the_admission_back(file: File) -> None:
    """Who speaks against the notice is heard on the ordinary path: first leave, then decide."""
    case = reviewed(file)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    statement = file.state(case)
    file.do(notifying.review_statement, "lead", case, statement=statement, adopted=False, reply="证据充分。")
    said = refused(file, deciding.decide, "head", case)
    assert "不能继续适用慎罚快办" in said
    assert "转为一般流程" in said
    file.do(fast_track.leave_fast_track, "lead", case, reason="当事人提出申辩。")
    assert file.fresh(case).state == "INVESTIGATING"


def test_there_is_nothing_to_leave_in_an_ordinary_case(file: File) -> None:
    case = file.investigated()
    assert "没有适用慎罚快办" in refused(file, fast_track.leave_fast_track, "lead", case, reason="……")
