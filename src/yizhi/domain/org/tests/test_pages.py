"""The pages, through the whole shell: what each person sees of a team, a person, an agency, a division."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.org.acts import installation
from yizhi.domain.org.division_data import content_hash
from yizhi.domain.org.models import Certificate, ConfirmationCode, Person
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, NOW, PASSWORD, World, as_actor, certificate, open_account, person
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.session import acting

SignIn = Callable[[Person], Client]


@pytest.fixture
def sign_in(world: World) -> SignIn:
    def as_person(someone: Person) -> Client:
        name = f"account-{someone.staff_number}"
        open_account(someone, name)
        client = Client()
        answer = client.post(reverse("web:sign_in"), {"username": name, "password": PASSWORD})
        assert answer.status_code == 302
        return client

    return as_person


def _text(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_the_team_page_shows_seats_and_certificates(world: World, sign_in: SignIn) -> None:
    officer, captain = world.officer(name="李建军"), world.captain()
    number = Certificate.objects.get(person=officer).number
    page = _text(sign_in(captain), "org:team", world.team.pk)
    assert "李建军" in page
    assert number in page
    assert "执法队长" in page


def test_the_lists_open_and_narrow(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.officer())
    perform(installation.import_divisions, BUILDER, data={"sha256": content_hash()}, at=NOW)
    assert world.far_team.name in _text(client, "org:teams")
    narrowed = client.get(reverse("org:teams"), {"division": "330802"}).content.decode()
    assert world.team.name in narrowed
    assert world.far_team.name not in narrowed
    assert world.bureau.uscc in _text(client, "org:agencies")
    hostile = client.get(reverse("org:agencies"), {"division": "' OR 1=1", "kind": "<script>"})
    assert hostile.status_code == 200
    assert "<script>" not in hostile.content.decode().split("<main")[1]


def test_the_division_pages_show_tree_and_history(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.officer())
    perform(installation.import_divisions, BUILDER, data={"sha256": content_hash()}, at=NOW)
    tree = _text(client, "org:divisions")
    assert "103 个乡镇" in tree
    assert "无统计代码" in tree
    page = _text(client, "org:division", "330881")
    assert "江山县" in page
    assert client.get(reverse("org:division", args=["330899"])).status_code == 404


def test_the_agency_page_shows_its_basis(world: World, sign_in: SignIn) -> None:
    page = _text(sign_in(world.officer()), "org:agency", world.township.pk)
    assert "具有执法主体资格" in page
    assert world.team.name in page


def test_a_phone_number_is_whole_for_its_owner_masked_for_the_captain_and_absent_for_others(
    world: World, sign_in: SignIn
) -> None:
    officer = world.officer(phone="0570-0001234")
    assert "0570-0001234" in _text(sign_in(officer), "org:person", officer.pk)
    captain = _text(sign_in(world.captain()), "org:person", officer.pk)
    assert "0570-0001234" not in captain
    assert "057****234" in captain
    assert "234" not in _text(sign_in(world.far_officer()), "org:person", officer.pk).split("联系电话")[-1][:40]
    assert "联系电话" not in _text(sign_in(world.officer()), "org:person", officer.pk)


def test_acts_on_a_certificate_are_offered_to_the_supervisor_alone(world: World, sign_in: SignIn) -> None:
    officer = world.officer()
    assert "暂扣执法证" in _text(sign_in(world.supervisor()), "org:person", officer.pk)
    assert "暂扣执法证" not in _text(sign_in(world.captain()), "org:person", officer.pk)


@pytest.mark.parametrize("name", ["org:teams", "org:agencies", "org:divisions", "org:me"])
def test_nobody_sees_a_page_without_signing_in(world: World, name: str) -> None:
    answer = Client().get(reverse(name))
    assert answer.status_code == 302
    assert reverse("web:sign_in") in answer["Location"]


def test_my_account_offers_the_change_of_password(world: World, sign_in: SignIn) -> None:
    assert "修改密码" in _text(sign_in(world.officer()), "org:me")


def test_the_second_officer_gets_a_code_once_shown(world: World, sign_in: SignIn) -> None:
    lead, co = world.officer(), world.officer()
    url = reverse("org:code", args=[lead.pk, new_id()])
    client = sign_in(co)
    assert "data-code" not in client.get(url).content.decode()
    shown = client.post(url)
    assert "data-code" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    with acting(as_actor(co, clock.now())):
        assert ConfirmationCode.objects.count() == 1


def test_nobody_makes_a_code_for_a_case_that_they_lead_themselves(world: World, sign_in: SignIn) -> None:
    lead = world.officer()
    assert sign_in(lead).post(reverse("org:code", args=[lead.pk, new_id()])).status_code == 404


def test_an_auxiliary_makes_no_code(world: World, sign_in: SignIn) -> None:
    auxiliary = person(world.township, Seat.AUXILIARY, team=world.team)
    answer = sign_in(auxiliary).post(reverse("org:code", args=[world.officer().pk, new_id()]))
    assert answer.status_code == 403


def test_a_manager_is_warned_of_certificates_that_end(world: World, sign_in: SignIn) -> None:
    ending = world.officer(certificate=certificate(["*"], valid_to=clock.today()))
    client = sign_in(world.guide())
    assert ending.name in client.get("/").content.decode()


def test_a_search_for_what_the_database_cannot_hold_finds_nothing_and_breaks_nothing(
    world: World, sign_in: SignIn
) -> None:
    officer = world.officer()
    client = sign_in(officer)
    assert client.get("/search/", {"q": "\0"}).status_code == 200
    assert officer.name in client.get("/search/", {"q": f"{officer.name}\0"}).content.decode()
