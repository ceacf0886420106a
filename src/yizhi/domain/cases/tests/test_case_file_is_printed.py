"""The file of a closed case, printed: complete, in the order of a bound file, and nobody takes it unnoticed."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from yizhi.domain.cases.acts import closing, deciding
from yizhi.domain.cases.case_file import printed
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.documents.store import opened
from yizhi.platform.files.configured import blob_store
from yizhi.platform.files.models import StoredFile
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.identifiers import new_id
from yizhi.platform.ledger.models import Leaf
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.scope.session import acting


def _photograph(scene: Scene, case: SimpleCase) -> str:
    """A photograph taken at the scene, kept as the phone sends it; its hash."""
    kept = BytesIO()
    Image.new("RGB", (800, 600), "olive").save(kept, "PNG")
    content = kept.getvalue()
    about = {
        "origin": "CAMERA",
        "captured_at": scene.at.isoformat(),
        "longitude": 118.77,
        "latitude": 28.93,
        "record_kind": SimpleCase.record_label(),
        "record_id": str(case.pk),
    }
    with clock.at(scene.at):
        keep_posted(scene.lead, SimpleUploadedFile("现场.png", content, "image/png"), about, new_id())
    return hashlib.sha256(content).hexdigest()


def _closed(scene: Scene) -> tuple[SimpleCase, str]:
    case = scene.open()
    taken = _photograph(scene, case)
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    scene.hear(case)
    scene.confirm(case)
    scene.sign(case)
    scene.issue(case)
    scene.file(case)
    scene.pay(case)
    scene.do(closing.close, scene.lead, case, correction_checked=True)
    return scene.fresh(case), taken


def _texts(content: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def _parts(reader: PdfReader) -> dict[str, int]:
    """Where each part begins, by the bookmarks of the file."""
    marks = [mark for mark in reader.outline if isinstance(mark, Destination)]
    return {str(mark.title): reader.get_destination_page_number(mark) or 0 for mark in marks}


def _seal() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_worker")
        seal_pending()
        cursor.execute("SET ROLE yizhi_web")


@pytest.fixture
def anchored(settings: object, tmp_path: object) -> None:
    settings.YIZHI_ANCHOR_DIRECTORY = str(tmp_path)  # type: ignore[attr-defined]


def test_the_file_of_a_closed_case_is_complete_and_in_order(scene: Scene, anchored: None) -> None:
    case, taken = _closed(scene)
    _seal()
    with acting(scene.lead):
        content = printed(case, scene.at)
        told = timeline(case.pk)
        places = set(Leaf.objects.filter(entry_id__in=[h.entry for h in told]).values_list("position", flat=True))
    texts = _texts(content)
    whole = "".join(texts)
    assert list(_parts(PdfReader(BytesIO(content)))) == [
        "封面和目录",
        "当场行政处罚决定书",
        "当场交付及当事人签名",
        "现场照片及其他证据（1件）",
        "缴款、备案和结案情况",
        f"办理过程记录（{len(told)}条）",
        "备考表",
    ]
    assert "待填：档案号" in texts[0], "what only the archive decides is named as missing"
    assert "待填：保管期限" in texts[0]
    assert "票000123" in whole
    assert "人民币伍拾元整" in whole
    photograph = next(t for t in texts if taken in t)
    assert "东经118.770000，北纬28.930000" in photograph
    assert any(case.signature_sha256 in t and "当事人签名" in t for t in texts)
    trail = "".join(texts[next(n for n, t in enumerate(texts) if "台账封存" in t) :])
    for happening in told:
        assert re.sub(r"\s", "", happening.says) in trail
    assert len(places) == len(told)
    for place in places:
        assert f"位置{place}" in trail
    assert "待封存" not in trail


def test_the_decision_in_the_file_is_the_original_byte_for_byte(scene: Scene) -> None:
    case, _ = _closed(scene)
    with acting(scene.lead):
        content = printed(case, scene.at)
    assert case.decision is not None
    attached = PdfReader(BytesIO(content)).attachments
    assert hashlib.sha256(attached[f"{case.decision.number}.pdf"][0]).hexdigest() == case.decision.sha256
    decision = _texts(opened(case.decision.sha256).read())
    pages = _texts(content)
    assert any(decision[0] in page for page in pages)


def test_pages_are_numbered_through_and_the_index_says_where_each_part_begins(scene: Scene) -> None:
    case, _ = _closed(scene)
    with acting(scene.lead):
        reader = PdfReader(BytesIO(printed(case, scene.at)))
    titles = _parts(reader)
    front = titles["当场行政处罚决定书"]
    numbered = [_numbers(page.extract_text()) for page in reader.pages]
    assert front == 2
    for place in range(front, len(numbered) - 1):
        assert str(place - front + 1) in numbered[place]
    index = re.sub(r"\s", "", reader.pages[1].extract_text())
    for title, place in titles.items():
        if front <= place < len(numbered) - 1:
            assert re.search(re.escape(title) + r"2026年6月1日" + str(place - front + 1), index), (title, index)


def _numbers(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().isdigit()]


def test_a_damaged_photograph_is_told_and_not_passed_over(scene: Scene) -> None:
    case, taken = _closed(scene)
    with acting(scene.lead):
        assert StoredFile.objects.filter(sha256=taken).exists()
    store = blob_store()
    assert isinstance(store, LocalStore)
    path = store.path(taken)
    path.chmod(0o600)
    kept = path.read_bytes()
    try:
        path.write_bytes(b"\0" * len(kept))
        with acting(scene.lead):
            assert "未能打印" in "".join(_texts(printed(case, scene.at)))
    finally:
        path.write_bytes(kept)


def _browser(person: Person, name: str) -> Client:
    open_account(person, name)
    browser = Client()
    assert browser.post("/sign-in/", {"username": name, "password": PASSWORD}).status_code == 302
    return browser


def test_printing_a_file_is_recorded_once_an_hour_and_only_in_scope(scene: Scene) -> None:
    case, _ = _closed(scene)
    with clock.at(scene.at):
        browser = _browser(scene.lead_person, "reader")
        answer = browser.get(f"/cases/simple/{case.pk}/file/")
        browser.get(f"/cases/simple/{case.pk}/file/")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        with acting(scene.lead):
            assert [h.verb for h in timeline(case.pk)].count("simple_case.print_file") == 1
        assert "打印案卷" in "".join(_texts(answer.content))
        stranger = _browser(scene.world.far_officer(), "stranger")
        assert stranger.get(f"/cases/simple/{case.pk}/file/").status_code == 404
        assert Client().get(f"/cases/simple/{case.pk}/file/").status_code == 302


def test_a_case_without_a_decision_has_a_file_as_well(scene: Scene) -> None:
    case = scene.open()
    scene.do(deciding.abandon, scene.lead, case, outcome="EDUCATED", explanation="情节轻微，当场改正")
    with acting(scene.lead):
        found = scene.fresh(case)
        pages = _texts(printed(found, scene.at))
    assert "待填：处罚决定书编号" in pages[0]
    assert any("办理过程记录（2条）" in page for page in pages[2:])
    assert "未作处罚" in pages[-1]
