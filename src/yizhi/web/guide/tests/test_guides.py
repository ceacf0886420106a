"""The guides as pages: one for each seat, open to everybody, nothing in them that runs."""

import re

import pytest
from django.test import Client

from yizhi.platform.scope.actor import Actor, ActorKind
from yizhi.web.guide.pages import GUIDES, PICTURES, own_address, rendered

pytestmark = pytest.mark.django_db
NAMES = [guide.name for guide in GUIDES]


def _with(*roles: str) -> Actor:
    return Actor(ActorKind.PERSON, "样例", roles=frozenset(roles))


@pytest.mark.parametrize("name", NAMES)
def test_every_guide_opens_and_its_pictures_and_links_lead_somewhere(client: Client, name: str) -> None:
    answer = client.get(f"/guide/{name}/")
    assert answer.status_code == 200
    html = rendered(name)
    targets = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert any(target.startswith("/guide/pictures/") for target in targets)
    assert [target for target in targets if client.get(target).status_code != 200] == []


def test_the_list_names_every_guide(client: Client) -> None:
    page = client.get("/guide/").content.decode()
    assert all(f'href="/guide/{name}/"' in page for name in NAMES)


def test_an_unknown_guide_or_picture_is_not_found(client: Client) -> None:
    assert client.get("/guide/nobody/").status_code == 404
    assert client.get("/guide/pictures/nothing.png").status_code == 404
    assert client.get("/guide/pictures/..%2Fofficer.md").status_code == 404


def test_a_picture_may_be_kept_by_the_browser(client: Client) -> None:
    name = next(PICTURES.glob("*.png")).name
    assert "max-age=86400" in client.get(f"/guide/pictures/{name}")["Cache-Control"]


@pytest.mark.parametrize(
    ("roles", "name"),
    [
        (("CAPTAIN", "UNIT_HEAD", "DECIDER"), "captain"),
        (("DEPUTY_CAPTAIN", "OFFICER"), "captain"),
        (("OFFICER",), "officer"),
        (("LEGAL_REVIEWER",), "reviewer"),
        (("COMPLIANCE_REVIEWER",), "reviewer"),
        (("DECIDER",), "decider"),
        (("GUIDANCE_OFFICE",), "guidance"),
        (("SUPERVISOR",), "supervisor"),
        (("ADMINISTRATOR",), "administrator"),
    ],
)
def test_the_guide_of_ones_seat(roles: tuple[str, ...], name: str) -> None:
    assert own_address(_with(*roles)) == f"/guide/{name}/"


def test_a_seat_without_a_guide_gets_the_list() -> None:
    assert own_address(_with("COMMAND_DUTY")) == "/guide/"
