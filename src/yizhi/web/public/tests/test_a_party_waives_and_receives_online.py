"""The party gives up the rest of its periods by its own signature, and receives papers where it consented to."""

from __future__ import annotations

from typing import Any

import pytest

from yizhi.domain.cases.general.acts import closing, deciding, notifying, reviewing
from yizhi.domain.cases.general.portal import registering
from yizhi.domain.cases.general.portal.tasks import REGISTRAR
from yizhi.domain.cases.general.tests.conftest import file
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.general.tests.test_hearing import told
from yizhi.domain.cases.models.general import GeneralCase, Service
from yizhi.platform.acts.errors import ActForbidden, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting
from yizhi.web.public.tests.test_a_party_answers_by_the_code import CASE, _signed, entered, holder, read, send, take

__all__ = ["file"]


def noticed(file: File) -> GeneralCase:
    """The notice is made and in the party's hands; its service is not registered yet."""
    case = file.reviewed()
    file.do(notifying.issue_notice, "lead", case)
    return case


def register(file: File, case: GeneralCase) -> Any:
    """As the worker does it."""
    data = {"entered": entered(file, case)[-1].pk}
    return perform(registering.register_receipt, REGISTRAR, record=case.pk, data=data, at=file.at)


def receive(file: File, case: GeneralCase, code: str = "D29", **more: Any) -> Any:
    paper = file.papers(case, code)[0]
    return send(file, holder(file, case, code), f"receipt/{paper.pk}", signature=_signed(), **more)


def receive_unsigned(file: File, case: GeneralCase, **more: Any) -> Any:
    return send(file, holder(file, case, "D29"), f"receipt/{file.papers(case, 'D29')[0].pk}", **more)


def services(file: File, case: GeneralCase) -> list[Service]:
    with acting(file.who("lead")):
        return list(Service.objects.filter(case=case))


def test_a_waiver_is_signed_and_ends_the_waiting(file: File) -> None:
    """第六十二条：“当事人明确放弃陈述或者申辩权利的除外”."""
    case = file.notified()
    browser = holder(file, case)
    assert "期限至" in refused(file, deciding.decide, "head", case)
    assert send(file, browser, "waiver", signature=_signed()).status_code == 302
    assert "尚未登记" in refused(file, deciding.decide, "head", case)
    take(file, case)
    with acting(file.who("lead")):
        notice, said = case.notices.get(), case.statements.get()
        assert any("明确放弃陈述、申辩" in one.says for one in timeline(case.pk))
    assert (notice.waived_at, said.kind) == (entered(file, case)[0].received_at, "WAIVED")
    assert entered(file, case)[0].signature_sha256 in str(said.content)
    file.do(deciding.decide, "head", case)
    assert file.fresh(case).state == "DECIDED"


def test_a_waiver_of_a_hearing_counts_as_well(file: File) -> None:
    file = file.of_county()
    case = told(file)
    send(file, holder(file, case), "waiver", signature=_signed())
    take(file, case)
    file.do(reviewing.request_second_review, "lead", case)
    assert file.fresh(case).state == "LEGAL_REVIEW_2"


def test_without_a_signature_nothing_is_given_up(file: File) -> None:
    case = file.notified()
    assert send(file, holder(file, case), "waiver").status_code == 422
    assert entered(file, case) == []


def test_a_right_is_given_up_once_and_only_after_it_was_told(file: File) -> None:
    case = noticed(file)
    assert "第六十二条" in send(file, holder(file, case), "waiver", signature=_signed()).content.decode()
    assert entered(file, case) == []
    file.serve(case, "D29")
    browser = holder(file, case)
    assert send(file, browser, "waiver", signature=_signed()).status_code == 302
    assert send(file, browser, "waiver", signature=_signed()).status_code == 409


def test_after_the_periods_there_is_nothing_left_to_give_up(file: File) -> None:
    case = file.notified()
    file.wait(30)
    assert "已经届满" in send(file, holder(file, case), "waiver", signature=_signed()).content.decode()
    assert entered(file, case) == []


def test_whoever_asked_for_a_hearing_gives_nothing_up_by_the_way(file: File) -> None:
    file = file.of_county()
    case = told(file)
    browser = holder(file, case)
    send(file, browser, "hearing")
    assert send(file, browser, "waiver", signature=_signed()).status_code == 409


