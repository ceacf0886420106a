"""《行政处罚法》第二十九条：对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚——由任何机关。"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from yizhi.domain.cases import checks
from yizhi.domain.cases.acts import deciding, distinct, opening, particulars
from yizhi.domain.cases.earlier_fines import earlier_fines
from yizhi.domain.cases.models import ImposedFine, SimpleCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.norms import api as norms
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, as_actor, certificate, person
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.actor import PUBLIC, Actor
from yizhi.platform.scope.session import acting

OTHER_NUMBER = "330802198001010016"


class Elsewhere(Scene):
    """Two officers and the captain of 球川镇 in another county, who see nothing of the first scene."""

    @classmethod
    def beside(cls, scene: Scene) -> Elsewhere:
        world = scene.world
        with acting(BUILDER):
            lead, co = world.far_officer(name="丙三"), world.far_officer(name="丁四")
            captain = person(world.far_township, Seat.CAPTAIN, team=world.far_team, certificate=certificate(["*"]))
            told = {
                "agency": world.far_township.pk, "valid_from": date(2026, 1, 1), "bank_name": "样例银行",
                "bank_address": "样例路1号", "reconsideration_agency": "常山县人民政府", "court": "常山县人民法院",
                "source": "样例",
            }  # fmt: skip
            perform(particulars.set_particulars, BUILDER, data=told, at=scene.at)
        return cls(world, lead, co, captain, at=scene.at)

    def item(self, code: str = "C-019") -> norms.ItemVersion:
        agency = self.world.far_township.pk
        found = norms.items_for(agency_id=agency, fields=("*",), on=self.at.date())
        return next(item for item in found if item.code == code)

    def begun(self, **where: Any) -> SimpleCase:
        case = self.open(**where)
        facts = "当事人随地便溺，经执法人员当场发现，事实清楚。"
        self.do(opening.describe, self.lead, case, occurred_at=case.occurred_at, place=case.place, facts=facts)
        self.name(case)
        return self.fresh(case)


@pytest.fixture
def elsewhere(scene: Scene) -> Elsewhere:
    """The other agency, after the first one has fined the party."""
    scene.issued()
    return Elsewhere.beside(scene)


def far_away(scene: Scene) -> dict[str, Any]:
    return {"place": "球川镇东门路1号", "longitude": 118.40, "latitude": 28.90}


def test_another_agency_does_not_fine_the_same_act_again(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun()
    with acting(elsewhere.lead):
        assert SimpleCase.objects.count() == 1, "the other agency's case stays out of sight"
    with pytest.raises(ActRefused) as refused:
        elsewhere.propose(case)
    (refusal,) = refused.value.refusals
    assert refusal.article == "《行政处罚法》第二十九条"
    assert "330802101" in refusal.why  # the agency that fined
    assert "当罚字" in refusal.why
    with pytest.raises(ActRefused):
        elsewhere.propose(case, distinct_reason="我认为不是")  # no officer talks it away


def test_within_fifty_metres_is_the_same_place(elsewhere: Elsewhere) -> None:
    near = {"place": "兴航路对面", "longitude": 118.7704, "latitude": 28.93}  # 39 metres east
    with pytest.raises(ActRefused, match="不得给予两次以上罚款"):
        elsewhere.propose(elsewhere.begun(**near))


def test_a_warning_is_no_second_fine(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun()
    with acting(elsewhere.lead):
        found = earlier_fines(case, elsewhere.at.date())
    assert [f.same for f in found] == [True]
    with pytest.raises(ActRefused) as refused:  # this item knows no warning, and that is the only reason
        elsewhere.propose(case, fen=0, penalty="WARNING")
    assert all("第二十九条" not in r.article for r in refused.value.refusals)


def test_a_like_act_elsewhere_waits_for_a_written_reason(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun(**far_away(elsewhere))
    with pytest.raises(ActRefused, match="须写明不是同一违法行为的理由"):
        elsewhere.propose(case)
    elsewhere.propose(case, distinct_reason="地点相距三十公里，另起行为")
    with acting(elsewhere.lead):
        assert elsewhere.fresh(case).distinct_reason == "地点相距三十公里，另起行为"
    elsewhere.hear(case)
    elsewhere.confirm(case)
    elsewhere.sign(case)
    elsewhere.issue(case)
    with acting(BUILDER):
        assert ImposedFine.objects.count() == 2


def test_the_reason_and_the_earlier_numbers_are_in_the_ledger(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun(**far_away(elsewhere))
    given = {"penalty": "FINE", "fine_fen": 5000, "correction": "清除", "distinct_reason": "另起行为"}
    outcome = elsewhere.do(deciding.propose, elsewhere.lead, case, **given)
    assert outcome.result["distinct_reason"] == "另起行为"
    assert len(outcome.result["earlier_fines"]) == 1


def test_another_item_or_another_party_is_another_act(elsewhere: Elsewhere) -> None:
    other = elsewhere.begun()
    elsewhere.name(other, identity_number=OTHER_NUMBER, name="另一人")
    elsewhere.propose(other)


def test_the_head_finds_that_it_is_not_the_same_act(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun()
    with acting(elsewhere.captain):
        (fine,) = earlier_fines(elsewhere.fresh(case, elsewhere.captain), elsewhere.at.date())
    given = {"fine": fine.id, "explanation": "第一次已清除，两小时后另在原处再犯"}
    with pytest.raises(ActForbidden):
        elsewhere.do(distinct.FINDING, elsewhere.lead, case, **given)
    elsewhere.do(distinct.FINDING, elsewhere.captain, case, **given)
    with acting(elsewhere.lead):
        assert "两小时后另在原处再犯" in timeline(case.pk)[0].says
    elsewhere.propose(case)
    with pytest.raises(ActRefused, match="没有因疑似同一违法行为"):
        elsewhere.do(distinct.FINDING, elsewhere.captain, case, **given)


def test_what_was_found_about_one_party_does_not_cover_another(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun()
    with acting(elsewhere.captain):
        (fine,) = earlier_fines(elsewhere.fresh(case, elsewhere.captain), elsewhere.at.date())
    elsewhere.do(distinct.FINDING, elsewhere.captain, case, fine=fine.id, explanation="另起")
    elsewhere.name(case, identity_number=OTHER_NUMBER, name="另一人")
    assert elsewhere.fresh(case).distinct_from == []
    another = elsewhere.begun()
    with pytest.raises(ActInvalid, match="不在疑似同一违法行为之列"):
        elsewhere.do(distinct.FINDING, elsewhere.captain, another, fine=another.pk, explanation="另起")


def test_of_two_drafts_only_the_first_becomes_a_fine(scene: Scene) -> None:
    """Both were proposed before either was decided; the law looks at the moment of the decision."""
    far = Elsewhere.beside(scene)
    second = far.begun()
    far.propose(second)
    scene.issued()
    far.at = scene.at
    far.hear(second)
    far.confirm(second)
    far.sign(second)
    with pytest.raises(ActRefused, match="不得给予两次以上罚款"):
        far.issue(second)
    assert far.fresh(second).issued_at is None


def asked(actor: Actor, case: Any) -> list[Any]:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_fines_on_party(%s, false)", [case])
        return list(cursor.fetchall())


def test_only_who_handles_the_party_is_told(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun()
    with acting(BUILDER):
        supervisor, colleague_far = elsewhere.world.supervisor(), elsewhere.world.officer()
    for actor in (elsewhere.lead, elsewhere.co, elsewhere.captain):
        assert len(asked(actor, case.pk)) == 1
    for actor in (as_actor(supervisor), as_actor(colleague_far), PUBLIC):
        assert asked(actor, case.pk) == []


def test_what_is_told_names_no_party_no_place_and_no_amount(elsewhere: Elsewhere) -> None:
    (row,) = asked(elsewhere.lead, elsewhere.begun().pk)
    told = " ".join(str(value) for value in row)
    for hidden in ("样例某", "330802199001010010", "兴航路", "118.77", "28.93", "5000", "13800000000"):
        assert hidden not in told
    with acting(elsewhere.lead):
        assert ImposedFine.objects.count() == 0, "the index itself stays within its scope"


def test_a_case_no_longer_at_hand_tells_nothing(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun()
    elsewhere.do(deciding.abandon, elsewhere.lead, case, outcome="EDUCATED")
    assert asked(elsewhere.lead, case.pk) == []


def test_a_party_without_identity_number_is_not_matched(elsewhere: Elsewhere) -> None:
    case = elsewhere.begun()
    elsewhere.name(case, identity_type="未能提供", identity_number="")
    assert asked(elsewhere.lead, case.pk) == []


def test_the_index_is_added_to_and_never_changed(scene: Scene) -> None:
    case = scene.issued()
    with acting(scene.lead):
        fine = ImposedFine.objects.get()
        assert (fine.case_id, fine.decision_number) == (case.pk, case.decision.number)
    for statement in ("UPDATE cases_imposedfine SET place = ''", "DELETE FROM cases_imposedfine"):
        with (
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
            acting(scene.lead),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_oversight_finds_a_second_fine_that_came_about_some_other_way(elsewhere: Elsewhere) -> None:
    """M8: data from another system knows no guard."""
    with acting(BUILDER):
        assert list(checks.fined_twice()) == []
        first = ImposedFine.objects.get()
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute(_COPY)
            cursor.execute("SET ROLE yizhi_web")
        (found,) = checks.fined_twice()
        assert first.decision_number in found
        assert "外〔2026〕1号" in found


_COPY = """INSERT INTO cases_imposedfine (id, version, division, line, case_id, party_mark, item_code, item_name,
    agency_name, decision_number, decided_on, occurred_at, place, longitude, latitude)
    SELECT gen_random_uuid(), 1, '330822111', line, gen_random_uuid(), party_mark, item_code, item_name, '外部机关',
    '外〔2026〕1号', decided_on, occurred_at, place, longitude, latitude FROM cases_imposedfine"""


def test_days_later_at_the_same_place_a_reason_is_needed_and_after_a_month_none(scene: Scene) -> None:
    scene.issued()
    scene.at += timedelta(days=5)
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    with pytest.raises(ActRefused, match="须写明不是同一违法行为的理由"):
        scene.propose(case)
    scene.at += timedelta(days=40)
    later = scene.open()
    scene.describe(later)
    scene.name(later)
    scene.propose(later)
