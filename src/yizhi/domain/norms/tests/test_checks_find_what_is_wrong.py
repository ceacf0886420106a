from pathlib import Path

import pytest
from django.core.management import call_command

from yizhi.domain.norms import checks
from yizhi.domain.norms.acts.publishing import create_item, publish_version
from yizhi.domain.norms.models import EnforcementItem, ItemVersion
from yizhi.domain.norms.tests.conftest import AT
from yizhi.domain.norms.tests.test_items_are_published_by_acts import VERSION
from yizhi.platform.acts import door
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

HEAD = "# 样例市停车条例\n\n2020年1月1日通过\n\n<!-- INFO END -->\n\n"
LAW = HEAD + "第一条 不得占用。\n\n第二条 自2020年3月1日起施行。\n"


@pytest.fixture
def item(base: None, builder: Actor) -> EnforcementItem:
    data = {
        "code": "X-001",
        "name": "对某行为的行政处罚",
        "short": "某行为",
        "field": "停车管理",
        "line": "comprehensive",
    }
    made: EnforcementItem = perform(create_item, builder, data=data, at=AT).record
    return made


def test_item_without_a_version_is_found(builder: Actor, item: EnforcementItem) -> None:
    with acting(builder):
        assert list(checks.items_without_version()) == ["事项 X-001 没有任何版本"]


def test_citation_that_leads_nowhere_is_found(tmp_path: Path, builder: Actor, item: EnforcementItem) -> None:
    (tmp_path / "law.md").write_text(LAW, encoding="utf-8")
    call_command("import_laws", str(tmp_path))
    perform(publish_version, builder, record=item, data=VERSION | {"violates": "1"}, at=AT)
    with acting(builder):
        (found,) = checks.citations_that_lead_nowhere()
    assert "《样例市停车条例》第三十条第一款第二项" in found


def test_versions_that_share_a_day_are_found(builder: Actor, item: EnforcementItem) -> None:
    """The acts refuse it; the check looks at the data as it is, whoever wrote it."""
    perform(publish_version, builder, record=item, data=VERSION, at=AT)
    with acting(builder), door.opened():
        first = ItemVersion.objects.get(item=item)
        later = {"effective_from": AT.date(), "facts": first.facts, "division": first.division}
        ItemVersion.objects.bulk_create([ItemVersion(item=item, **later)])
        assert list(checks.overlapping_versions()) == ["事项 X-001的版本日期重叠"]
