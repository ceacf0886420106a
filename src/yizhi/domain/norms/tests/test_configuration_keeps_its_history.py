from datetime import date
from typing import Any

import pytest

from yizhi.domain.norms import api as norms
from yizhi.domain.norms import queries
from yizhi.domain.norms.acts.configuration import load_defaults, set_parameter, set_threshold
from yizhi.domain.norms.models import HearingThreshold, Parameter
from yizhi.domain.norms.tests.conftest import AT, DAY, officer
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.statute.money import yuan
from yizhi.statute.party import PartyKind
from yizhi.statute.penalty import PenaltyKind

pytestmark = pytest.mark.usefixtures("catalogue")
FROM = date(2026, 12, 1)


def _household(builder: Actor) -> Any:
    with acting(builder):
        return queries.parameter("household_simple_procedure_as", DAY)


def test_new_value_counts_from_its_day_and_the_old_one_stays(builder: Actor) -> None:
    data = {"value": "LEGAL_PERSON", "effective_from": FROM, "source": "样例文件", "verified": True}
    perform(set_parameter, builder, record=_household(builder), data=data, at=AT)
    with acting(builder):
        assert norms.household_as(DAY) is PartyKind.CITIZEN
        assert norms.household_as(FROM) is PartyKind.LEGAL_PERSON
        rows = list(Parameter.objects.filter(key="household_simple_procedure_as").values_list("value", "effective_to"))
    assert rows == [("CITIZEN", date(2026, 11, 30)), ("LEGAL_PERSON", None)]


@pytest.mark.parametrize(
    "changed", [{"value": "MAYBE"}, {"effective_from": date(2021, 7, 15)}, {"source": " "}, {"value": ""}]
)
def test_unsound_value_is_refused(builder: Actor, changed: dict[str, Any]) -> None:
    data = {"value": "LEGAL_PERSON", "effective_from": FROM, "source": "样例文件"} | changed
    with pytest.raises(ActInvalid):
        perform(set_parameter, builder, record=_household(builder), data=data, at=AT)


def test_officer_cannot_change_what_binds_them(builder: Actor) -> None:
    row = _household(builder)
    data = {"value": "LEGAL_PERSON", "effective_from": FROM, "source": "样例文件"}
    with pytest.raises(ActForbidden):
        perform(set_parameter, officer("330802", "OFFICER", writes=("330802:*",)), record=row, data=data, at=AT)


def test_hearing_threshold_of_the_line_goes_before_the_general_one(builder: Actor) -> None:
    """《行政处罚法》第六十三条：较大数额罚款。"""
    with acting(builder):
        general = norms.thresholds("comprehensive", DAY).hearing(PartyKind.CITIZEN, PenaltyKind.FINE)
        market = norms.thresholds("market", DAY).hearing(PartyKind.LEGAL_PERSON, PenaltyKind.FINE)
        unknown = norms.thresholds("comprehensive", DAY).hearing(PartyKind.CITIZEN, PenaltyKind.DOWNGRADE)
    assert (general, market, unknown) == (yuan(5_000), yuan(100_000), None)


def test_threshold_is_set_with_its_source(builder: Actor) -> None:
    with acting(builder):
        row = HearingThreshold.objects.get(purpose="HEARING", for_line="*", party="CITIZEN", kind="FINE")
    data = {"amount": yuan(20_000), "effective_from": FROM, "source": "样例文件", "verified": True}
    outcome = perform(set_threshold, builder, record=row, data=data, at=AT)
    assert outcome.result["yuan"] == 20_000
    with acting(builder):
        assert norms.thresholds("comprehensive", FROM).hearing(PartyKind.CITIZEN, PenaltyKind.FINE) == yuan(20_000)
    with pytest.raises(ActInvalid, match="历史值"):
        perform(set_threshold, builder, record=row, data=data | {"effective_from": date(2027, 1, 1)}, at=AT)


def test_loading_defaults_again_leaves_what_was_set(builder: Actor) -> None:
    assert perform(load_defaults, builder, data={"division": "3308"}, at=AT).result == {
        "parameters": 0,
        "thresholds": 0,
    }
