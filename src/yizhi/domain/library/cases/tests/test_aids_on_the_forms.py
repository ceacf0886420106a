"""Where facts are typed, items are suggested: in the forms of the on-the-spot flow and of the general filing."""

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import PASSWORD, open_account

__all__ = ["scene"]


@pytest.fixture
def lead(scene: Scene, client: Client) -> Client:
    open_account(scene.lead_person, "lead")
    assert client.post(reverse("web:sign_in"), {"username": "lead", "password": PASSWORD}).status_code == 302
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("verb", ["simple_case.open", "general_case.open"])
def test_a_form_that_chooses_an_item_offers_suggestions(lead: Client, verb: str) -> None:
    shown = page(lead, f"/acts/{verb}/")
    assert 'data-island="suggested"' in shown
    assert f'data-url="{reverse("library:suggest")}"' in shown
    assert 'name="item"' in shown


def test_the_form_of_facts_compares_them_with_the_chosen_item(scene: Scene, lead: Client) -> None:
    case = scene.open()
    assert f'data-current="{case.item_code}"' in page(lead, f"/acts/simple_case.describe/{case.pk}/")


def test_other_forms_have_none(scene: Scene, lead: Client) -> None:
    case = scene.open()
    assert "data-island=" in page(lead, f"/acts/simple_case.name_party/{case.pk}/")
    assert "suggested" not in page(lead, f"/acts/simple_case.name_party/{case.pk}/")


def test_a_suggestion_brings_its_clauses_and_its_page(scene: Scene, lead: Client) -> None:
    facts = {"facts": "老头推三轮车在学校门口人行道卖水果，说了两次还不走"}
    first = lead.post(reverse("library:suggest"), facts).json()["items"][0]
    assert first["code"] == "C-005"
    assert "《" in first["penalty"]
    assert page(lead, first["url"])
