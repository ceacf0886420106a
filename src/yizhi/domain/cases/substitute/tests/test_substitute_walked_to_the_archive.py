"""代履行 from the order that was not followed to the archive; and the clearing at once of article 52."""

from datetime import timedelta

from yizhi.domain.cases.general.acts import closing, deciding, investigating, notifying, paying, proposing
from yizhi.domain.cases.general.tests.file import OTHERS, File
from yizhi.domain.cases.substitute.acts import charging, performing
from yizhi.domain.cases.substitute.acts import proposing as planning
from yizhi.domain.cases.substitute.tests.stead import checked, codes, made, performed, proposed
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting


def test_the_walk(file: File) -> None:
    """Ordered, not followed, demanded, decided, demanded again, done, charged, paid; the case goes to the archive."""
    one = performed(file)
    due = file.at.date() + timedelta(days=15)
    said = {"cost_fen": 110_000, "cost_basis": "人工两名一日、车辆一台班，附票据。", "due_on": due}
    file.do(charging.charge, "head", one, **said)
    case = file.fresh(one.case)
    file.verify(case, file.collect(case))
    file.do(investigating.note_not_applicable, "lead", case, elements=OTHERS, reason="经调查不涉及")
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="进行了现场检查。")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    file.serve(case, "D39")
    file.publish(case)
    for number, payable in enumerate(file.ids(case, "payables", replaced_at=None)):
        with acting(file.who("lead")):
            amount = file.fresh(case).payables.get(pk=payable).amount_fen
        paid = {"payable": payable, "amount_fen": amount, "paid_on": file.at.date(), "receipt_no": f"票{number}"}
        file.do(paying.record_payment, "lead", case, **paid)
    checked(file, case)
    file.close(case)
    file.do(closing.archive, "lead", case)
    assert file.fresh(case).state == "ARCHIVED"
    assert [code for code in codes(file, case) if code in ("S05", "D52", "S06", "S07")] == [
        "S05", "D52", "S05", "S06", "S07",
    ]  # fmt: skip
    with acting(file.who("lead")):
        for happened in reversed(timeline(case.pk, one.pk)):
            print(f"{happened.at:%m-%d %H:%M} {happened.says}")


def test_what_lies_on_the_road_is_cleared_at_once_and_told_afterwards(file: File) -> None:
    """“当事人不在场的，行政机关应当在事后立即通知当事人，并依法作出处理”（第五十二条）."""
    case = file.filed()
    data = {
        "party": file.ids(case, "parties")[0], "public_place": "ROAD", "subject": "遗洒的渣土约两立方米",
        "reason": "车道被占，随时可能发生事故。", "manner": "铲除并冲洗", "performer": "AGENCY",
        "performer_name": "航埠镇人民政府", "performed_at": file.at, "second": file.people["co"].pk,
        "party_unable": True, "recording": "记录仪0001号",
    }  # fmt: skip
    one = made(file, file.do(performing.clear_at_once, "lead", case, **data).result["substitute"])
    assert one.state == "CLEARED"
    file.do(performing.confirm, "head", one, process="当场铲除渣土并冲洗路面。")
    file.do(charging.charge, "head", made(file, one.pk), cost_fen=0)
    assert made(file, one.pk).state == "ENDED"
    assert codes(file, case)[-2:] == ["S06", "D52"]


def test_the_party_performs_and_nothing_is_done_in_its_stead(file: File) -> None:
    """“当事人履行的，停止代履行”（第五十一条第一款第二项）."""
    one = proposed(file)
    file.do(planning.stop, "lead", one, reason="当事人已自行清除。")
    assert made(file, one.pk).state == "STOPPED"
