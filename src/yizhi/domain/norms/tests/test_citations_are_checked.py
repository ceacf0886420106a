"""The linter says what is wrong with a citation, why, and what to cite instead, as of a day."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from yizhi.domain.norms.linting import GOOD, NOT_YET, REPEALED, UNKNOWN, WRONG, Linter, Remark
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.usefixtures("base")
OLD = """# 旧停车规定

2010年1月1日 某市人民代表大会常务委员会通过

<!-- INFO END -->

第一条 为了规范停车，制定本规定。

第二条 禁止下列行为：

（一）占用盲道；

（二）占用消防通道。

违反前款规定的，处二百元罚款。

第三条 本规定自2010年3月1日起施行。
"""
NEW = """# 新停车规定

2025年1月1日 某市人民代表大会常务委员会通过

<!-- INFO END -->

第一条 为了规范停车，制定本规定。

第二条 本规定自2025年6月1日起施行。《旧停车规定》同时废止。
"""


@pytest.fixture
def library(base: None, tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    call_command("import_laws", str(tmp_path))


def one(builder: Actor, text: str, day: date) -> Remark:
    with acting(builder):
        (found,) = Linter(day).remarks(text)
    return found


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("text", "day", "state", "why"),
    [
        ("《旧停车规定》第二条第一款第（二）项", date(2024, 1, 1), GOOD, ""),
        ("《旧停车规定》第二条第二款", date(2024, 1, 1), GOOD, ""),
        ("《旧停车规定》第九条", date(2024, 1, 1), WRONG, "没有第九条"),
        ("《旧停车规定》第二条第三款", date(2024, 1, 1), WRONG, "只有 2 款"),
        ("《旧停车规定》第二条第一款第三项", date(2024, 1, 1), WRONG, "没有第 3 项"),
        ("《旧停车规定》第二条", date(2025, 6, 1), REPEALED, "2025年5月31日"),
        ("《新停车规定》第一条", date(2025, 5, 31), NOT_YET, "2025年6月1日"),
        ("《不存在的规定》第一条", date(2025, 5, 31), UNKNOWN, "没有《不存在的规定》"),
    ],
)
def test_each_wrong_citation_has_its_reason(builder: Actor, text: str, day: date, state: str, why: str) -> None:
    found = one(builder, text, day)
    assert found.state == state
    assert why in found.why


@pytest.mark.usefixtures("library")
def test_a_repealed_law_names_what_repealed_it(builder: Actor) -> None:
    assert "《新停车规定》" in one(builder, "《旧停车规定》第二条", date(2026, 1, 1)).instead


@pytest.mark.usefixtures("library")
def test_the_address_is_for_people_signed_in(client: Client) -> None:
    address = reverse("norms:citations")
    body = json.dumps({"text": "《旧停车规定》第二条"})
    answer = client.post(address, body, content_type="application/json", headers={"Accept": "application/json"})
    assert answer.status_code == 401
