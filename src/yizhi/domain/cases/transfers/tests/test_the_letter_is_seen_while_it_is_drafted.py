"""移送: while it is drafted the officer sees the letter that will go, with what is still to be filled in marked."""

import io
from typing import Any

from django.test import Client
from pypdf import PdfReader

from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.transfers.acts import sending
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.acts.rehearsal import rehearse
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.session import acting


def seen(file: File, **data: Any) -> str:
    (draft,) = rehearse(sending.draft, file.who("finder"), data=data, at=file.at)
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(draft)).pages).split())


def test_the_letter_is_seen_and_nothing_is_left(going: File) -> None:
    told = {"receiver": going.world.township.pk, "second": going.people["finder_co"].pk}
    text = seen(going, title="擅自占道堆放物料", **told)
    assert "案件移送函" in text
    assert "擅自占道堆放物料" in text
    for title in ("发现的情况", "移送理由", "证据材料清单"):
        assert f"【待填：{title}】" in text
    with acting(going.who("finder")):
        assert (Transfer.objects.count(), Document.objects.count()) == (0, 0)


def test_the_form_offers_it(going: File) -> None:
    account, client = open_account(going.people["finder"], "finder"), Client()
    with clock.at(going.at):
        client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
        address = "/acts/transfer.draft/"
        assert 'name="preview"' in client.get(address).content.decode()
        typed = {"receiver": str(going.world.township.pk), "second": str(going.people["finder_co"].pk), "preview": "1"}
        shown = client.post(address, typed)
    assert shown["Content-Type"] == "application/pdf"
