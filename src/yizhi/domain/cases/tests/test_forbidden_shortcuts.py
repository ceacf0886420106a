"""Each shortcut that the law forbids is refused, with the article that forbids it."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.acts import closing, collecting, deciding, hearing, opening
from yizhi.domain.cases.tests.scene import Scene
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.errors import ActError, ActForbidden, ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.scope.actor import Actor


def refused(scene: Scene, act: Declaration, actor: Actor, case: Any = None, **data: Any) -> str:
    """What the refusal says, all of it."""
    with pytest.raises(ActError) as caught:
        scene.do(act, actor, case, **data)
    return str(caught.value)


def test_one_officer_alone_cannot_open_a_case(scene: Scene) -> None:
    with pytest.raises(ActInvalid, match="第四十二条"):
        scene.open(co_officer=scene.lead_person.pk)


def test_an_officer_of_another_team_cannot_be_the_second(scene: Scene) -> None:
    with pytest.raises(ActRefused, match="第四十二条"):
        scene.open(co_officer=scene.world.far_officer().pk)


def test_an_item_outside_the_township_list_cannot_be_opened(scene: Scene) -> None:
    kept_by_the_county = "C-046"
    from yizhi.domain.norms.models import ItemVersion

    version = ItemVersion.objects.filter(item__code=kept_by_the_county).first()
    said = refused(
        scene,
        opening.open_case,
        scene.lead,
        item=version.pk,
        co_officer=scene.co_person.pk,
        occurred_at=scene.at,
        place="某处",
    )
    assert "第二十四条" in said


def test_a_violation_in_the_future_is_refused(scene: Scene) -> None:
    with pytest.raises(ActInvalid, match="不能晚于现在"):
        scene.open(occurred_at=scene.at + timedelta(days=1))


def test_the_lead_officer_cannot_confirm_in_place_of_the_second(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    scene.hear(case)
    with pytest.raises(ActForbidden, match="第四十二条"):
        scene.do(deciding.confirm, scene.lead, case)


def test_no_penalty_without_telling_the_party(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    assert "第四十四条" in refused(scene, deciding.confirm, scene.co, case)


def test_no_penalty_without_hearing_the_party(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    scene.do(hearing.inform, scene.lead, case, told=True)
    assert "第四十五条" in refused(scene, deciding.confirm, scene.co, case)


def test_a_statement_that_was_made_must_be_answered(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    scene.do(hearing.inform, scene.lead, case, told=True)
    said = refused(scene, hearing.record_statement, scene.lead, case, kind="MADE", statement="我没有")
    assert "复核" in said


def test_a_changed_penalty_must_be_told_and_heard_again(scene: Scene) -> None:
    order = "2026-05-20责令限期清除，逾期未清除"
    case = scene.open("C-013")
    scene.describe(case)
    scene.name(case)
    scene.propose(case, 10_000, earlier_order=order)
    scene.hear(case)
    scene.confirm(case)
    scene.sign(case)
    scene.propose(case, 20_000, earlier_order=order)
    said = refused(scene, deciding.issue, scene.lead, case)
    assert "第四十四条" in said
    assert "第四十五条" in said


def test_a_decision_changed_after_confirmation_is_not_issued(scene: Scene) -> None:
    case = scene.ready()
    scene.do(opening.describe, scene.lead, case, occurred_at=case.occurred_at, place=case.place, facts="另外写的事实")
    assert "协办人确认后内容有改动" in refused(scene, deciding.issue, scene.lead, case)


def test_no_decision_without_signature_or_noted_refusal(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    scene.hear(case)
    scene.confirm(case)
    assert "第五十二条" in refused(scene, deciding.issue, scene.lead, case)


def test_a_fine_above_the_limit_of_the_simple_procedure_is_refused(scene: Scene) -> None:
    case = scene.open("C-002")
    scene.describe(case)
    scene.name(case)
    said = refused(
        scene,
        deciding.propose,
        scene.lead,
        case,
        penalty="FINE",
        fine_fen=50_000,
        correction="责令清除",
        earlier_order="2026-05-20责令限期改正，逾期未改",
    )
    assert "第五十一条" in said


def test_a_fine_outside_the_range_of_the_norm_is_refused(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    said = refused(scene, deciding.propose, scene.lead, case, penalty="FINE", fine_fen=19_000, correction="责令清除")
    assert "高于法定上限" in said


def test_a_norm_that_fines_only_after_an_order_allows_no_fine_before_it(scene: Scene) -> None:
    case = scene.open("C-001")
    scene.describe(case)
    scene.name(case)
    said = refused(scene, deciding.propose, scene.lead, case, penalty="FINE", fine_fen=5_000, correction="责令改正")
    assert "第二十八条" in said


def test_a_child_under_fourteen_is_not_penalised(scene: Scene) -> None:
    from yizhi.statute.codes.identity_number import check_character

    body = "33080220160101001"
    case = scene.ready(identity_number=body + check_character(body), representative="监护人某")
    assert "第三十条" in refused(scene, deciding.issue, scene.lead, case)


def test_a_wrong_identity_number_is_named_at_its_field(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    with pytest.raises(ActInvalid) as caught:
        scene.name(case, identity_number="330802199001010011")
    assert "identity_number" in caught.value.errors


def test_money_is_not_taken_on_the_spot_beyond_a_hundred_yuan(scene: Scene) -> None:
    case = scene.open("C-013")
    scene.describe(case)
    scene.name(case)
    scene.do(
        deciding.propose,
        scene.lead,
        case,
        penalty="FINE",
        fine_fen=15_000,
        correction="责令清除",
        earlier_order="2026-05-20责令限期清除，逾期未清除",
    )
    said = refused(scene, collecting.choose_payment, scene.lead, case, payment="SMALL", receipt_no="票1")
    assert "第六十八条" in said


def test_money_is_not_taken_without_the_official_receipt(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    assert "第七十条" in refused(scene, collecting.choose_payment, scene.lead, case, payment="SMALL")


def test_who_decided_does_not_collect_what_is_to_be_paid_at_the_bank(scene: Scene) -> None:
    case = scene.issued()
    assert "第六十七条" in refused(scene, collecting.collect_on_spot, scene.lead, case)


def test_a_decision_is_issued_once(scene: Scene) -> None:
    case = scene.issued()
    assert "已当场交付" in refused(scene, deciding.issue, scene.lead, case)


def test_a_case_is_not_closed_before_it_is_filed_and_paid(scene: Scene) -> None:
    case = scene.issued()
    scene.file(case)
    assert "尚未缴清" in refused(scene, closing.close, scene.lead, case, correction_checked=True)


def test_an_officer_of_another_county_does_not_even_find_the_case(scene: Scene) -> None:
    from yizhi.domain.org.tests.world import as_actor

    case = scene.open()
    stranger = as_actor(scene.world.far_officer(), scene.at)
    with pytest.raises(RecordNotFound):
        scene.do(deciding.confirm, stranger, case)


def test_a_supervisor_reads_the_case_and_changes_nothing(scene: Scene) -> None:
    from yizhi.domain.org.tests.world import as_actor

    case = scene.open()
    supervisor = as_actor(scene.world.supervisor(), scene.at)
    assert scene.fresh(case, supervisor).pk == case.pk
    with pytest.raises(ActForbidden):
        scene.do(closing.file_with_agency, supervisor, case)


def test_whoever_declared_a_relation_to_the_party_is_recused(scene: Scene) -> None:
    from yizhi.domain.org.acts import recusals

    case = scene.open()
    scene.describe(case)
    scene.name(case)
    case = scene.fresh(case)
    about = {"about_kind": "subjects.party", "about_id": case.party_id, "relation": "RELATIVE"}
    scene.do(recusals.declare_recusal, scene.lead, **about)
    said = refused(scene, deciding.propose, scene.lead, case, penalty="FINE", fine_fen=5000, correction="清除")
    assert "第四十三条" in said
