"""Benchmarks and lists are published by acts, replaced with their history, and read by place and day."""

from datetime import date
from typing import Any

import pytest

from yizhi.domain.norms import api as norms
from yizhi.domain.norms import city
from yizhi.domain.norms.acts.discretion import end_table, publish_table
from yizhi.domain.norms.acts.grading import set_path
from yizhi.domain.norms.acts.lists import publish_entry, withdraw_entry
from yizhi.domain.norms.models import DiscretionTable, EnforcementItem, GradingRow, ItemVersion, ListEntry
from yizhi.domain.norms.tests.conftest import AT, DAY, officer
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.statute.discretion import Claim, Ground, Reduction
from yizhi.statute.grading import Grade, Nature, Path
from yizhi.statute.lists import ListKind, Reply, Verdict
from yizhi.statute.money import yuan
from yizhi.statute.party import PartyKind
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import RefusedError

pytestmark = pytest.mark.usefixtures("samples")
TOWN = "330802101"
FACTORS = "危害后果 0.6：没有 0；有 1 从重\n改正情况 0.4：已改 0；未改 1"
TIERS = "减轻 50%-100%\n从轻 0%-30% 0\n一般 30%-70% 0.3\n从重 70%-100% 0.7"
NEW = {
    "territory": "3308",
    "factors": FACTORS,
    "tiers": TIERS,
    "published_on": date(2026, 12, 1),
    "effective_from": date(2027, 1, 1),
    "source": "某文〔2026〕9号",
}


@pytest.fixture
def samples(catalogue: None) -> None:
    city.load_benchmarks(AT)


def _item(builder: Actor, code: str) -> Any:
    with acting(builder):
        return EnforcementItem.objects.get(code=code)


def _lightest(version: ItemVersion) -> dict[str, str]:
    table = norms.benchmark(version.item_id, TOWN, DAY)
    assert table is not None
    return {factor.key: factor.options[0].key for factor in table.standard.factors}


def test_each_verified_item_has_a_sample_table_that_computes(builder: Actor) -> None:
    with acting(builder):
        assert DiscretionTable.objects.filter(sample=True, verified=False).count() == 54
        version = norms.version_of("C-002", DAY)
        assert version is not None
        found = norms.propose_fine(
            version, TOWN, DAY, norms.Circumstances(PartyKind.CITIZEN, _lightest(version), violated_on=DAY)
        )
    assert found.proposal.amount == yuan(200)
    assert "样例，非公布文件" in found.reasons
    assert "建议罚款200元" in found.reasons


def test_the_graver_case_of_a_provision_has_its_own_range(builder: Actor) -> None:
    with acting(builder):
        version = norms.version_of("C-003", DAY)
        assert version is not None
        cases = {case.key: str(case.rule.citizen) for case in norms.fine_cases(version)}
    assert cases == {"BASE": "500元以上3,000元以下", "SERIOUS": "3,000元以上20,000元以下"}


def test_a_minor_is_fined_lighter_or_below_the_minimum(builder: Actor) -> None:
    """《行政处罚法》第三十条。"""
    claims = [Claim(Ground.MINOR, "户口簿")]
    with acting(builder):
        version = norms.version_of("C-002", DAY)
        assert version is not None
        answers = dict.fromkeys(_lightest(version), "o3")
        amounts = [
            norms.propose_fine(
                version,
                TOWN,
                DAY,
                norms.Circumstances(PartyKind.CITIZEN, answers, DAY, claims=grounds, reduction=reduction),
            ).proposal.amount
            for grounds, reduction in (
                ((), Reduction.NONE),
                (claims, Reduction.NONE),
                (claims, Reduction.MITIGATED),
            )
        ]
    assert amounts[0] > yuan(440) >= amounts[1] > yuan(200) > amounts[2]


def test_an_item_without_fine_or_without_table_is_refused_in_words(builder: Actor) -> None:
    with acting(builder):
        version = norms.version_of("C-012", DAY)
        assert version is not None
        found = norms.Circumstances(PartyKind.CITIZEN, _lightest(version), DAY)
        with pytest.raises(RefusedError, match="没有设定罚款"):
            norms.propose_fine(version, TOWN, DAY, found)
        with pytest.raises(RefusedError, match="没有公布的裁量基准"):
            norms.propose_fine(version, "330102001", DAY, found)


