"""The index is built when laws came or ended; without it the page answers from the database and says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from yizhi.domain.library.laws.answers import BY_DATABASE, BY_INDEX
from yizhi.domain.library.tasks import follow_laws

LAW = """# 停车规定

2020年1月1日 某市人民代表大会常务委员会通过

<!-- INFO END -->

第一条 禁止占用盲道停放车辆。

第二条 违反规定的，处二百元罚款。本规定自2020年3月1日起施行。
"""


@pytest.fixture
def laws(db: None, tmp_path: Path, settings: object) -> Iterator[None]:
    settings.VAR = tmp_path / "var"  # type: ignore[attr-defined]
    file = tmp_path / "laws" / "停车.md"
    file.parent.mkdir()
    file.write_text(LAW, encoding="utf-8")
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_worker")
    call_command("import_laws", str(file))
    yield
    connection.needs_rollback = False
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def page(client: Client, **asked: str) -> str:
    return client.get(reverse("library:laws"), asked).content.decode()


@pytest.mark.usefixtures("laws")
def test_first_the_database_answers_then_the_index(client: Client) -> None:
    before = page(client, q="盲道停车")
    assert BY_DATABASE in before
    assert "《停车规定》第一条" in before
    assert follow_laws(0) == 2
    after = page(client, q="盲道停车")
    assert BY_INDEX in after
    assert "<mark>盲道</mark>" in after
    assert follow_laws(0) == 0


@pytest.mark.usefixtures("laws")
def test_only_the_law_of_the_day_unless_all_is_asked_for(client: Client) -> None:
    follow_laws(0)
    assert "《停车规定》" not in page(client, q="盲道停车", on="2019-01-01")
    assert "《停车规定》" in page(client, q="盲道停车", on="2019-01-01", all="1")


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize(
    "asked",
    [{"q": "\x00", "page": "99"}, {"q": "罚款", "year": "²", "on": "x", "level": "'"}, {"region": "月球", "q": "罚"}],
)
def test_hostile_addresses_do_no_harm(client: Client, asked: dict[str, str]) -> None:
    follow_laws(0)
    assert client.get(reverse("library:laws"), asked).status_code == 200
