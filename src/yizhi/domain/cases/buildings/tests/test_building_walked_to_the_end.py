"""违法建筑 from the finding to the demolition or to the party's own performance, with the papers of each."""

from datetime import timedelta
from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.buildings.acts import enforcing, filekeeping, finding, ordering, performing
from yizhi.domain.cases.buildings.file import printed
from yizhi.domain.cases.buildings.queries import building
from yizhi.domain.cases.buildings.tests.built import (
    EXECUTION,
    TORN_DOWN,
    demanded,
    fresh,
    identified,
    noon,
    ordered,
    over,
    registered,
    serve,
)
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models.building import Building
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting


def _codes(file: File, one: Building) -> list[str]:
    with acting(file.who("lead")):
        rows = Document.objects.filter(record_id=one.pk).order_by("issued_at", "id")
        return list(rows.values_list("code", flat=True))


def test_the_walk(file: File) -> None:
    """Stopped, identified, heard, ordered, not followed, demanded, decided, announced, demolished, told, closed."""
    one = demanded(file)
    file.at = over(one)
    file.do(enforcing.decide_execution, "head", one, **EXECUTION)
    serve(file, one, "D51")
    clear, when = file.at.date() + timedelta(days=10), noon(file.at.date() + timedelta(days=12))
    told = {"clear_by": clear, "demolish_at": when, "posted": "在违法建筑及其周围张贴", "housed": True}
    file.do(enforcing.announce, "second_head", one, **told)
    file.at = when + timedelta(hours=1)
    file.do(enforcing.demolish, "lead", one, demolished_at=file.at, **TORN_DOWN)
    file.do(performing.inform, "lead", one, progress="已强制拆除完毕。")
    file.do(performing.finish, "head", one, opinion="同意办结。")
    assert fresh(file, one).state == "ENDED"
    file.do(filekeeping.archive, "lead", one)
    assert fresh(file, one).state == "ARCHIVED"
    assert _codes(file, one) == ["D23", "D46", "S08", "D46", "S05", "D46", "D51", "D46", "D53", "S09", "S10"]
    with acting(file.who("lead")):
        for happened in reversed(timeline(one.pk)):
            print(f"{happened.at:%m-%d %H:%M} {happened.says}")
        volume = PdfReader(BytesIO(printed(building(one.pk), file.at)))  # type: ignore[arg-type]
        texts = ["".join(page.extract_text().split()) for page in volume.pages]
    assert "违法建筑处置案卷" in texts[0]
    assert "违法建筑处置程序" in texts[0]
    assert "草稿" not in "".join(texts)
    assert "责令限期拆除；已依法强制拆除" in texts[0]
    assert ("20260001" in texts[0], "永久" in texts[0]) == (True, True)
    for name in (
        "违法建筑认定和听取意见情况",
        "违法建筑处置决定书",
        "履行催告书",
        "强制拆除公告",
        "强制拆除笔录",
        "办理过程记录",
    ):
        assert name in texts[1], name
    assert "案卷" in texts[-1] or "备考表" in texts[-1]


def test_whoever_takes_the_file_leaves_one_entry_an_hour(file: File) -> None:
    one, client = ordered(file), Client()
    account = open_account(file.people["lead"], "builder")
    with clock.at(file.at):
        client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
        for _ in range(2):
            assert client.get(f"/cases/buildings/{one.pk}/file/")["Content-Type"] == "application/pdf"
    with acting(file.who("lead")):
        assert [happened.verb for happened in timeline(one.pk)].count("building.print_file") == 1


def test_the_party_removes_it_itself(file: File) -> None:
    one = ordered(file)
    file.do(ordering.check, "lead", one, performed=True, findings="已全部拆除。")
    file.do(performing.inform, "lead", one, progress="当事人已自行拆除。")
    file.do(performing.finish, "head", one, opinion="同意。")
    assert fresh(file, one).state == "ENDED"
    file.do(filekeeping.archive, "lead", one, retention="30Y")
    assert (fresh(file, one).state, fresh(file, one).retention) == ("ARCHIVED", "30年")


