"""The pages of this module, opened as the public and as an administrator."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from yizhi.domain.norms import city, queries
from yizhi.domain.norms.acts.powers import grant
from yizhi.domain.norms.models import EnforcementItem, Law, Parameter, TownshipPower
from yizhi.domain.norms.tests.conftest import AT, MakeAgency
from yizhi.domain.norms.views import configuration
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor, ActorKind
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.usefixtures("catalogue")


def _words(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.at(AT):
        yield


def _page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_item_is_shown_with_the_law_of_the_day_of_conduct(client: Client, builder: Actor) -> None:
    with acting(builder):
        item = EnforcementItem.objects.get(code="C-036")
    address = reverse("norms:item", args=[item.pk])
    before = _page(client, f"{address}?on=2026-08-14")
    after = _page(client, f"{address}?on=2026-08-15")
    assert before.index("第一百一十八条第三款") < before.index("第一千一百三十二条第三款")
    assert after.index("第一千一百三十二条第三款") < after.index("第一百一十八条第三款")


def test_list_of_items_finds_by_name_code_and_initials(client: Client) -> None:
    address = reverse("norms:items")
    for words in ("烧烤", "C-036", "jzsdqyltsk"):
        found = _page(client, f"{address}?q={words}")
        assert "禁止时段、区域露天烧烤" in found
        assert "养犬" not in found.split("</form>", 1)[1]


@pytest.mark.parametrize("asked", ["q=%00&on=x&line=zz&field=%27", "on=9999-12-31", "on=0001-01-01", "before=1"])
def test_hostile_addresses_do_no_harm(client: Client, asked: str) -> None:
    for name in ("norms:items", "norms:laws", "norms:powers"):
        _page(client, f"{reverse(name)}?{asked}")


def test_law_is_read_as_of_a_day(client: Client, builder: Actor) -> None:
    city.load_laws(AT)
    with acting(builder):
        law = Law.objects.get(name="噪声污染防治法")
    address = reverse("norms:law", args=[law.pk])
    assert 'id="a82"' in _page(client, f"{address}?on=2026-08-14")
    gone = _page(client, f"{address}?on=2026-08-15")
    assert "这一天没有能够适用的版本" in gone
    assert 'id="a82"' not in gone
    first = _page(client, reverse("norms:laws"))
    assert 'rel="next"' in first
    assert "噪声污染防治法" in _page(client, f"{reverse('norms:laws')}?q=zswrfzf")


def test_power_list_is_public(client: Client, builder: Actor, make_agency: MakeAgency) -> None:
    """《行政处罚法》第二十四条：决定应当公布。"""
    town = make_agency("样例镇人民政府")
    data = {
        "items": ["C-004"],
        "agencies": [town.pk],
        "document": "样例〔2026〕1号",
        "published_on": "2026-01-01",
        "publication": "政府网站",
        "effective_from": "2026-02-01",
    }
    perform(grant, builder, data=data, at=AT)
    assert "样例镇人民政府" in _page(client, reverse("norms:powers"))
    listed = _page(client, reverse("norms:power_list", args=[town.pk]))
    assert "样例〔2026〕1号" in listed
    assert "公共场所地面晾晒" in listed
    with acting(builder):
        power = TownshipPower.objects.get()
    assert "政府网站" in _page(client, reverse("norms:power", args=[power.pk]))
    earlier = _page(client, f"{reverse('norms:power_list', args=[town.pk])}?on=2026-01-31")
    assert "公共场所地面晾晒" not in earlier


def test_configuration_is_for_people_signed_in_and_says_what_is_unverified(client: Client) -> None:
    assert client.get(reverse("norms:configuration")).status_code == 302
    actor = Actor(
        kind=ActorKind.PERSON, name="管理员", division="3308", roles=frozenset({"ADMINISTRATOR"}), reads=("3308:norms",)
    )
    request = RequestFactory().get("/")
    request.actor = actor  # type: ignore[attr-defined]
    with acting(actor):
        shown = _words(configuration.configuration(request))
        row = queries.parameter("household_simple_procedure_as", AT.date())
        assert isinstance(row, Parameter)
        page = _words(configuration.parameter(request, row.pk))
    assert "未核实" in shown
    assert "5,000元以上" in shown
    assert "设定参数" in page
