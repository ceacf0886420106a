"""The documents of a case are chosen on its page and printed as one file."""

from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.org.models import Person
from yizhi.platform import clock
from yizhi.web.actor import SESSION_PERSON

TOGETHER = "/documents/together/"


def _client(person: Person) -> Client:
    client = Client()
    session = client.session
    session[SESSION_PERSON] = str(person.pk)
    session.save()
    return client


def test_the_chosen_documents_come_as_one_file_with_a_bookmark_each(file: File) -> None:
    case = file.notified()
    papers = file.papers(case)
    assert len(papers) > 3
    with clock.at(file.at):
        officer = _client(file.people["lead"])
        page = officer.get(f"/cases/general/{case.pk}/").content.decode()
        answer = officer.get(TOGETHER, {"id": [str(one.pk) for one in papers]})
    assert all(f'value="{one.pk}" checked' in page for one in papers)
    assert answer["Content-Type"] == "application/pdf"
    bound = PdfReader(BytesIO(answer.content))
    titles = [str(mark["/Title"]) for mark in bound.outline if not isinstance(mark, list)]
    assert titles == [f"{one.name} {one.number}".strip() for one in papers]
    assert len(bound.pages) >= len(papers)


def test_nobody_prints_what_is_not_theirs_to_see(file: File) -> None:
    case = file.notified()
    papers = [str(one.pk) for one in file.papers(case)]
    with clock.at(file.at):
        stranger = _client(file.world.far_officer())
        assert stranger.get(TOGETHER, {"id": papers}).status_code == 404


def test_what_cannot_be_printed_is_said(file: File) -> None:
    case = file.filed()
    paper = str(file.papers(case)[0].pk)
    with clock.at(file.at):
        officer = _client(file.people["lead"])
        assert "没有选择文书" in officer.get(TOGETHER).content.decode()
        assert officer.get(TOGETHER, {"id": "no-id"}).status_code == 404
        assert officer.get(TOGETHER, {"id": [paper, "0" * 32]}).status_code == 404
