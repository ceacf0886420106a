"""Who handles it: seven days to agree, then coordination or designation; who filed first goes first (第二十五条)."""

import pytest

from yizhi.domain.cases.general.acts import deciding, ending
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models import Transfer
from yizhi.domain.cases.transfers.acts import contesting, disputing, receiving, sending
from yizhi.domain.cases.transfers.tests.going import (
    contested,
    disputed,
    drafted,
    fresh,
    packed,
    returned,
)
from yizhi.platform.acts.errors import ActForbidden
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.session import acting
from yizhi.statute.deadlines import compute


def test_seven_days_to_agree_begin_with_the_dispute(going: File) -> None:
    """住房和城乡建设行政处罚程序规定第六条."""
    one = fresh(going, disputed(going))
    assert (one.state, one.due_side) == ("DISPUTED", "BOTH")
    assert one.due_on == compute("T-JUR", going.at.date()).due_on


def test_whoever_gives_way_ends_it_by_their_own_word(going: File) -> None:
    one = disputed(going)
    going.do(disputing.concede, "head", one, reason="经协商由本镇办理")
    settled = fresh(going, one)
    assert (settled.state, settled.handler) == ("RECEIVED", "RECEIVER")
    said = refused(going, receiving.return_matter, "head", one, ground="INCOMPLETE", reason="……")
    assert "第二十五条第二款" in said
    going.do(receiving.accept, "head", one)
    with acting(going.who("market_head")):
        assert Document.objects.filter(record_id=one.pk, code="D05").count() == 1


def test_the_sender_may_take_it_back(going: File) -> None:
    one = returned(going)
    going.do(disputing.concede, "market_head", one, reason="由本局自行处理")
    assert (fresh(going, one).state, fresh(going, one).handler) == ("KEPT", "SENDER")


def test_the_sender_disputes_what_came_back(going: File) -> None:
    one = returned(going, "INCOMPLETE")
    assert "等待对方答复" in refused(going, disputing.dispute, "head", one, position="……")
    going.do(disputing.dispute, "market_head", one, position="材料已经齐全")
    assert fresh(going, one).state == "DISPUTED"


def test_nobody_refers_what_the_other_side_never_spoke_to(going: File) -> None:
    """第二十五条第二款：应当协商解决，协商不成的才报请."""
    one = disputed(going)
    assert "第二十五条第二款" in refused(going, disputing.refer, "head", one, negotiated="没有协商")
    going.wait(8)
    going.do(disputing.refer, "head", one, negotiated="对方七日内没有答复")
    assert fresh(going, one).state == "COORDINATING"


def _coordinating(going: File) -> object:
    one = disputed(going)
    going.do(disputing.take_position, "market_head", one, position="该事项已交由乡镇行使")
    going.do(disputing.refer, "market_head", one, negotiated="电话协商两次，未达成一致")
    return one


def test_the_guidance_office_settles_between_a_township_and_its_county(going: File) -> None:
    """综合行政执法条例第十七条第二款."""
    one = _coordinating(going)
    going.do(disputing.designate, "guide", one, handler="RECEIVER", reason="该事项在公布的乡镇清单内")
    settled = fresh(going, one)  # type: ignore[arg-type]
    assert (settled.state, settled.designated_by) == ("RECEIVED", going.world.guidance.name)
    said = refused(going, disputing.dispute, "head", one, position="仍不同意")
    assert "第二十五条第二款" in said
    for part in ("market_head", "head", "guide"):
        with acting(going.who(part)):
            assert Document.objects.filter(record_id=settled.pk, code="D05").count() == 1, part


def test_neither_side_settles_its_own_dispute(going: File) -> None:
    one = _coordinating(going)
    for part in ("head", "market_head", "supervisor"):
        with pytest.raises(ActForbidden):
            going.do(disputing.designate, part, one, handler="SENDER", reason="……")


