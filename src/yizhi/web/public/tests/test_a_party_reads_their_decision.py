"""The party's page: by the printed code, with no account and no code in any address; each day of reading recorded."""

from __future__ import annotations

from datetime import timedelta

import orjson
from django.test import Client

from yizhi.domain.cases.tests.scene import Scene
from yizhi.platform import clock
from yizhi.platform.documents.store import opened
from yizhi.platform.ledger.log_key import verifying_key
from yizhi.platform.ledger.proof.bundle import verify_bundle
from yizhi.platform.ledger.proof.packing import unpack
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting
from yizhi.web.public.tests.conftest import Decided, decided, seal

PAGE = "/party/decision/"


def openings(decision: Decided) -> list[str]:
    with acting(decision.scene.lead):
        return [h.says for h in timeline(decision.case.pk) if h.verb == "document.opened_by_party"]


def test_the_page_tells_what_to_pay_until_when_where_and_why(decision: Decided, party: Client) -> None:
    text = party.get(PAGE).content.decode()
    assert "50 元" in text
    assert "样例银行衢州分行" in text
    assert decision.case.due_on is not None
    assert f"{decision.case.due_on.month}月{decision.case.due_on.day}日" in text
    assert "《行政处罚法》第六十七条第三款" in text


def test_the_page_names_reconsideration_first(party: Client) -> None:
    text = party.get(PAGE).content.decode()
    assert "先向衢州市柯城区人民政府申请行政复议" in text
    assert "要先申请行政复议" in text
    assert "直接提起行政诉讼" not in text


def test_an_overdue_fine_shows_the_surcharge_of_today(decision: Decided, party: Client) -> None:
    assert decision.case.due_on is not None
    ten_days_late = clock.now() + (decision.case.due_on - clock.today()) + timedelta(days=10)
    with clock.at(ten_days_late):
        money = party.get(PAGE).context["duties"].money
    assert money.surcharge == 5000 * 3 * 10 // 100
    assert money.left == 6500
    assert any("第七十二条" in line for line in money.late)


def test_a_paid_fine_asks_for_nothing_more(scene: Scene) -> None:
    decision = decided(scene)
    scene.file(decision.case)
    scene.pay(decision.case)
    browser = Client()
    browser.post("/party/", {"code": decision.party_code})
    with clock.at(scene.at + timedelta(days=300)):
        browser.post("/party/", {"code": decision.party_code})
        answer = browser.get(PAGE)
    assert answer.context["duties"].money.left == 0
    assert "已缴清" in answer.content.decode()


def test_the_original_is_given_as_issued(decision: Decided, party: Client) -> None:
    answer = party.get(f"{PAGE}document?download")
    with opened(decision.document.sha256) as kept:
        assert b"".join(answer.streaming_content) == kept.read()  # type: ignore[attr-defined]
    assert "attachment" in answer["Content-Disposition"]


def test_the_code_stands_in_no_address_and_in_no_cookie(decision: Decided) -> None:
    browser = Client()
    answer = browser.post("/party/", {"code": decision.party_code})
    assert answer["Location"] == PAGE
    cookie = answer.cookies["yizhi-party"]
    assert decision.party_code not in cookie.value
    assert cookie["httponly"]
    assert cookie["path"] == "/party/"
    assert cookie["samesite"] == "Strict"
    assert decision.party_code not in browser.get(PAGE).content.decode()


def test_without_the_code_there_is_no_page(decision: Decided, visitor: Client) -> None:
    for address in (PAGE, f"{PAGE}document", f"{PAGE}bundle", f"{PAGE}page/1"):
        assert visitor.get(address)["Location"] == "/party/"
    visitor.cookies["yizhi-party"] = "0" * 64
    assert visitor.get(PAGE)["Location"] == "/party/"


def test_the_ticket_ends_after_half_an_hour_and_when_the_party_leaves(decision: Decided, party: Client) -> None:
    assert party.get(PAGE).status_code == 200
    party.post("/party/leave/")
    assert party.get(PAGE)["Location"] == "/party/"


def test_the_verification_code_does_not_open_the_party_s_page(decision: Decided, visitor: Client) -> None:
    answer = visitor.post("/party/", {"code": decision.code})
    assert answer.status_code == 422
    assert "yizhi-party" not in answer.cookies
    assert "公开的查验码" in answer.content.decode()


def test_the_party_s_code_is_not_taken_for_verification(decision: Decided, visitor: Client) -> None:
    answer = visitor.get(f"/verify/{decision.party_code}/")
    assert answer.status_code == 404
    assert "这是当事人查询码" in answer.content.decode()


def test_reading_is_recorded_once_a_day_in_the_case(decision: Decided, party: Client) -> None:
    for _ in range(3):
        party.get(PAGE)
    party.get(f"{PAGE}document")
    assert sorted(openings(decision)) == [
        "当事人凭查询码下载了当场行政处罚决定书原件",
        "当事人凭查询码查看了当场行政处罚决定书",
    ]
    with clock.at(clock.now() + timedelta(days=1)):
        party.post("/party/", {"code": decision.party_code})
        party.get(PAGE)
    assert len(openings(decision)) == 3


def test_the_party_s_bundle_opens_what_was_recorded_about_them(decision: Decided, party: Client) -> None:
    seal()
    party.get(PAGE)  # recorded, and not sealed yet: the proof of the decision does not wait for it
    data = party.get(f"{PAGE}bundle").content
    verdict = verify_bundle(data, trusted_keys=[verifying_key()])
    assert verdict.verified, verdict.failed
    found = {value.field: value.value for value in unpack(data).opened}
    assert found["name"] == "样例某"
    assert found["identity_number"] == "330802199001010010"
    assert "party_code" not in found


def test_a_name_entered_by_mistake_is_not_opened_to_the_party(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case, name="误认之人", identity_number="330802198505050011")
    scene.name(case)
    scene.propose(case)
    scene.hear(case)
    scene.confirm(case)
    scene.sign(case)
    outcome = scene.issue(case)
    from yizhi.platform.ledger.models import Opening
    from yizhi.platform.secrecy.cipher import unseal_json

    with acting(scene.lead):
        code = unseal_json(bytes(Opening.objects.get(entry_id=outcome.entry.pk).secret))["party_code"]["value"]
    seal()
    browser = Client()
    browser.post("/party/", {"code": code})
    opened_values = unpack(browser.get(f"{PAGE}bundle").content).opened
    assert "误认之人" not in orjson.dumps([value.value for value in opened_values]).decode()
