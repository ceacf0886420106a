"""Whoever holds the code on the paper sees whether the decision is genuine, and nothing that is not theirs to see."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.subjects.models import Party
from yizhi.platform.documents.codes import mark
from yizhi.platform.documents.store import opened
from yizhi.platform.ledger.log_key import verifying_key
from yizhi.platform.ledger.models import Entry, Opening
from yizhi.platform.ledger.proof.bundle import verify_bundle
from yizhi.platform.ledger.proof.packing import unpack
from yizhi.platform.ledger.proof.verdict import State
from yizhi.platform.scope.actor import ActorKind, bearer
from yizhi.platform.scope.session import acting
from yizhi.web.public.attempts import MOST_FAILURES
from yizhi.web.public.tests.conftest import Decided, as_role, seal

UNKNOWN = "/verify/ZZZZZZZZZZZZZZZZ/"


def bytes_of(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_sealed_decision_passes_every_step(decision: Decided, visitor: Client) -> None:
    seal()
    answer = visitor.get(decision.address)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "这份决定书是真实的" in text
    assert [step.state for step in answer.context["verification"].steps] == ["ok"] * 5
    assert decision.document.number in text
    assert decision.case.agency.name in text


def test_before_sealing_the_page_says_so_and_asks_again(decision: Decided, visitor: Client) -> None:
    answer = visitor.get(decision.address)
    states = {step.key: step.state for step in answer.context["verification"].steps}
    assert states == {"document": "ok", "officers": "ok", "penalty": "ok", "entry": "pending", "head": "pending"}
    text = answer.content.decode()
    assert "正在封存，约需几秒" in text
    assert 'hx-trigger="every 3s"' in text


def test_a_stranger_sees_nothing_personal(decision: Decided, visitor: Client) -> None:
    seal()
    pages = visitor.get(decision.address).content + visitor.get(f"{decision.address}bundle").content
    assert "样例某".encode() not in pages
    assert b"330802199001010010" not in pages
    assert decision.party_code.encode() not in pages


def test_the_stranger_gets_the_masked_version_and_never_the_original(decision: Decided, visitor: Client) -> None:
    got = bytes_of(visitor.get(f"{decision.address}document"))
    with opened(decision.document.public_sha256) as kept:
        assert got == kept.read()
    bundled = unpack(_sealed_bundle(decision, visitor))
    assert [document.code for document in bundled.documents] == ["D40.public"]
    assert bundled.opened == ()


def _sealed_bundle(decision: Decided, visitor: Client) -> bytes:
    seal()
    return visitor.get(f"{decision.address}bundle").content


def test_the_bundle_verifies_offline_under_the_published_key(decision: Decided, visitor: Client) -> None:
    data = _sealed_bundle(decision, visitor)
    key = visitor.get("/ledger/key?format=text").content.decode().strip()
    assert key == verifying_key().text()
    verdict = verify_bundle(data, trusted_keys=[verifying_key()])
    assert verdict.verified
    assert {check.state for check in verdict.checks} <= {State.OK, State.UNKNOWN}


def test_the_bundle_waits_until_the_entries_are_sealed(decision: Decided, visitor: Client) -> None:
    answer = visitor.get(f"{decision.address}bundle")
    assert answer.status_code == 409
    assert "正在封存" in answer.content.decode()


def test_an_entry_rewritten_in_the_database_fails_the_verification(decision: Decided, visitor: Client) -> None:
    seal()
    issue = decision.entry("simple_case.issue")
    from django.db import connection

    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE ledger_entry SET body = replace(body, '\"fine_fen\":5000', '\"fine_fen\":6000') WHERE id = %s",
            [issue.pk],
        )
        assert cursor.rowcount == 1
        cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER USER")
    answer = visitor.get(decision.address)
    text = answer.content.decode()
    assert answer.context["verification"].state == "failed"
    assert "查验未通过" in text
    assert "这份决定书是真实的" not in text


def test_the_pages_come_as_pictures(decision: Decided, visitor: Client) -> None:
    shown = visitor.get(decision.address).content.decode()
    pictures = re.findall(r'src="(/verify/[^"]+/page/\d+)"', shown)
    assert pictures
    answer = visitor.get(pictures[0])
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert visitor.get(f"{decision.address}page/99").status_code == 404


def test_an_unknown_code_tells_nothing_about_numbers(decision: Decided, visitor: Client) -> None:
    answer = visitor.get(UNKNOWN)
    wrong = visitor.post("/verify/", {"code": "ZZZZZZZZZZZZZZZZ", "number": decision.document.number})
    mismatched = visitor.post("/verify/", {"code": decision.code, "number": "不存在的编号"})
    assert {answer.status_code, wrong.status_code, mismatched.status_code} == {404}
    assert "查不到对应的文书" in answer.content.decode()
    tokens = re.compile(rb"\"X-CSRFToken\": \"\w+\"")
    assert tokens.sub(b"", wrong.content) == tokens.sub(b"", mismatched.content)


def test_a_typed_code_and_its_number_lead_to_the_result(decision: Decided, visitor: Client) -> None:
    typed = "-".join(decision.code.lower()[n : n + 4] for n in range(0, 16, 4))
    answer = visitor.post("/verify/", {"code": typed, "number": decision.document.number})
    assert answer["Location"] == decision.address


def test_guessing_codes_is_stopped_and_knowing_one_is_not_counted(decision: Decided, visitor: Client) -> None:
    for _ in range(5):
        assert visitor.get(decision.address).status_code == 200
    for _ in range(MOST_FAILURES):
        assert visitor.get(UNKNOWN).status_code == 404
    assert visitor.get(UNKNOWN).status_code == 429
    assert visitor.get(decision.address, REMOTE_ADDR="198.51.100.7").status_code == 200


def test_a_file_is_compared_with_what_was_issued(decision: Decided, visitor: Client) -> None:
    with opened(decision.document.sha256) as kept:
        content = kept.read()

    def said(data: bytes) -> str:
        file = SimpleUploadedFile("decision.pdf", data, "application/pdf")
        return visitor.post(decision.address, {"file": file}).context["file_verdict"].says

    assert "一字不差" in said(content)
    assert "不是出具的电子原件" in said(content[:-1] + b"\x00")
    assert "没有收到文件" in visitor.post(decision.address).context["file_verdict"].says


def test_the_code_is_kept_from_other_sites_and_search_engines(decision: Decided, visitor: Client) -> None:
    answer = visitor.get(decision.address)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert 'name="robots" content="noindex, nofollow"' in answer.content.decode()


def test_the_verification_code_reads_no_personal_value_even_in_the_database(decision: Decided) -> None:
    with acting(bearer(mark(decision.code))):
        assert Entry.objects.filter(record_id=decision.case.pk).exists()
        assert not Opening.objects.exists()
        assert not SimpleCase.objects.exists()
        assert not Party.objects.exists()
    with acting(bearer(mark(decision.party_code), ActorKind.PARTY)):
        assert Opening.objects.exists()
        assert list(SimpleCase.objects.values_list("pk", flat=True)) == [decision.case.pk]
