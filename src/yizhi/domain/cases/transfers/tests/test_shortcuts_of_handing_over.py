"""What may not be done with a matter that belongs to another agency, each with its article."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.acts import evidence_paths
from yizhi.domain.cases.general.tests.file import ELEMENTS, File, refused
from yizhi.domain.cases.models.general import EvidenceShare
from yizhi.domain.cases.transfers.acts import copying, disputing, receiving, sending
from yizhi.domain.cases.transfers.tests.going import accepted, drafted, filed, packed, received, returned, sent
from yizhi.platform.acts.errors import ActForbidden, RecordNotFound
from yizhi.platform.scope.session import acting


def test_nothing_is_sent_without_evidence(going: File) -> None:
    """条例第十八条第二款：固定线索信息并移交."""
    one = drafted(going)
    assert "第十八条第二款" in refused(going, sending.send, "market_head", one)


def test_one_officer_alone_fixes_nothing(going: File) -> None:
    """行政处罚法第四十二条：不得少于两人."""
    with pytest.raises(Exception, match="第四十二条"):
        drafted(going, second=going.people["finder"].pk)
    with pytest.raises(Exception, match="第四十二条"):
        drafted(going, second=going.people["market_head"].pk)


def test_what_was_unlawfully_obtained_is_not_handed_on(going: File) -> None:
    """行政处罚法第四十六条第三款."""
    one = drafted(going)
    data = {"kind": "AUDIOVISUAL", "name": "偷录", "collected_at": one.found_at, "place": "……"}
    assert "第四十六条" in refused(going, sending.add_item, "finder", one, **data)


def test_material_of_officers_without_certificate_is_not_handed_on(going: File) -> None:
    one = drafted(going)
    data = {
        "kind": "AUDIOVISUAL", "name": "照片", "collected_at": going.at - timedelta(days=4000), "place": "……",
        "lawful": True,
    }  # fmt: skip
    assert "第四十二条" in refused(going, sending.add_item, "finder", one, **data)


def test_a_copy_names_where_the_original_is(going: File) -> None:
    one = drafted(going)
    data = {"kind": "DOCUMENTARY", "name": "票据", "collected_at": one.found_at, "place": "……", "lawful": True}
    assert "原件存放处" in refused(going, sending.add_item, "finder", one, **data, is_copy=True)


def test_an_officer_does_not_send_without_the_head(going: File) -> None:
    one = drafted(going)
    packed(going, one)
    with pytest.raises(ActForbidden):
        going.do(sending.send, "finder", one)


def test_an_agency_does_not_hand_over_to_itself(going: File) -> None:
    with pytest.raises(Exception, match="其他具有执法主体资格的机关"):
        drafted(going, receiver=going.world.market.pk)


@pytest.mark.parametrize(
    ("act", "data"),
    [
        (receiving.accept, {}),
        (receiving.return_matter, {"ground": "INCOMPLETE", "reason": "……"}),
        (copying.copy_back, {}),
    ],
    ids=["accepts", "returns", "copies back"],
)
def test_the_sender_does_not_answer_for_the_receiver(going: File, act: Any, data: dict[str, Any]) -> None:
    one = received(going)
    with pytest.raises(ActForbidden):
        going.do(act, "market_head", one, **data)


def test_a_supervisor_who_sees_it_changes_nothing(going: File) -> None:
    one = received(going)
    for act, data in ((receiving.accept, {}), (disputing.dispute, {"position": "……"})):
        with pytest.raises(ActForbidden):
            going.do(act, "supervisor", one, **data)


def test_a_stranger_does_not_find_it(going: File) -> None:
    one = received(going)
    with pytest.raises(RecordNotFound):
        going.do(receiving.accept, "far_lead", one)


def test_nothing_is_answered_before_it_was_signed_for(going: File) -> None:
    one = sent(going)
    assert "第十一条" in refused(going, receiving.accept, "head", one)


def test_what_the_published_list_gives_to_the_agency_is_not_returned_as_not_ours(going: File) -> None:
    """行政处罚法第二十四条、第三十八条：已公布交由乡镇的事项，由乡镇办理；有争议的走第二十五条."""
    one = received(going)
    said = refused(going, receiving.return_matter, "head", one, ground="NOT_OURS", reason="不归我管")
    assert "第三十八条" in said
    assert "第二十五条" in said


def test_filed_elsewhere_names_where_and_when(going: File) -> None:
    """行政处罚法第二十五条第一款：最先立案的机关管辖."""
    one = received(going)
    said = refused(going, receiving.return_matter, "head", one, ground="ALREADY_FILED", reason="他局已立案")
    assert "第二十五条第一款" in said


def test_material_is_not_used_before_the_matter_is_accepted(going: File) -> None:
    received(going)
    case = going.filed()
    with acting(going.who("lead")):
        share = EvidenceShare.objects.get().pk
    said = refused(going, evidence_paths.take_evidence, "lead", case, share=share, proves=ELEMENTS)
    assert "没有移送给本机关的这一证据" in said


def test_material_is_not_added_behind_the_receivers_back(going: File) -> None:
    one = sent(going)
    data = {"kind": "AUDIOVISUAL", "name": "补拍", "collected_at": going.at, "place": "……", "lawful": True}
    assert "第十八条第二款" in refused(going, sending.add_item, "finder", one, **data)


def test_nothing_is_copied_back_before_there_is_a_result(going: File) -> None:
    one, _ = accepted(going)
    assert "第十一条" in refused(going, copying.copy_back, "lead", one)


def test_a_second_copy_says_what_is_new(going: File) -> None:
    one, clue = accepted(going)
    going.do(clues.triage, "head", clue, handler=going.people["lead"].pk)
    going.do(clues.no_filing, "head", clue, reason="不构成违法")
    going.do(copying.copy_back, "lead", one)
    assert "执行情况" in refused(going, copying.copy_back, "lead", one)


def test_a_filed_matter_cannot_be_given_back(going: File) -> None:
    one, _ = filed(going)
    said = refused(going, receiving.return_matter, "head", one, ground="INCOMPLETE", reason="……")
    assert "第十一条" in said


def test_the_receiver_does_not_take_back_what_it_returned(going: File) -> None:
    one = returned(going)
    said = refused(going, disputing.concede, "head", one, reason="……")
    assert "等待对方答复" in said