def test_a_new_table_begins_where_the_old_one_ends(builder: Actor) -> None:
    """《行政处罚法》第三十四条：裁量基准应当向社会公布。"""
    item = _item(builder, "C-002")
    made = perform(publish_table, builder, record=item, data=NEW, at=AT).record
    with acting(builder):
        old = norms.benchmark(item.pk, TOWN, date(2026, 12, 31))
        new = norms.benchmark(item.pk, TOWN, date(2027, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.edition, old.effective_to, new.pk, new.edition) == (1, date(2026, 12, 31), made.pk, 2)
    assert [factor.title for factor in new.standard.factors] == ["危害后果", "改正情况"]


def test_the_nearest_territory_prevails(builder: Actor) -> None:
    item = _item(builder, "C-002")
    near = perform(publish_table, builder, record=item, data=NEW | {"territory": "330802"}, at=AT).record
    with acting(builder):
        day = date(2027, 1, 1)
        assert norms.benchmark(item.pk, TOWN, day) == near
        other = norms.benchmark(item.pk, "330822101", day)
    assert other is not None
    assert other.territory == "3308"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"published_on": date(2027, 1, 2)}, "published_on"),
        ({"factors": "危害后果 0.6：没有 0；有 1"}, "factors"),
        ({"factors": "危害后果"}, "factors"),
        ({"tiers": "从轻 0%-50% 0\n一般 30%-70% 0.3"}, "tiers"),
        ({"effective_from": date(2022, 4, 1), "published_on": date(2022, 3, 1)}, "effective_from"),
        ({"territory": "衢州"}, "territory"),
    ],
)
def test_an_unsound_table_is_refused_at_its_field(builder: Actor, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(ActInvalid) as told:
        perform(publish_table, builder, record=_item(builder, "C-002"), data=NEW | changed, at=AT)
    assert list(told.value.errors) == [field]


def test_officers_do_not_write_their_own_benchmark(builder: Actor) -> None:
    clerk = officer("330802", "OFFICER", writes=("330802:*",))
    with pytest.raises(ActForbidden):
        perform(publish_table, clerk, record=_item(builder, "C-002"), data=NEW, at=AT)


def test_a_table_is_ended_once(builder: Actor) -> None:
    with acting(builder):
        table = DiscretionTable.objects.get(item__code="C-004")
    data = {"effective_to": DAY, "reason": "文件废止"}
    perform(end_table, builder, record=table, data=data, at=AT)
    with acting(builder):
        assert norms.benchmark(table.item_id, TOWN, date(2026, 12, 1)) is None


def test_entries_are_evaluated_with_what_the_platform_knows(builder: Actor) -> None:
    with acting(builder):
        item = EnforcementItem.objects.get(code="C-002")
        (entry,) = norms.entries_for(item.pk, TOWN, DAY, [ListKind.FIRST_NO_PENALTY])
        facts = {"prior_penalties": 0, "prior_exemptions": 0, "harm_slight": True, "corrected": True}
        replies = {key: Reply(True, "张某") for key in ("c1", "c6", "c7")} | {"x1": Reply(False, "张某")}
        assert norms.evaluate_entry(entry, facts, replies).verdict is Verdict.APPLIES
        assert norms.evaluate_entry(entry, facts | {"prior_penalties": 1}, replies).verdict is Verdict.DOES_NOT
        assert norms.entries_for(item.pk, "330102001", DAY) == []


ENTRY = {
    "kind": "MITIGATE",
    "number": "减轻-09",
    "violation": "主动清除",
    "conditions": "已全部清除｜已改正 是",
    "ground": "HARM_REMOVED",
    "basis": "《行政处罚法》第三十二条第一项",
    "territory": "3308",
    "effective_from": DAY,
    "source": "某文〔2026〕9号",
}


def test_an_entry_is_published_and_withdrawn(builder: Actor) -> None:
    item = _item(builder, "C-030")
    entry = perform(publish_entry, builder, record=item, data=ENTRY, at=AT).record
    perform(withdraw_entry, builder, record=entry, data={"effective_to": DAY, "document": "某文"}, at=AT)
    with acting(builder):
        assert norms.entries_for(item.pk, TOWN, DAY) == [entry]
        assert norms.entries_for(item.pk, TOWN, date(2026, 12, 1)) == []
        assert ListEntry.objects.filter(sample=True).count() == 20


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"ground": ""}, "ground"), ({"ground": "FIRST"}, "ground"), ({"conditions": "好｜天气 是"}, "conditions")],
)
def test_an_entry_creates_no_ground_of_its_own(builder: Actor, changed: dict[str, Any], field: str) -> None:
    """《行政处罚法》第三十条至第三十二条：减轻须有法定情形。"""
    with pytest.raises(ActInvalid) as told:
        perform(publish_entry, builder, record=_item(builder, "C-030"), data=ENTRY | changed, at=AT)
    assert list(told.value.errors) == [field]


def test_grading_is_replaced_and_never_turns_milder(builder: Actor) -> None:
    with acting(builder):
        row = GradingRow.objects.get(nature="ORDER", grade="HEAVY")
    data = {"path": "EDUCATION", "effective_from": date(2027, 1, 1), "source": "某文"}
    with pytest.raises(ActInvalid, match="轻于"):
        perform(set_path, builder, record=row, data=data, at=AT)
    perform(set_path, builder, record=row, data=data | {"path": "JOINT"}, at=AT)
    with acting(builder):
        assert norms.grading_path(Nature.ORDER, Grade.HEAVY, DAY) is Path.GENERAL
        assert norms.grading_path(Nature.ORDER, Grade.HEAVY, date(2027, 1, 1)) is Path.JOINT


def test_major_cases_have_their_own_configured_amount(builder: Actor) -> None:
    """《行政处罚法》第五十七条第二款。"""
    with acting(builder):
        found = norms.thresholds("comprehensive", DAY).major(PartyKind.CITIZEN, PenaltyKind.FINE)
        assert norms.thresholds("comprehensive", DAY).hearing(PartyKind.CITIZEN, PenaltyKind.FINE) == yuan(5_000)
    assert found == yuan(10_000)
