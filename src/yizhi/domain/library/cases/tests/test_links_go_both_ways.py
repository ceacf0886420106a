"""Item ↔ violation clause ↔ penalty clause ↔ benchmark ↔ cases: from each page to the others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.lake.schema import public_key
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import indexed
from yizhi.domain.norms import city as catalogue
from yizhi.domain.norms.models import EnforcementItem, Law
from yizhi.domain.org.tests.world import PASSWORD, open_account

__all__ = ["scene"]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return indexed(tmp_path_factory.mktemp("links"))[0]


@pytest.fixture
def lead(scene: Scene, client: Client, lake: Lake, settings: Any) -> Iterator[Client]:
    settings.YIZHI_LIBRARY = str(lake.folder.parent)
    catalogue.load_benchmarks(scene.at)
    open_account(scene.lead_person, "lead")
    assert client.post(reverse("web:sign_in"), {"username": "lead", "password": PASSWORD}).status_code == 302
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_item_leads_to_its_cases_and_back(lead: Client, lake: Lake) -> None:
    row = next(row for part in lake.parts() for row in part.read().to_pylist() if row["item"].startswith("C-"))
    item = EnforcementItem.objects.get(code=row["item"])
    shown = page(lead, reverse("norms:item", args=[item.pk]))
    assert "办案库中的案例" in shown
    assert f"{reverse('library:cases')}?item={item.code}" in shown
    listed = page(lead, f"{reverse('library:cases')}?item={item.code}")
    assert f"{item.code} {item.short}" in listed
    case = page(lead, reverse("library:case", args=[public_key(row["key"])]))
    assert reverse("norms:item", args=[item.pk]) in case


def test_strangers_see_no_cases_on_the_page_of_an_item(lead: Client, client: Client) -> None:
    item = EnforcementItem.objects.get(code="C-005")
    client.logout()
    assert "办案库中的案例" not in page(client, reverse("norms:item", args=[item.pk]))


def test_an_own_case_leads_to_item_clauses_benchmark_and_cases(scene: Scene, lead: Client) -> None:
    case = scene.open()
    shown = page(lead, reverse("cases:simple_case", args=[case.pk]))
    assert "依据、裁量与类案" in shown
    assert "ignoreTitle:true" in shown, "the part loaded later does not rename the page of the case"
    address = reverse("library:links", args=[case.item_version, case.division])
    assert f'hx-get="{address}"' in shown
    shown = page(lead, address)
    item = EnforcementItem.objects.get(code=case.item_code)
    for address in (reverse("norms:item", args=[item.pk]), "/norms/benchmarks/", f"?item={case.item_code}"):
        assert address in shown


def test_an_article_leads_to_the_items_that_rest_on_it(scene: Scene, lead: Client, tmp_path: Path) -> None:
    version = scene.item("C-005")
    name = version.provisions.first().law_name
    numbers = ["第十五条 ……", *(f"第{one}条 样例条文。" for one in ("十六", "十七", "十八"))]
    text = "\n\n".join([f"# {name}", "2020年1月1日 样例机关通过", "<!-- INFO END -->", *numbers])
    file = tmp_path / "样例.md"
    file.write_text(f"{text}本条例自2020年3月1日起施行。\n", encoding="utf-8")
    call_command("import_laws", str(file))
    item = version.item
    shown = page(lead, reverse("norms:law", args=[Law.objects.get(name=name).pk]))
    assert "以本条为处罚依据的事项" in shown
    assert reverse("norms:item", args=[item.pk]) in shown


def test_a_version_that_does_not_exist_leads_nowhere(lead: Client) -> None:
    assert lead.get(reverse("library:links", args=[uuid4(), "330802101"])).status_code == 404
