"""慎罚快办 from the filing to the archive, and the ordinary path it falls back to."""

from yizhi.domain.cases.general.acts import closing, correcting, deciding, fast_track, notifying, proposing
from yizhi.domain.cases.general.desk.agenda import agenda
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track.panel import target
from yizhi.domain.cases.general.fast_track.tests.quick import allowed, reviewed, submitted, track
from yizhi.domain.cases.general.tests.file import File
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting


def test_the_walk(file: File) -> None:
    """Filed, proven, admitted, asked for, allowed, sent in one step, reviewed, told, decided on one form, archived."""
    case = reviewed(file)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    file.serve(case, "D39")
    file.publish(case)
    file.pay(case, 100_000)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)
    file.do(closing.archive, "lead", case)
    assert file.fresh(case).state == "ARCHIVED"
    codes = [paper.code for paper in file.papers(case)]
    assert codes == [
        "D03", "D22", "D24", "D27", "D28", "D29", "D46", "D31", "S02", "D39", "D46", "D24", "D63",
    ]  # fmt: skip
    with acting(file.who("lead")):
        for happened in reversed(timeline(case.pk)):
            print(f"{happened.at:%m-%d %H:%M} {happened.says}")
    made = track(file, case).document
    assert made is not None
    assert made.code == "S02"


def test_the_target_is_ten_working_days_and_the_review_one(file: File) -> None:
    """“target ≤ 10 working days from filing … review 1 wd”; the 90 days run beside it, unchanged."""
    case = submitted(file)
    with acting(file.who("lead")):
        dossier = Dossier(file.fresh(case))
        found, review = target(dossier), dossier.open_review()
        steps = {due.step for due in agenda([dossier], file.at.date())}
    assert found is not None
    assert case.filed_at is not None
    assert (found.due_on - case.filed_at.date()).days == 14
    assert review is not None
    assert review.due_on is not None
    assert (review.due_on - review.requested_at.date()).days == 1
    assert {"作出处理决定", "慎罚快办目标期限"} <= steps


def test_to_fall_back_is_a_normal_act_and_the_case_goes_on_where_the_ordinary_path_is(file: File) -> None:
    case = reviewed(file)
    file.do(fast_track.leave_fast_track, "reviewer", case, reason="拟在决定前补充核实面积。")
    assert file.fresh(case).state == "INVESTIGATING"
    file.do(proposing.close_investigation, "lead", case, process="补充核实了面积。")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    codes = [paper.code for paper in file.papers(case)]
    assert {"D26", "D38"} <= set(codes)
    assert "S02" not in codes


def test_it_can_be_asked_for_again(file: File) -> None:
    case = allowed(file)
    evidence = file.ids(case, "evidence", kind="PARTY_STATEMENT")
    file.do(fast_track.leave_fast_track, "lead", case, reason="再核实一次。")
    said = {"admissions": evidence, "undisputed": True, "reason": "已核实。"}
    file.do(fast_track.propose_fast_track, "lead", case, **said)
    file.do(fast_track.refuse_fast_track, "head", case, reason="面积仍有出入。")
    assert track(file, case).approved is False
    file.do(proposing.close_investigation, "lead", case, process="……")
    assert file.fresh(case).state == "INVESTIGATED"
