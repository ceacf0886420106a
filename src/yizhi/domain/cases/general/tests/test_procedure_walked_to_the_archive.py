"""The whole general procedure, from the draft filing to the archive, and the file it leaves."""

from yizhi.domain.cases.general.acts import closing, correcting
from yizhi.domain.cases.general.tests.file import File
from yizhi.platform.documents.store import opened
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting


def test_a_township_fine_is_filed_proven_reviewed_told_decided_served_published_paid_closed_and_archived(
    file: File,
) -> None:
    case = file.filed()
    assert case.state == "FILED"
    assert case.filing_number.endswith("第00001号")
    assert (case.decide_by - case.filed_at.date()).days == 90
    file.prove(case)
    assert file.fresh(case).state == "INVESTIGATING"


def test_the_walk(file: File) -> None:
    case = file.served()
    assert case.state == "SERVED"
    file.publish(case)
    assert file.fresh(case).state == "PUBLISHED"
    file.pay(case, 100_000)
    assert file.fresh(case).state == "EXECUTING"
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)
    assert file.fresh(case).state == "CLOSED"
    file.do(closing.archive, "lead", case)
    found = file.fresh(case)
    assert (found.state, found.archive_number) == ("ARCHIVED", "20260001")
    codes = [paper.code for paper in file.papers(case)]
    assert codes == [
        "D03", "D22", "D24", "D26", "D27", "D28", "D29", "D46", "D31", "D38", "D39", "D46", "D24", "D63",
    ]  # fmt: skip
    with acting(file.who("lead")):
        for happened in reversed(timeline(case.pk)):
            print(f"{happened.at:%m-%d %H:%M} {happened.says}")
    for paper in file.papers(case):
        assert opened(paper.sha256).read(5) == b"%PDF-"
