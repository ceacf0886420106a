"""《行政处罚法》第二十四条、《浙江省综合行政执法条例》第九条."""

from datetime import date
from typing import Any

import pytest

from yizhi.domain.norms import api as norms
from yizhi.domain.norms.acts.powers import grant, revoke
from yizhi.domain.norms.models import TownshipPower
from yizhi.domain.norms.tests.conftest import AT, DAY, MakeAgency, officer
from yizhi.domain.org.api import Agency
from yizhi.platform.acts.errors import ActConflict, ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.usefixtures("catalogue")
LIST: dict[str, Any] = {
    "document": "样例〔2026〕1号",
    "published_on": date(2026, 1, 1),
    "publication": "政府网站",
    "effective_from": date(2026, 2, 1),
}


@pytest.fixture
def town(make_agency: MakeAgency) -> Agency:
    return make_agency("样例镇人民政府")


def _grant(actor: Actor, town: Agency, *codes: str, **changed: Any) -> Outcome:
    data = LIST | {"items": list(codes), "agencies": [town.pk]} | changed
    return perform(grant, actor, data=data, at=AT)


def _refusal(builder: Actor, agency: Agency, code: str, day: date = DAY, division: str = "") -> Any:
    with acting(builder):
        return norms.power_refusal(agency_id=agency.pk, item_code=code, on=day, division=division)


def _codes(builder: Actor, agency: Agency, day: date = DAY, fields: tuple[str, ...] = ("*",), **more: Any) -> set[str]:
    with acting(builder):
        return {version.code for version in norms.items_for(agency_id=agency.pk, fields=fields, on=day, **more)}


def test_township_without_a_list_penalises_nothing_but_what_the_law_gives_it(builder: Actor, town: Agency) -> None:
    refusal = _refusal(builder, town, "C-004")
    assert "赋权清单" in refusal.why
    assert "第二十四条" in refusal.article
    assert _codes(builder, town) == {"C-053"}


def test_power_counts_from_its_first_day_to_its_last(builder: Actor, town: Agency) -> None:
    _grant(builder, town, "C-004", "C-019")
    assert _refusal(builder, town, "C-004", date(2026, 1, 31)) is not None
    assert _refusal(builder, town, "C-004", date(2026, 2, 1)) is None
    assert _codes(builder, town) == {"C-004", "C-019", "C-053"}
    with acting(builder):
        power = TownshipPower.objects.get(item__code="C-004")
    data = {"effective_to": date(2026, 6, 30), "document": "样例〔2026〕9号"}
    perform(revoke, builder, record=power, data=data, at=AT)
    assert _refusal(builder, town, "C-004", date(2026, 6, 30)) is None
    assert _refusal(builder, town, "C-004", date(2026, 7, 1)) is not None
    with pytest.raises(ActRefused, match="已于 2026-06-30 终止"):
        perform(revoke, builder, record=power, data=data, at=AT)


def test_list_counts_only_after_it_was_published(builder: Actor, town: Agency) -> None:
    with pytest.raises(ActRefused, match="公布"):
        _grant(builder, town, "C-004", published_on=date(2026, 2, 2))


def test_only_a_township_with_standing_receives_powers(builder: Actor, make_agency: MakeAgency) -> None:
    bureau = make_agency("样例局", kind="COMPREHENSIVE", division="330802")
    idle = make_agency("样例乡人民政府", subject_qualified=False)
    for agency in (bureau, idle):
        with pytest.raises(ActRefused, match="主体资格"):
            _grant(builder, agency, "C-004")


def test_power_given_by_a_law_is_not_handed_over(builder: Actor, town: Agency) -> None:
    with pytest.raises(ActInvalid, match="不需要赋权"):
        _grant(builder, town, "C-053")


def test_granting_again_adds_nothing(builder: Actor, town: Agency) -> None:
    assert _grant(builder, town, "C-004").result["granted"] == 1
    again = _grant(builder, town, "C-004", "C-005").result
    assert (again["granted"], again["already_held"]) == (1, 1)


def test_county_leaves_to_the_township_what_it_handed_over(
    builder: Actor, town: Agency, make_agency: MakeAgency
) -> None:
    bureau = make_agency("样例局", kind="COMPREHENSIVE", division="330802")
    assert _refusal(builder, bureau, "C-004", division=town.division) is None
    _grant(builder, town, "C-004")
    assert "已赋权" in _refusal(builder, bureau, "C-004", division=town.division).why
    assert _refusal(builder, bureau, "C-004", division="330802102") is None
    assert "C-004" not in _codes(builder, bureau, division=town.division)
    assert "C-004" in _codes(builder, bureau)


def test_agency_keeps_to_its_line_and_officer_to_the_certificate(builder: Actor, make_agency: MakeAgency) -> None:
    bureau = make_agency("样例局", kind="COMPREHENSIVE", division="330802")
    assert "执法领域" in _refusal(builder, bureau, "C-054").why
    assert "C-054" not in _codes(builder, bureau)
    assert _codes(builder, bureau, fields=("market",)) == set()
    assert "乡、镇人民政府" in _refusal(builder, bureau, "C-053").why


def test_simple_procedure_is_offered_only_where_some_fine_fits(builder: Actor, make_agency: MakeAgency) -> None:
    bureau = make_agency("样例局", kind="COMPREHENSIVE", division="330802")
    offered = _codes(builder, bureau, on_the_spot=True)
    assert {"C-004", "C-005", "C-013", "C-014", "C-019", "C-022", "C-050"} <= offered
    assert not {"C-010", "C-034", "C-044", "C-051"} & offered


def test_officer_cannot_grant_powers_nor_a_neighbour_county(builder: Actor, town: Agency) -> None:
    with pytest.raises(ActForbidden):
        _grant(officer("330802", "OFFICER", writes=("330802:*",)), town, "C-004")
    with pytest.raises(ActForbidden):
        _grant(officer("330803", "GUIDANCE_OFFICE", writes=("330803:guidance",)), town, "C-004")
    own = officer("330802", "GUIDANCE_OFFICE", writes=("330802:guidance",))
    assert _grant(own, town, "C-004").result["granted"] == 1


def test_power_is_not_taken_back_unseen(builder: Actor, town: Agency) -> None:
    _grant(builder, town, "C-004")
    with acting(builder):
        power = TownshipPower.objects.get()
    data = {"effective_to": DAY, "document": "样例〔2026〕9号"}
    with pytest.raises(ActConflict):
        perform(revoke, builder, record=power, data=data, at=AT, seen=0)
