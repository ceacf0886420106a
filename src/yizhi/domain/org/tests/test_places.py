"""Divisions with history, agencies with lawful basis, teams in their territory."""

import re
from datetime import date
from typing import Any

import pytest

from yizhi.domain.org.acts import installation, places
from yizhi.domain.org.division_data import content_hash, division_rows
from yizhi.domain.org.models import Agency, Division, Team
from yizhi.domain.org.queries import division, divisions_below
from yizhi.domain.org.terms import AgencyKind
from yizhi.domain.org.tests.world import BUILDER, NOW, TODAY, World, agency, as_actor
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform


@pytest.fixture
def tree(world: World) -> None:
    perform(installation.import_divisions, BUILDER, data={"sha256": content_hash()}, at=NOW)


def test_the_city_has_six_counties_and_103_units_three_of_them_without_statistical_code() -> None:
    rows = division_rows()
    units = [row for row in rows if len(row["division"]) == 9]
    assert len(units) == 103
    assert len([row for row in rows if re.fullmatch(r"3308\d\d", row["division"]) and "valid_to" not in row]) == 6
    plain = [row for row in units if row.get("has_statistical_code", True)]
    assert len(plain) == 100
    kinds = [row["kind"] for row in plain]
    assert (kinds.count("街道"), kinds.count("镇"), kinds.count("乡")) == (18, 43, 39)
    assert all(row["sample"] for row in units if row not in plain)


def test_codes_are_unique_among_present_divisions() -> None:
    present = [row["division"] for row in division_rows() if "valid_to" not in row]
    assert len(present) == len(set(present))


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("330803", None, "衢江区"),
        ("330821", date(1995, 6, 1), "衢县"),
        ("330821", date(2002, 1, 1), None),
        ("330823", date(1986, 1, 1), "江山县"),
        ("330881", date(2020, 1, 1), "江山市"),
        ("330802101", None, "航埠镇"),
    ],
)
def test_a_code_is_looked_up_as_of_a_day(tree: None, code: str, day: date | None, name: str | None) -> None:
    found = division(code, day)
    assert (found.name if found else None) == name


def test_jiangshan_leads_back_to_its_first_code(tree: None) -> None:
    codes, row = [], division("330881")
    while row is not None:
        codes.append(row.division)
        row = row.predecessor
    assert codes == ["330881", "339006", "330823", "332428"]


def test_a_county_has_its_units_below_it(tree: None) -> None:
    assert divisions_below("330824").filter(level="TOWNSHIP").count() == 15


def test_a_change_of_kind_makes_a_successor_and_keeps_the_former(tree: None) -> None:
    former = division("330802205")
    data = {"name": "黄家街道", "kind": "街道", "on": TODAY, "source": "批复（样例）"}
    perform(places.succeed, BUILDER, record=former, data=data, at=NOW)
    present = division("330802205")
    assert present is not None
    assert (present.name, present.predecessor) == ("黄家街道", former)
    yesterday = division("330802205", date(2026, 5, 31))
    assert yesterday is not None
    assert yesterday.name == "黄家乡"
    with pytest.raises(ActRefused, match="历史区划"):
        perform(places.succeed, BUILDER, record=former, data=data, at=NOW)


def test_divisions_are_not_imported_from_another_file(world: World) -> None:
    with pytest.raises(ActInvalid, match="不一致"):
        perform(installation.import_divisions, BUILDER, data={"sha256": "0" * 64}, at=NOW)
    assert not Division.objects.exists()


def _entrusted(principal: Agency, **more: Any) -> Agency:
    given: dict[str, Any] = {
        "basis": "ENTRUSTED",
        "entrusting_agency": principal.pk,
        "entrust_document": "委托书（样例）",
        "entrust_from": TODAY,
    }
    return agency("330802", AgencyKind.REGULATOR, "culture", **(given | more))


def test_an_entrusted_body_names_its_principal_and_document(world: World) -> None:
    assert _entrusted(world.bureau).entrusting_agency == world.bureau
    with pytest.raises(ActInvalid, match="委托书"):
        _entrusted(world.bureau, entrust_document="")


def test_an_entrusted_body_does_not_act_in_its_own_name(world: World) -> None:
    with pytest.raises(ActInvalid, match="不具有执法主体资格"):
        _entrusted(world.bureau, subject_qualified=True)


def test_an_entrusted_body_entrusts_no_further(world: World) -> None:
    with pytest.raises(ActInvalid, match="不得再委托"):
        _entrusted(_entrusted(world.bureau))


@pytest.mark.parametrize("uscc", ["11330800002618015A", "1133080000261801", "I1330800002618015K"])
def test_a_wrong_code_is_refused(world: World, uscc: str) -> None:
    with pytest.raises(ActInvalid, match="校验位"):
        agency("330802", AgencyKind.REGULATOR, "culture", uscc=uscc)


def test_one_code_belongs_to_one_agency(world: World) -> None:
    with pytest.raises(ActInvalid, match="已登记"):
        agency("330802", AgencyKind.REGULATOR, "culture", uscc=world.bureau.uscc)


def _team(world: World, actor: Any = BUILDER, **more: Any) -> Team:
    data = {"division": "330802101", "name": "新队", "kind": "TOWNSHIP", "lines": ["market"]} | more
    made: Team = perform(places.create_team, actor, record=more.pop("owner", world.township), data=data, at=NOW).record
    return made


def test_a_team_works_inside_its_agencys_territory(world: World) -> None:
    with pytest.raises(ActInvalid, match="区域内"):
        _team(world, division="330822111")


def test_a_township_team_belongs_to_a_township(world: World) -> None:
    data = {"division": "330802101", "name": "新队", "kind": "TOWNSHIP", "lines": ["market"]}
    with pytest.raises(ActInvalid, match="由乡镇"):
        perform(places.create_team, BUILDER, record=world.bureau, data=data, at=NOW)


def test_a_line_that_does_not_exist_is_refused(world: World) -> None:
    with pytest.raises(ActInvalid, match="没有“magic”"):
        _team(world, lines=["magic"])


def test_a_guidance_office_forms_teams_in_its_own_county_alone(world: World) -> None:
    guide = as_actor(world.guide())
    assert _team(world, guide).name == "新队"
    data = {"division": "330822111", "name": "新队", "kind": "TOWNSHIP", "lines": ["market"]}
    with pytest.raises(ActForbidden):
        perform(places.create_team, guide, record=world.far_township, data=data, at=NOW)


def test_an_officer_forms_no_team(world: World) -> None:
    with pytest.raises(ActForbidden):
        _team(world, as_actor(world.officer()))