def test_a_party_that_gave_up_its_right_is_still_heard_until_the_decision(file: File) -> None:
    """第四十五条第一款：必须充分听取当事人的意见."""
    case = file.notified()
    browser = holder(file, case)
    send(file, browser, "waiver", signature=_signed())
    assert send(file, browser, "statement", content="还有一点。").status_code == 302
    assert "尚未登记" in refused(file, deciding.decide, "head", case)


def test_a_receipt_with_consent_is_service_and_starts_the_periods(file: File) -> None:
    """第六十一条第二款：当事人同意并签订确认书的；民事诉讼法第九十条：以到达之日为送达日期."""
    case = noticed(file)
    assert receive(file, case, consents="on").status_code == 302
    register(file, case)
    (one,) = services(file, case)
    assert (one.method, one.served_on) == ("ELECTRONIC", file.at.date())
    with acting(file.who("lead")):
        notice = case.notices.get()
    assert (file.fresh(case).state, notice.served_on) == ("NOTIFIED", file.at.date())
    assert "还有" in read(file, holder(file, case)).content.decode()


def test_a_receipt_without_a_signature_is_none_and_the_consent_stays_ticked(file: File) -> None:
    case = noticed(file)
    answer = receive_unsigned(file, case, consents="on")
    assert answer.status_code == 422
    assert 'name="consents" checked' in answer.content.decode()
    assert 'name="consents">' in receive_unsigned(file, case).content.decode()
    assert entered(file, case) == []


def test_the_confirmation_signed_once_serves_the_next_paper_too(file: File) -> None:
    case = noticed(file)
    receive(file, case, consents="on")
    register(file, case)
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    assert receive(file, case, "D39").status_code == 302
    register(file, case)
    now = file.fresh(case)
    assert (now.state, now.served_on) == ("SERVED", file.at.date())
    with acting(file.who("lead")):
        assert all(one.due_on for one in now.payables.all())


def test_the_receipt_of_service_carries_the_hand_and_is_there_before_the_case_is_closed(file: File) -> None:
    """民事诉讼法第八十七条：“送达诉讼文书必须有送达回证”."""
    case = file.decided()
    receive(file, case, "D39", consents="on")
    register(file, case)
    file.pay(case, 100_000)
    opinion = {"reason": "PENALTY_EXECUTED", "opinion": "已执行完毕，建议结案。"}
    assert "第八十七条" in refused(file, closing.propose_closing, "lead", case, **opinion)
    file.do(registering.make_receipt, "lead", case)
    file.do(closing.propose_closing, "lead", case, **opinion)
    with acting(file.who("lead")):
        made = Document.objects.filter(record_id=case.pk, code="D46").latest("issued_at")
    assert services(file, case)[-1].receipt_id == made.pk
    assert "登记的送达都有送达回证" in refused(file, registering.make_receipt, "lead", case)


def test_a_receipt_without_consent_proves_that_it_came_and_serves_nothing(file: File) -> None:
    case = noticed(file)
    assert receive(file, case).status_code == 302
    with pytest.raises(ActRefused) as caught:
        register(file, case)
    assert "第六十一条第二款" in str(caught.value)
    assert services(file, case) == []


def test_what_was_served_otherwise_is_not_served_again(file: File) -> None:
    case = file.notified()
    receive(file, case, consents="on")
    with pytest.raises(ActRefused):
        register(file, case)
    assert len(services(file, case)) == 1


def test_nobody_but_the_platform_registers_it(file: File) -> None:
    case = noticed(file)
    receive(file, case, consents="on")
    data = {"entered": entered(file, case)[-1].pk}
    with pytest.raises(ActForbidden):
        file.do(registering.register_receipt, "lead", case, **data)


def test_the_receipt_asks_for_consent_once(file: File) -> None:
    case = noticed(file)
    paper = file.papers(case, "D29")[0]
    address = f"{CASE}receipt/{paper.pk}/"
    assert "电子送达确认书" in read(file, holder(file, case), address).content.decode()
    receive(file, case, consents="on")
    register(file, case)
    assert "您已同意电子送达" in read(file, holder(file, case), address).content.decode()
