"""The page of a record: a mistake in the form is told and what was typed stays."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yizhi.domain.cases.general.records.tests.writing import inspect, read
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock


def _posted(file: File, **typed: Any) -> tuple[Any, Any]:
    one = inspect(file, file.filed())
    client = Client()
    with clock.at(file.at):
        account = open_account(file.people["lead"], "record-page")
        client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
        return one, client.post(f"/cases/records/{one.pk}/", typed)


def test_without_a_signature_the_page_says_so_and_keeps_the_rest(file: File) -> None:
    one, answer = _posted(file, signed_pages="1", read="1")
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "请本人在框内签名" in told
    assert 'value="1" aria-describedby="id_signed_pages_help"' in told
    assert 'name="read" value="1" checked' in told
    assert not read(file, one.pk).signing


def test_a_number_of_pages_without_end_is_refused(file: File) -> None:
    picture = SimpleUploadedFile("s.png", b"\x89PNG", "image/png")
    _, answer = _posted(file, signed_pages="9" * 5000, read="1", signature=picture)
    assert answer.status_code == 422
