"""An issued paper stays as it is: while the case is open another paper corrects it, afterwards a record beside it."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.documents.tests.example import DOCUMENTS
from yizhi.domain.cases.general.acts import asking, correcting, deferring, filekeeping
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.forms import documents_to_serve
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.general.volumes import sheets
from yizhi.domain.cases.general.volumes.contents import volume_of
from yizhi.domain.cases.general.volumes.order import order_on
from yizhi.domain.cases.models.general import FileCorrection, GeneralCase
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.documents.models import Document
from yizhi.platform.documents.rendering.errors import NoVersionInForce
from yizhi.platform.documents.store import opened
from yizhi.platform.scope.session import acting

SLIP = {"wrong": "航埠镇兴航路12号", "right": "航埠镇兴航路21号", "reason": "笔误"}


def told(file: File) -> GeneralCase:
    """A case with letters, an order to correct and its check, a deferral, and the decision."""
    case = file.served()
    asked = {"kind": "INVESTIGATE", "receiver": "样例市场监督管理局", "reason": "核实登记。", "contact": "甲一"}
    due = file.at.date() + timedelta(days=10)
    file.do(asking.request_cooperation, "lead", case, **asked, request="请提供档案。", reply_by=due)
    plan = {"payable": file.ids(case, "payables")[0], "hardship": "歇业", "first_due_on": due, "signed": True}
    file.do(deferring.apply_deferral, "lead", case, **plan)
    file.do(deferring.approve_deferral, "head", case, deferral=file.ids(case, "deferrals")[0])
    return file.fresh(case)


def closed(file: File, case: GeneralCase | None = None) -> GeneralCase:
    case = case or told(file)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.pay(case, 100_000)
    letter = file.ids(case, "cooperation_letters")[0]
    file.do(asking.record_cooperation, "lead", case, letter=letter, replied_on=file.at.date(), reply="附后。")
    file.close(case)
    return file.fresh(case)


def bytes_of(papers: list[Document]) -> dict[Any, bytes]:
    return {paper.pk: opened(paper.sha256).read() for paper in papers}


def test_each_paper_of_a_closed_file_is_corrected_beside_itself(file: File) -> None:
    """第四十七条：全过程记录，归档保存."""
    case = closed(file)
    papers = file.papers(case)
    assert {"D25", "S13", "S14", "D48", "D22", "D24", "D39", "D63"} <= {paper.code for paper in papers}
    before = bytes_of(papers)
    for number, paper in enumerate(papers, 1):
        done = file.do(filekeeping.correct_file, "head", case, document=paper.pk, **SLIP)
        assert done.result["number"] == number
    assert file.papers(case) == papers
    assert bytes_of(file.papers(case)) == before
    with acting(file.who("lead")):
        bound = list(sheets.corrections(Dossier(file.fresh(case))))
    assert len(bound) == len(papers)
    assert [dict(part.facts)["更正的文书"] for part in bound] == [f"{p.name} {p.number}" for p in papers]


def test_while_the_case_is_open_another_paper_corrects_and_is_served(file: File) -> None:
    case = told(file)
    decision, party = file.papers(case, "D39")[0], file.ids(case, "parties")[0]
    before = bytes_of([decision])
    done = file.do(filekeeping.correct_document, "head", case, document=decision.pk, party=party, **SLIP)
    assert "更字〔2026〕第00001号" in done.result["number"]
    assert bytes_of(file.papers(case, "D39")) == before
    notice = file.papers(case, "S17")[0]
    with acting(file.who("lead")):
        assert str(notice.pk) in dict(documents_to_serve(file.who("lead"), file.fresh(case)))
        assert volume_of("S17", order_on(file.at.date())) == "main"
        assert list(sheets.corrections(Dossier(file.fresh(case)))) == []
        assert FileCorrection.objects.get(case=case).notice_id == notice.pk
    file.serve(case, "S17")


def test_a_correction_says_something_and_is_the_heads_word(file: File) -> None:
    case = told(file)
    paper, party = file.papers(case, "D39")[0].pk, file.ids(case, "parties")[0]
    said = {"document": paper, "party": party, **SLIP}
    with pytest.raises(ActInvalid, match="相同"):
        file.do(filekeeping.correct_document, "head", case, **said | {"right": SLIP["wrong"]})
    with pytest.raises(ActForbidden):
        file.do(filekeeping.correct_document, "lead", case, **said)
    inside = file.papers(case, "S14")[0].pk
    with pytest.raises(ActInvalid, match="内部文书"):
        file.do(filekeeping.correct_document, "head", case, **said | {"document": inside})


def test_an_open_file_is_not_corrected_by_the_record_and_a_closed_one_not_by_a_paper(file: File) -> None:
    case = told(file)
    assert "结案、归档" in refused(file, filekeeping.correct_file, "head", case, **SLIP)
    paper, party = file.papers(case, "D39")[0].pk, file.ids(case, "parties")[0]
    file.do(filekeeping.correct_document, "head", case, document=paper, party=party, **SLIP)
    done = closed(file, case)
    assert "结案" in refused(file, filekeeping.correct_document, "head", done, document=paper, party=party, **SLIP)


def test_what_goes_to_others_is_not_served_on_the_party(file: File) -> None:
    case = told(file)
    with acting(file.who("lead")):
        offered = dict(documents_to_serve(file.who("lead"), file.fresh(case)))
    codes = {paper.code for paper in file.papers(case) if str(paper.pk) in offered}
    assert "D39" in codes
    assert not codes & {"D25", "S13", "S14", "D46"}


@pytest.mark.parametrize("code", sorted(DOCUMENTS))
def test_no_document_is_made_before_its_first_version(code: str) -> None:
    one = DOCUMENTS[code]
    first = one.versions[0].valid_from
    assert one.version_on(first) is one.versions[0]
    with pytest.raises(NoVersionInForce, match=r"最早自"):
        one.version_on(first - timedelta(days=1))
    for earlier, later in zip(one.versions, one.versions[1:], strict=False):
        assert earlier.valid_to is not None
        assert later.valid_from - earlier.valid_to == timedelta(days=1)


def test_each_paper_names_the_version_in_force_when_it_was_made(file: File) -> None:
    case = closed(file)
    for paper in file.papers(case):
        version = DOCUMENTS[paper.code].version_on(paper.issued_at.date())
        assert version.version in paper.template_version
