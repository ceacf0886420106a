"""What comes in is handed out, graded, verified in time, and answered; who reported stays known to two."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from yizhi.domain.cases.clues import acts
from yizhi.domain.cases.general.acts import filing
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models import Clue
from yizhi.domain.org.tests.world import BUILDER
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.store import opened
from yizhi.platform.scope.session import acting


def received(file: File, **changes: Any) -> Clue:
    data = {
        "source": "COMPLAINT_12345",
        "received_at": file.at,
        "discovered_on": file.at.date(),
        "content": "有人在路边堆放物料。",
        "place": "航埠镇兴航路",
        "reporter": "举报样例",
        "reporter_phone": "13800000000",
        "wants_reply": True,
    }
    made: Clue = file.do(acts.receive, "unit", **(data | changes)).record
    return made


def handed(file: File) -> Clue:
    clue = received(file)
    file.do(acts.triage, "head", clue, handler=file.people["lead"].pk, item=file.item("C-003").pk)
    return fresh(file, clue)


def fresh(file: File, clue: Clue) -> Clue:
    with acting(file.who("lead")):
        found: Clue = Clue.objects.get(pk=clue.pk)
        return found


def test_a_clue_is_verified_within_fifteen_days_and_once_extended(file: File) -> None:
    clue = handed(file)
    assert clue.state == "TRIAGED"
    assert clue.verify_due == file.at.date() + timedelta(days=15)
    with pytest.raises(ActRefused, match="不得超过10"):
        file.do(acts.extend_verification, "head", clue, days=20, reason="情况复杂")
    file.do(acts.extend_verification, "head", clue, days=10, reason="情况复杂")
    assert fresh(file, clue).verify_due == file.at.date() + timedelta(days=25)
    with pytest.raises(ActRefused, match="只能延长一次"):
        file.do(acts.extend_verification, "head", clue, days=5, reason="情况复杂")


def test_a_complaint_and_its_verification_by_two_leave_papers_that_name_no_reporter(file: File) -> None:
    clue = handed(file)
    said = {"findings": "现场查看，物料约十平方米。", "second": file.people["co"].pk}
    with pytest.raises(ActInvalid, match="处理建议"):
        file.do(acts.verify, "lead", clue, **said)
    file.do(acts.verify, "lead", clue, **said, suggestion="建议立案查处。")
    papers = file.papers(clue)  # type: ignore[arg-type]
    assert [(paper.code, bool(paper.number)) for paper in papers] == [("D01", True), ("D02", True)]
    for paper in papers:
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(opened(paper.sha256).read())).pages)
        assert "举报样例" not in text
        assert "13800000000" not in text


def test_what_a_patrol_found_is_no_complaint(file: File) -> None:
    clue = received(file, source="PATROL", reporter="", reporter_phone="", wants_reply=False)
    assert file.papers(clue) == []  # type: ignore[arg-type]


def test_the_table_of_grades_says_where_a_clue_goes(file: File) -> None:
    clue = handed(file)
    with pytest.raises(ActRefused, match="没有施行的分类分级处置表"):
        file.do(acts.grade, "lead", clue, nature="ORDER", grade="MINOR")
    with acting(BUILDER):
        perform("grading.load_defaults", BUILDER, data={"division": "3308"}, at=file.at)
    file.do(acts.grade, "lead", clue, nature="ORDER", grade="MINOR")
    assert fresh(file, clue).proposed == "EDUCATION"


def test_who_reported_is_told_to_intake_and_handler_only_and_each_look_is_recorded(file: File) -> None:
    clue = handed(file)
    for part in ("head", "co", "reviewer"):
        with pytest.raises(ActForbidden, match="举报人"):
            file.do(acts.reveal_reporter, part, clue, purpose="想知道")
    entry = file.do(acts.reveal_reporter, "lead", clue, purpose="核实情况").entry
    assert entry.verb == "clue.reveal_reporter"


def test_the_reporter_is_encrypted_in_the_database(file: File) -> None:
    from django.db import connection

    clue = handed(file)
    with acting(file.who("lead")), connection.cursor() as cursor:
        cursor.execute("SELECT reporter FROM cases_clue WHERE id = %s", [clue.pk])
        assert "举报样例".encode() not in bytes(cursor.fetchone()[0])


def test_a_clue_is_not_dropped_without_a_reason_and_an_answer_to_the_reporter(file: File) -> None:
    clue = handed(file)
    with pytest.raises(ActInvalid, match="答复"):
        file.do(acts.no_filing, "head", clue, reason="查无实据")
    file.do(acts.no_filing, "head", clue, reason="查无实据", reply="经核查未发现违法行为。")
    assert fresh(file, clue).state == "NO_FILING"


def test_merged_clues_keep_the_earlier_discovery(file: File) -> None:
    late = handed(file)
    early = received(file, discovered_on=file.at.date() - timedelta(days=9))
    file.do(acts.merge, "head", early, into=late.pk, reason="同一事项")
    assert fresh(file, late).discovered_on == file.at.date() - timedelta(days=9)
    assert fresh(file, early).state == "MERGED"


def test_a_case_filed_from_a_clue_ends_the_clue(file: File) -> None:
    clue = handed(file)
    case = file.open(clue=clue.pk, source="COMPLAINT_12345")
    assert fresh(file, clue).state == "TRIAGED"
    file.name(case)
    file.do(filing.endorse_filing, "unit", case)
    file.do(filing.approve_filing, "head", case)
    assert fresh(file, clue).state == "FILED"


def test_a_filing_that_is_declined_answers_the_reporter_of_its_clue(file: File) -> None:
    clue = handed(file)
    case = file.open(clue=clue.pk, source="COMPLAINT_12345")
    with pytest.raises(ActInvalid, match="答复"):
        file.do(filing.decline_filing, "head", case, reason="违法事实不清")
    file.do(filing.decline_filing, "head", case, reason="违法事实不清", reply="经研究不予立案。")
    assert fresh(file, clue).state == "NO_FILING"
    assert file.fresh(case).state == "NOT_FILED"
