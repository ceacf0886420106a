"""《浙江省违法建筑处置规定》第九条至第二十二条、《行政强制法》第三十五条至第四十四条：每一条捷径都不通。"""

from datetime import date, timedelta
from typing import Any

import pytest

from yizhi.domain.cases.buildings import rules
from yizhi.domain.cases.buildings.acts import enforcing, finding, ordering, performing
from yizhi.domain.cases.buildings.tests.built import (
    EXECUTION,
    TORN_DOWN,
    demanded,
    heard,
    identified,
    noon,
    ordered,
    over,
    overdue,
    registered,
    serve,
)
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models.building import Building, Finding, OrderKind, TownGround, Zone
from yizhi.domain.norms import api as norms
from yizhi.domain.norms.acts.configuration import set_parameter
from yizhi.domain.org.tests.world import BUILDER
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting

IDENTIFIED = {"zone": Zone.TOWN, "ground": None, "appraisal": "", "shown_on": None, "government_decision": ""}


def test_a_village_building_is_the_townships_and_no_other_item_fits(file: File) -> None:
    """“乡镇人民政府具体负责本行政区域内乡村违法建筑处置工作”（第六条第一款）."""
    found = rules.competence_refusal(Zone.VILLAGE, township=False, by_township=True)
    assert found is not None
    assert "第六条第一款" in found.article
    assert rules.competence_refusal(Zone.TOWN, township=False, by_township=True) is not None
    assert rules.competence_refusal(Zone.VILLAGE, township=True, by_township=True) is None


def test_what_is_being_built_is_stopped_first(file: File) -> None:
    one = registered(file)
    said = refused(file, finding.identify, "lead", one, finding="DEMOLISH", reason="……")
    assert "尚未责令停止建设" in said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"finding": Finding.DEMOLISH}, "没有选择认定"),
        ({"finding": Finding.KEEP, "ground": TownGround.ENCROACHING}, "不适用不能拆除"),
        ({"finding": Finding.KEEP, "ground": TownGround.UNSAFE}, "鉴定结论"),
        ({"finding": Finding.KEEP, "ground": TownGround.UNSAFE, "appraisal": "……"}, "向社会公示"),
        ({"zone": Zone.VILLAGE, "finding": Finding.KEEP}, "只规定改正、拆除"),
    ],
)
def test_a_finding_needs_its_ground(found: dict[str, Any], said: str) -> None:
    """第十一条、第十二条."""
    made = rules.Identified(**(IDENTIFIED | found))
    assert any(said in one.why for one in rules.finding_refusals(made))


def test_the_decision_follows_the_finding_and_gives_time() -> None:
    today = date(2026, 6, 1)
    later = today + timedelta(days=15)
    assert rules.order_refusal(Zone.TOWN, Finding.CORRECTABLE, OrderKind.DEMOLISH, later, today) is not None
    assert rules.order_refusal(Zone.TOWN, Finding.DEMOLISH, OrderKind.DEMOLISH, today, today) is not None
    assert rules.order_refusal(Zone.TOWN, Finding.DEMOLISH, OrderKind.DEMOLISH, later, today) is None


def test_nothing_is_decided_before_the_party_was_heard(file: File) -> None:
    """“作出违法建筑处置决定前，应当充分听取当事人的意见”（第十四条第一款）."""
    one = identified(file)
    due = file.at.date() + timedelta(days=15)
    assert refused(file, ordering.order, "head", one, kind="DEMOLISH", demand="……", due_on=due)


def test_where_demolition_is_held_to_be_a_penalty_it_needs_its_procedure(file: File) -> None:
    """“行政机关在作出行政处罚决定之前，应当告知当事人”（行政处罚法第四十四条）；是否为行政处罚由本地确定."""
    one = heard(file)
    with acting(BUILDER):
        row = norms.parameter("demolition_is_penalty", file.at.date())
    told = {"value": "YES", "effective_from": file.at.date(), "source": "样例文件"}
    perform(set_parameter, BUILDER, record=row, data=told, at=file.at)
    order = {"kind": "DEMOLISH", "demand": "拆除", "due_on": file.at.date() + timedelta(days=15)}
    assert "第四十四条" in refused(file, ordering.order, "head", one, **order)
    assert rules.penalty_refusal(OrderKind.DEMOLISH, as_penalty=True, told=True) is None
    assert rules.penalty_refusal(OrderKind.CORRECT, as_penalty=True, told=False) is None


