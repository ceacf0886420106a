"""The links from the fourth on: sent with what was fixed, signed for, handled, copied back, shared; both see it."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.acts import deciding, evidence_paths, notifying, proposing
from yizhi.domain.cases.general.tests.file import ELEMENTS, File
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.general import Evidence, EvidenceShare
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.transfers import pages, queries
from yizhi.domain.cases.transfers.acts import copying, receiving, sending, sharing_result
from yizhi.domain.cases.transfers.tests.going import (
    accepted,
    drafted,
    filed,
    fresh,
    packed,
    received,
    returned,
    seen,
    sent,
)
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting
from yizhi.statute.deadlines import compute


def test_it_is_sent_signed_for_handled_and_copied_back(going: File) -> None:
    one, case = filed(going)
    assert fresh(going, one).state == "FILED"
    going.prove(case)
    going.correct(case)
    going.propose(case)
    going.do(proposing.confirm, "co", case)
    going.do(proposing.close_investigation, "lead", case, process="立案后进行了现场检查。")
    going.review(case)
    going.do(notifying.issue_notice, "lead", case)
    going.serve(case, "D29")
    going.state(case, "WAIVED")
    going.do(deciding.decide, "head", case)
    decided = fresh(going, one)
    assert (decided.state, decided.result) == ("DECIDED", "给予行政处罚")
    assert decided.result_number.startswith(going.papers(case, "D39")[0].number[:3])
    going.serve(case, "D39")
    due = compute("T-LINK-COPY", going.at.date()).due_on
    assert (fresh(going, one).due_on, fresh(going, one).due_side) == (due, "RECEIVER")
    going.do(copying.copy_back, "lead", one)
    going.do(copying.copy_back, "lead", one, execution="罚款已缴清")
    assert len(fresh(going, one).copies) == 2
    _shared_and_looked_after(going, one)
    going.do(copying.close, "finder", one, use="记入该市场主体的日常监管档案")
    assert (fresh(going, one).state, fresh(going, one).due_on) == ("CLOSED", None)


def _shared_and_looked_after(going: File, one: Transfer) -> None:
    """条例第五条、第十六条：信息共享有回执，有期限；监管部门继续源头管理，办案机关看得到."""
    day = going.at.date()
    due = compute("T-LINK-SHARE", day).due_on
    assert (fresh(going, one).due_on, fresh(going, one).due_side) == (due, "RECEIVER")
    told: dict[str, Any] = {"target": "CREDIT", "shared_on": day, "receipt": "样例回执1", "content": "处罚决定"}
    with pytest.raises(ActInvalid, match="今天以前"):
        going.do(sharing_result.share_information, "lead", one, **told | {"shared_on": day + timedelta(days=1)})
    going.do(sharing_result.share_information, "lead", one, **told)
    assert fresh(going, one).due_on is None
    with pytest.raises(ActInvalid, match="已登记"):
        going.do(sharing_result.share_information, "finder", one, **told)
    going.do(sharing_result.share_information, "finder", one, **told | {"target": "RISK", "receipt": "样例回执2"})
    assert [row["agency"] for row in fresh(going, one).shared] == [one.receiver.name, one.sender.name]
    looked: dict[str, Any] = {"risk": "RAISED", "guidance": "上门指导规范堆放", "reminder": "一个月后回访"}
    with pytest.raises(ActForbidden):
        going.do(sharing_result.renew_source, "lead", one, **looked)
    going.do(sharing_result.renew_source, "finder", one, **looked)
    for part in ("finder", "lead"):
        with acting(going.who(part)), clock.at(going.at):
            shown = str([panel.data for panel in pages.page(going.who(part), fresh(going, one, part)).panels])
        assert "样例回执1" in shown
        assert "上门指导规范堆放" in shown


def test_both_sides_read_every_step_in_the_ledger_and_the_papers(going: File) -> None:
    one, _ = accepted(going)
    for part in ("finder", "lead", "guide"):
        with acting(going.who(part)):
            said = [entry.says for entry in timeline(one.pk)]
        assert len(said) == 5, part
        assert any("签收" in words for words in said)
    with acting(going.who("head")):
        assert Document.objects.filter(record_id=one.pk, code="D57").count() == 1


def test_before_it_is_sent_nobody_of_the_other_side_sees_it(going: File) -> None:
    one = drafted(going)
    assert seen(going, "lead", one) is None
    assert seen(going, "head", one) is None
    assert seen(going, "county_head", one) is None
    packed(going, one)
    going.do(sending.send, "market_head", one)
    assert seen(going, "head", one) is not None
    assert seen(going, "far_lead", one) is None


def test_the_clue_keeps_the_day_of_discovery_of_the_sender(going: File) -> None:
    """第三十六条：任何机关最早发现之日."""
    found = going.at - timedelta(days=2)
    one = sent(going, found_at=found)
    going.do(receiving.receive, "lead", one)
    going.do(receiving.accept, "head", one)
    with acting(going.who("head")):
        clue = Clue.objects.get(pk=fresh(going, one, "head").result_clue_id)
    assert (clue.discovered_on, clue.source) == (found.date(), "TRANSFER_IN")
    assert clue.source_reference == fresh(going, one).document.number


def test_the_evidence_is_taken_into_the_case_with_origin_and_collectors(going: File) -> None:
    """综合行政执法条例第十八条：证据可以作为其他机关的执法证据使用，在此另行查证."""
    one, case = filed(going)
    with acting(going.who("lead")):
        share = EvidenceShare.objects.get(transfer=one).pk
    going.do(evidence_paths.take_evidence, "lead", case, share=share, proves=ELEMENTS)
    with acting(going.who("lead")):
        taken = Evidence.objects.get(case=case)
    assert (taken.origin_agency, taken.legality) == (going.world.market.name, "PENDING")
    assert taken.first_id == going.people["finder"].pk


def test_deadlines_run_for_whoever_must_act(going: File) -> None:
    one = drafted(going)
    assert (fresh(going, one).due_side, fresh(going, one).due_on) == (
        "SENDER",
        compute("T-LINK-SEND", one.found_at.date()).due_on,
    )
    packed(going, one)
    going.do(sending.send, "market_head", one)
    answer = compute("T-LINK-ANSWER", going.at.date()).due_on
    assert (fresh(going, one).due_side, fresh(going, one).due_on) == ("RECEIVER", answer)
    going.wait(10)
    with acting(going.who("head")), clock.at(going.at):
        late = queries.listed(agency=going.world.township.pk, way="in", late=going.at.date())
        assert list(late) == [one]
        assert "超期" in (pages.urgency(fresh(going, one, "head")) or object()).text  # type: ignore[attr-defined]


def test_it_is_in_the_duties_of_whose_turn_it_is(going: File) -> None:
    one = sent(going)
    with acting(going.who("head")):
        assert list(queries.waiting(going.world.township.pk, limit=9)) == [one]
    with acting(going.who("market_head")):
        assert list(queries.waiting(going.world.market.pk, limit=9)) == []


def test_a_late_sending_goes_and_is_written_down(going: File) -> None:
    one = drafted(going)
    packed(going, one)
    going.wait(20)
    assert "超过移送期限" in going.do(sending.send, "market_head", one).result["late"]


def test_what_came_back_is_completed_and_goes_again(going: File) -> None:
    one = returned(going)
    back = fresh(going, one)
    assert (back.state, back.returns, back.ground) == ("RETURNED", 1, "INCOMPLETE")
    packed(going, one, kind="ON_SITE_RECORD", name="现场检查笔录")
    with acting(going.who("head")):
        assert one.items.count() == 2
    going.do(sending.send, "market_head", one)
    assert (fresh(going, one).state, fresh(going, one).returns) == ("SENT", 1)
    with acting(going.who("finder")):
        assert Document.objects.filter(record_id=one.pk, code="D57").count() == 2


def test_a_matter_that_ends_without_a_case_is_copied_back_too(going: File) -> None:
    one, clue = accepted(going)
    going.do(clues.triage, "head", clue, handler=going.people["lead"].pk)
    going.do(clues.no_filing, "head", clue, reason="经核查当事人已取得占道许可")
    told = fresh(going, one)
    assert told.state == "NOT_FILED"
    assert "占道许可" in told.result
    going.do(copying.copy_back, "lead", one)
    assert fresh(going, one).state == "COPIED_BACK"


def test_a_merged_clue_leads_to_the_case_of_the_one_that_stays(going: File) -> None:
    first, stays = accepted(going)
    second, merged = accepted(going)
    going.do(clues.merge, "head", merged, into=stays.pk, reason="同一行为")
    assert fresh(going, second, "head").result_clue_id == stays.pk
    assert fresh(going, second).state == "ACCEPTED"
    assert fresh(going, first).state == "ACCEPTED"


def test_the_page_tells_each_side_what_it_may_do_now(going: File) -> None:
    one = received(going)
    with acting(going.who("head")):
        shown = pages.page(going.who("head"), queries.transfer(one.pk) or one)
        assert {"transfer.accept", "transfer.return_matter", "transfer.dispute"} <= {each.verb for each in shown.acts}
        assert "证据包" in [panel.title for panel in shown.panels]
    with acting(going.who("market_head")):
        assert pages.page(going.who("market_head"), queries.transfer(one.pk) or one).acts == []
