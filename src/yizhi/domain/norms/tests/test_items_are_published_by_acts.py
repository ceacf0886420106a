from datetime import date
from typing import Any

import pytest

from yizhi.domain.norms import api as norms
from yizhi.domain.norms import checks, city
from yizhi.domain.norms.acts.items import end_version
from yizhi.domain.norms.acts.publishing import create_item, publish_version
from yizhi.domain.norms.models import EnforcementItem, FineRange, ItemVersion
from yizhi.domain.norms.tests.conftest import AT, DAY, officer
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.statute.fine_form import between

pytestmark = pytest.mark.usefixtures("catalogue")
VERSION: dict[str, Any] = {
    "effective_from": date(2026, 10, 1),
    "law_title": "《样例市停车条例》",
    "law_level": "地方性法规",
    "violates": "11.1 11.2",
    "penalty": "30.1(2)",
    "correction": "ORDER",
    "citizen": "50-200",
    "facts": "{time}，当事人在{place}{thing}。",
    "source": "样例公告",
}


@pytest.fixture
def item(builder: Actor) -> EnforcementItem:
    data = {
        "code": "X-001",
        "name": "对某行为的行政处罚",
        "short": "某行为",
        "field": "停车管理",
        "line": "comprehensive",
    }
    made: EnforcementItem = perform(create_item, builder, data=data | {"objects_class": "PATROL"}, at=AT).record
    return made


def test_whole_catalogue_is_there_once(builder: Actor) -> None:
    with acting(builder):
        assert EnforcementItem.objects.count() == 54
        versions = ItemVersion.objects.count()
    assert city.load_items(AT).replayed
    with acting(builder):
        assert ItemVersion.objects.count() == versions


def test_published_version_is_what_cases_apply(builder: Actor, item: EnforcementItem) -> None:
    perform(publish_version, builder, record=item, data=VERSION, at=AT)
    with acting(builder):
        found = norms.version_of("X-001", DAY)
        assert found is not None
        assert found.fine_rule.citizen == between(50, 200)
        assert found.fine_rule.organisation is None
        assert found.violation_citation == "《样例市停车条例》第十一条第一款、第二款"
        assert found.penalty_citation == "《样例市停车条例》第三十条第一款第二项"
        assert norms.version_of("X-001", date(2026, 9, 30)) is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"penalties": ["DETENTION"]}, "限制人身自由"),
        ({"citizen": "五十元"}, "不是罚款幅度"),
        ({"citizen": "500-50"}, "不构成幅度"),
        ({"penalty": "第某条"}, "不是条款序号"),
        ({"law_level": "其他规范性文件"}, "不得设定行政处罚"),
    ],
)
def test_unlawful_or_unreadable_version_is_refused(
    builder: Actor, item: EnforcementItem, changed: dict[str, Any], said: str
) -> None:
    """《行政处罚法》第十条至第十六条."""
    with pytest.raises(ActInvalid, match=said):
        perform(publish_version, builder, record=item, data=VERSION | changed, at=AT)


def test_two_versions_never_share_a_day(builder: Actor, item: EnforcementItem) -> None:
    perform(publish_version, builder, record=item, data=VERSION, at=AT)
    with pytest.raises(ActInvalid, match="重叠"):
        perform(publish_version, builder, record=item, data=VERSION | {"effective_from": date(2026, 11, 1)}, at=AT)
    with acting(builder):
        version = ItemVersion.objects.get(item=item)
    ended = {"effective_to": date(2026, 10, 31), "reason": "样例公告"}
    perform(end_version, builder, record=version, data=ended, at=AT)
    perform(publish_version, builder, record=item, data=VERSION | {"effective_from": date(2026, 11, 1)}, at=AT)
    with pytest.raises(ActRefused, match="失效"):
        perform(end_version, builder, record=version, data=ended, at=AT)


def test_officer_cannot_publish_what_they_apply(item: EnforcementItem) -> None:
    with pytest.raises(ActForbidden):
        perform(publish_version, officer("330802", "OFFICER", writes=("330802:*",)), record=item, data=VERSION, at=AT)


def test_published_range_cannot_be_changed_even_past_the_acts(builder: Actor) -> None:
    from django.db import ProgrammingError, connection, transaction

    with acting(builder):
        some = FineRange.objects.first()
        assert some is not None
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as sql,
        ):
            sql.execute("UPDATE norms_finerange SET citizen_high = 1 WHERE id = %s", [some.pk])


def test_checks_find_nothing_on_the_catalogue(builder: Actor) -> None:
    city.load_laws(AT)
    with acting(builder):
        found = [
            *checks.overlapping_versions(),
            *checks.items_without_version(),
            *checks.citations_that_lead_nowhere(),
            *checks.powers_of_the_unqualified(),
        ]
    assert found == []