def test_the_party_asks_the_organ_to_arrange_it(file: File) -> None:
    """“自行拆除确有困难的，可以在决定载明的期限内申请……组织拆除”（第十五条）."""
    one = ordered(file)
    file.do(ordering.ask_help, "lead", one, asked_on=file.at.date())
    file.do(ordering.check, "lead", one, performed=True, findings="已组织拆除。")
    assert fresh(file, one).state == "PERFORMED"


def test_what_is_adopted_leads_back_to_the_finding(file: File) -> None:
    one = identified(file)
    said = {"statement": "已取得许可。", "adopted": True, "reply": "经核实部分属实。"}
    file.do(finding.hear, "lead", one, **said)
    assert fresh(file, one).state == "IDENTIFIED"


def test_a_revoked_decision_is_not_enforced(file: File) -> None:
    """“据以执行的行政决定被撤销的”（行政强制法第四十条第四项）."""
    one = demanded(file)
    file.do(ordering.remedy, "lead", one, taken_on=file.at.date())
    file.wait(40)
    file.do(ordering.end_remedy, "lead", one, ended_on=file.at.date(), upheld=False)
    assert fresh(file, one).state == "REVOKED"
    file.do(filekeeping.archive, "lead", one)
    with acting(file.who("lead")):
        volume = PdfReader(BytesIO(printed(building(one.pk), file.at)))  # type: ignore[arg-type]
        texts = ["".join(page.extract_text().split()) for page in volume.pages]
    assert "被撤销" in texts[0]
    assert "行政复议、行政诉讼情况" in texts[1]


def test_a_file_is_not_archived_before_its_end_nor_changed_after_it(file: File) -> None:
    one = ordered(file)
    assert "不能" in refused(file, filekeeping.archive, "lead", one)
    file.do(ordering.check, "lead", one, performed=True, findings="已全部拆除。")
    file.do(performing.inform, "lead", one, progress="当事人已自行拆除。")
    file.do(performing.finish, "head", one, opinion="同意。")
    file.do(filekeeping.archive, "lead", one)
    for act, more in ((filekeeping.archive, {}), (performing.inform, {"progress": "……"})):
        assert "已归档" in refused(file, act, "lead", one, **more)


def test_a_file_without_the_receipt_of_a_paper_is_not_complete(file: File) -> None:
    """“行政处罚决定书应当……送达当事人”，案卷应有送达回证（行政处罚法第六十一条、第四十七条）."""
    one = registered(file)
    file.do(finding.stop, "lead", one)
    file.do(finding.identify, "lead", one, finding="DEMOLISH", reason="未取得乡村建设规划许可证。")
    file.do(finding.hear, "lead", one, statement="没有意见。", reply="……")
    due = file.at.date() + timedelta(days=15)
    file.do(ordering.order, "head", one, kind="DEMOLISH", demand="自行拆除。", due_on=due)
    serve(file, one, "S08")
    file.do(ordering.check, "lead", one, performed=True, findings="已全部拆除。")
    file.do(performing.inform, "lead", one, progress="当事人已自行拆除。")
    assert "尚未送达当事人" in refused(file, performing.finish, "head", one, opinion="同意。")
    serve(file, one, "D23")
    file.do(performing.finish, "head", one, opinion="同意。")


def test_files_of_all_kinds_share_one_series_of_numbers(file: File) -> None:
    numbers = []
    for _ in range(2):
        one = ordered(file)
        file.do(ordering.check, "lead", one, performed=True, findings="已全部拆除。")
        file.do(performing.inform, "lead", one, progress="当事人已自行拆除。")
        file.do(performing.finish, "head", one, opinion="同意。")
        numbers.append(file.do(filekeeping.archive, "lead", one).result["number"])
    assert numbers == ["20260001", "20260002"]