def test_between_two_departments_the_common_superior_designates(going: File) -> None:
    """第二十五条第二款：报请共同的上一级行政机关指定管辖；指导机构只提出建议（条例第十二条）."""
    one = drafted(going, receiver=going.world.bureau.pk, item=None)
    packed(going, one)
    going.do(sending.send, "market_head", one)
    going.do(receiving.receive, "county_lead", one)
    going.do(disputing.dispute, "county_head", one, position="不在划转事项内")
    going.do(disputing.take_position, "market_head", one, position="已划转")
    going.do(disputing.refer, "market_head", one, negotiated="协商未果")
    said = refused(going, disputing.designate, "guide", one, handler="SENDER", reason="未划转")
    assert "第二十五条第二款" in said
    named = {"body": "衢州市柯城区人民政府", "number": "柯政管辖〔2026〕1号"}
    going.do(disputing.designate, "guide", one, handler="SENDER", reason="未划转", **named)
    assert fresh(going, one).state == "KEPT"


def test_two_agencies_claim_one_matter_and_neither_decides(going: File) -> None:
    """第二十五条：管辖未定，决定的主体未定."""
    one, case = contested(going)
    assert fresh(going, one, "head").state == "DISPUTED"
    assert "第二十五条第二款" in refused(going, deciding.decide, "head", case)
    assert "无需重复提出" in refused(
        going, contesting.contest, "head", case, receiver=going.world.bureau.pk, position="……"
    )
    going.do(disputing.concede, "county_head", one, reason="同意由镇政府办理")
    assert fresh(going, one, "head").state == "SETTLED"
    assert "管辖" not in refused(going, deciding.decide, "head", case)


def test_the_other_agency_sees_the_dispute_and_not_the_case(going: File) -> None:
    one, case = contested(going)
    with acting(going.who("county_head")):
        found = fresh(going, one, "county_head")
        assert found.title == case.item_name
    assert found.facts is None
    assert found.party is None


def test_who_filed_first_handles_it_unless_it_has_no_jurisdiction(going: File) -> None:
    """第二十五条第一款：由最先立案的行政机关管辖."""
    one, case = contested(going)
    going.wait(1)
    county = going.of_county()
    later = county.filed("C-034")
    going.at = county.at
    going.do(disputing.take_position, "county_head", one, position="县局也已立案", own_case=later.pk)
    going.do(disputing.refer, "head", one, negotiated="协商未果")
    said = refused(going, disputing.designate, "guide", one, handler="RECEIVER", reason="……")
    assert "第二十五条第一款" in said
    data = {"handler": "RECEIVER", "reason": "镇政府未获赋权", "later_filer": "先立案的机关没有该事项的权限"}
    going.do(disputing.designate, "guide", one, **data)
    assert "已确定由" in refused(going, deciding.decide, "head", case)


def test_a_case_that_was_lost_is_handed_over_with_its_evidence(going: File) -> None:
    case = going.filed()
    going.prove(case)
    data = {"agency": going.world.bureau.pk, "reason": "属于县局管辖"}
    made = going.do(ending.transfer_agency, "head", case, **data).result["transfer"]
    assert going.fresh(case).state == "TRANSFERRED_AGENCY"
    with acting(going.who("head")):
        one = Transfer.objects.get(pk=made)
        assert one.items.count() == 1
    assert "第二十五条" in refused(going, ending.resume_returned, "head", case, reason="……")
    going.do(sending.send, "head", one)
    going.do(receiving.receive, "county_lead", one)
    going.do(receiving.return_matter, "county_head", one, ground="CRIME", reason="应移送公安机关")
    going.do(disputing.concede, "head", one, reason="收回自办")
    going.do(ending.resume_returned, "head", case, reason="继续办理")
    assert going.fresh(case).state == "INVESTIGATING"


def test_a_receiver_off_the_platform_is_named_in_words(going: File) -> None:
    case = going.filed()
    assert "请选择或者填写一个" in refused(going, ending.transfer_agency, "head", case, reason="……")
    going.do(ending.transfer_agency, "head", case, receiver="金华市某局", reason="属于其管辖")
    assert going.fresh(case).state == "TRANSFERRED_AGENCY"