def test_who_handles_it_does_not_decide(file: File) -> None:
    one = heard(file)
    due = file.at.date() + timedelta(days=15)
    assert "负责人" in refused(file, ordering.order, "lead", one, kind="DEMOLISH", demand="……", due_on=due)


def test_the_period_of_the_decision_is_the_partys(file: File) -> None:
    one = ordered(file)
    assert "尚未届满" in refused(file, ordering.check, "lead", one, performed=False, findings="……")


def test_no_demolition_while_reconsideration_or_suit_is_open_to_the_party(file: File) -> None:
    """“当事人在法定期限内不申请行政复议或者提起行政诉讼，又不拆除的”（行政强制法第四十四条）."""
    one = demanded(file)
    file.wait(11)
    assert "行政诉讼的期限至" in refused(file, enforcing.decide_execution, "head", one, **EXECUTION)
    file.do(ordering.remedy, "lead", one, taken_on=file.at.date())
    file.at = over(one)
    assert "尚未终结" in refused(file, enforcing.decide_execution, "head", one, **EXECUTION)


def test_no_enforcement_without_a_demand(file: File) -> None:
    """“作出强制执行决定前，应当事先催告”（行政强制法第三十五条）."""
    one = overdue(file)
    file.at = over(one)
    file.do(enforcing.demand, "lead", one, due_on=file.at.date() + timedelta(days=10))
    assert "催告书尚未送达" in refused(file, enforcing.decide_execution, "head", one, **EXECUTION)


def _decided(file: File) -> Building:
    one = demanded(file)
    file.at = over(one)
    file.do(enforcing.decide_execution, "head", one, **EXECUTION)
    return one


def _announce(file: File, one: Building, **changes: Any) -> str:
    when = noon(file.at.date() + timedelta(days=12))
    data = {"clear_by": file.at.date() + timedelta(days=10), "demolish_at": when, "posted": "张贴", "housed": True}
    return refused(file, enforcing.announce, "head", one, **(data | changes))


def test_no_announcement_before_the_decision_was_served_and_none_over_a_home(file: File) -> None:
    one = _decided(file)
    assert "尚未送达" in _announce(file, one)
    serve(file, one, "D51")
    assert "暂缓拆除" in _announce(file, one, housed=False)
    assert "夜间" in _announce(file, one, demolish_at=noon(file.at.date() + timedelta(days=12)).replace(hour=23))


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ({"party_notified": False}, "书面告知当事人到场"),
        ({"party_present": False}, "公证"),
        ({"photographs": False}, "拍照"),
        ({"no_cut_off": False}, "停止供水"),
        ({"goods_left": True}, "登记造册"),
    ],
)
def test_the_demolition_leaves_nothing_out(left_out: dict[str, Any], said: str) -> None:
    """第十八条、第十九条；行政强制法第四十三条第二款."""
    whole = {
        "party_notified": True, "party_present": True, "witness": "", "goods_left": False, "goods": "",
        "goods_place": "", "goods_told": False, "photographs": True, "recording": "0001", "no_cut_off": True,
    }  # fmt: skip
    assert not list(rules.demolition_refusals(rules.Demolition(**whole)))  # type: ignore[arg-type]
    done = rules.Demolition(**(whole | left_out))  # type: ignore[arg-type]
    assert any(said in one.why for one in rules.demolition_refusals(done))


def test_not_before_the_announced_time_and_not_at_the_partys_cost(file: File) -> None:
    one = _decided(file)
    serve(file, one, "D51")
    when = noon(file.at.date() + timedelta(days=12))
    told = {"clear_by": file.at.date() + timedelta(days=10), "demolish_at": when, "posted": "张贴", "housed": True}
    file.do(enforcing.announce, "head", one, **told)
    file.at = when - timedelta(days=1)
    said = refused(file, enforcing.demolish, "lead", one, demolished_at=file.at, charged_to_party=True, **TORN_DOWN)
    assert "早于公告载明的时间" in said
    assert "没有规定强制拆除的费用由当事人承担" in said


def test_the_end_waits_for_the_letter(file: File) -> None:
    """“应当及时将违法建筑处置决定及其执行情况，书面告知……”（第二十二条第二款）."""
    one = ordered(file)
    file.do(ordering.check, "lead", one, performed=True, findings="已拆除。")
    assert "书面告知" in refused(file, performing.finish, "head", one, opinion="……")
