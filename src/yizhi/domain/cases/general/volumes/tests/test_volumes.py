"""The main and the internal volume: complete, in order, numbered, and corrected only beside the original."""

import re
from collections import Counter
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.general.acts import closing, correcting, filekeeping, investigating
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.general.volumes.contents import papers
from yizhi.domain.cases.general.volumes.order import orders
from yizhi.domain.cases.general.volumes.volume import bound
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.acts.availability import next_acts
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting


def _texts(content: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def _closed(file: File) -> GeneralCase:
    case = file.served()
    file.publish(case)
    file.pay(case, 100_000)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)
    return file.fresh(case)


def _archived(file: File) -> GeneralCase:
    case = _closed(file)
    file.do(closing.archive, "lead", case, retention="30Y")
    return file.fresh(case)


def _bound(file: File, case: GeneralCase, volume: str) -> bytes:
    with acting(file.who("lead")):
        return bound(file.fresh(case), volume, file.at)


def test_the_main_volume_has_the_decision_first_and_the_evidence_after_what_was_served(file: File) -> None:
    case = _archived(file)
    texts = _texts(_bound(file, case, "main"))
    whole = "".join(texts)
    assert "档案号：20260001" in texts[0]
    assert "30年" in texts[0]
    assert "正卷" in texts[0]
    served = ["行政处罚决定书", "送达回证", "责令（限期）改正通知书", "事先告知书"]
    titles = ["立案审批表", *served, "证据1", "罚没款缴纳凭证记录"]
    places = [texts[1].find(title) for title in titles]
    assert -1 not in places
    assert places == sorted(places)
    assert "法制审核意见书" not in whole
    assert "没有更正记录" in texts[-1]


def test_the_internal_volume_has_reviews_and_the_trail_and_names_nobody_who_reported(file: File) -> None:
    case = _archived(file)
    texts = _texts(_bound(file, case, "internal"))
    titles = [
        "案件来源材料",
        "案件调查终结报告",
        "合规性审查意见书",
        "法制审核意见书",
        "案件处理审批表",
        "结案审批表",
        "办理过程记录",
    ]
    places = [texts[1].find(title) for title in titles]
    assert -1 not in places
    assert places == sorted(places)
    assert "副卷" in texts[0]


@pytest.mark.parametrize("code", [1, 2])
def test_every_document_lies_in_exactly_one_volume_whatever_the_order(file: File, code: int) -> None:
    case = _archived(file)
    with acting(file.who("lead")):
        dossier = Dossier(file.fresh(case))
        lying = [one for volume in ("main", "internal") for one in papers(dossier, volume, orders()[code], file.at)]
        found = Counter((one.title, one.number) for one in lying if one.remark == "原件")
        assert found == Counter((paper.name, paper.number) for paper in file.papers(case))
        if orders()[code].by_time:
            days = [one.dated for one in papers(dossier, "main", orders()[code], file.at)]
            assert days == sorted(days)


def test_page_numbers_run_through_and_the_index_tells_them(file: File) -> None:
    case = _archived(file)
    content = _bound(file, case, "main")
    texts = _texts(content)
    marks = {str(m["/Title"]): PdfReader(BytesIO(content)).get_destination_page_number(m) for m in
             PdfReader(BytesIO(content)).outline if not isinstance(m, list)}  # fmt: skip
    first = marks["立案审批表"]
    assert first is not None
    for number, text in enumerate(texts[first:-1], 1):
        assert text.endswith(str(number)) or text.startswith(str(number)) or str(number) in text
    assert f"共{len(texts) - first - 1}页" in texts[0] or str(len(texts) - first - 1) in texts[0]


def test_a_file_still_open_says_so(file: File) -> None:
    case = file.filed()
    texts = _texts(_bound(file, case, "main"))
    assert "尚未归档" in texts[-1]


def test_the_head_corrects_a_closed_file_and_the_correction_lies_in_the_main_volume(file: File) -> None:
    case = _archived(file)
    paper = file.papers(case, "D39")[0]
    said = {"wrong": "航埠镇兴航路12号", "right": "航埠镇兴航路21号", "reason": "笔误"}
    done = file.do(filekeeping.correct_file, "head", case, document=paper.pk, **said)
    assert done.result["number"] == 1
    texts = _texts(_bound(file, case, "main"))
    sheet = next(text for text in texts[2:] if "案卷更正记录（第1次）" in text and "更正的文书" in text)
    assert "航埠镇兴航路21号" in sheet
    assert paper.number in sheet
    assert "更正1次" in texts[-1]
    with acting(file.who("lead")):
        assert "21号" not in Entry.objects.get(pk=done.entry.pk).body


def test_nothing_but_a_correction_and_what_follows_a_remedy_is_open_in_an_archived_file(file: File) -> None:
    """A suit may come until six months after the decision became known (行政诉讼法第四十六条)."""
    case = _archived(file)
    remedies = {"general_case.record_remedy", "general_case.withdraw_publication"}
    for part, wanted in {"head": {"general_case.correct_file", *remedies}, "lead": remedies}.items():
        with acting(file.who(part)):
            offered = next_acts(file.who(part), file.fresh(case), file.at)
            assert {one.act.verb for one in offered if one.allowed} == wanted
    told = refused(file, investigating.mark_grounds, "lead", case, grounds=[], reason="补记")
    assert "归档" in told


def test_a_correction_needs_the_head_a_closed_file_and_a_difference(file: File) -> None:
    case = file.filed()
    said = {"wrong": "甲", "right": "乙", "reason": "笔误"}
    assert "结案" in refused(file, filekeeping.correct_file, "head", case, **said)
    closed = _closed(file)
    assert "负责人" in refused(file, filekeeping.correct_file, "lead", closed, **said)
    assert "相同" in refused(file, filekeeping.correct_file, "head", closed, **said | {"right": "甲 "})


def test_whoever_takes_a_volume_leaves_one_entry_an_hour_and_a_stranger_gets_nothing(file: File) -> None:
    case = _archived(file)
    stranger = file.world.far_officer()
    with clock.at(file.at):
        for person, status in ((file.people["lead"], 200), (stranger, 404)):
            client = _client(person)
            answers = [client.get(f"/cases/general/{case.pk}/{name}.pdf") for name in ("main", "main", "other")]
            assert [answer.status_code for answer in answers] == [status, status, 404]
    with acting(file.who("lead")):
        assert Entry.objects.filter(verb="general_case.print_volume", record_id=case.pk).count() == 1


def _client(person: Person) -> Client:
    account = open_account(person, f"reader{person.pk.hex[-8:]}")
    client = Client()
    client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
    return client
