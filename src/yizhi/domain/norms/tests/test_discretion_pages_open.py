"""Benchmarks, the seven lists and the calculator, opened as the public."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.norms import city
from yizhi.domain.norms.models import DiscretionTable, EnforcementItem, ListEntry
from yizhi.domain.norms.tests.conftest import AT
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

ANSWERS = "f1=o2&f2=o2&f3=o1&f4=o2"


@pytest.fixture(autouse=True)
def samples(catalogue: None) -> Iterator[None]:
    city.load_benchmarks(AT)
    with clock.at(AT):
        yield


def _page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def _calculator(builder: Actor, code: str) -> str:
    with acting(builder):
        return reverse("norms:calculator", args=[EnforcementItem.objects.get(code=code).pk])


def test_benchmarks_are_published_and_marked_as_samples(client: Client, builder: Actor) -> None:
    """《行政处罚法》第三十四条：行政处罚裁量基准应当向社会公布。"""
    assert "样例" in _page(client, f"{reverse('norms:benchmarks')}?q=物料")
    with acting(builder):
        table = DiscretionTable.objects.get(item__code="C-002")
    page = _page(client, reverse("norms:benchmark", args=[table.pk]))
    assert "样例，非公布文件" in page
    assert "危害后果（权重 35%）" in page
    assert "由情节带入" in page


def test_entries_are_read_with_their_conditions(client: Client, builder: Actor) -> None:
    assert "首违-01" in _page(client, f"{reverse('norms:entries')}?kind=FIRST_NO_PENALTY")
    with acting(builder):
        entry = ListEntry.objects.get(number="首违-01")
    page = _page(client, reverse("norms:entry", args=[entry.pk]))
    assert "系统核对（以往处罚次数）" in page
    assert "承办人回答" in page


def test_the_calculator_shows_every_step(client: Client, builder: Actor) -> None:
    address = _calculator(builder, "C-002")
    assert "建议数额" not in _page(client, address)
    page = _page(client, f"{address}?{ANSWERS}&party=CITIZEN")
    # 0.35 x 0.5 + 0.25 x 0.5 + 0.2 x 0.4 = 0.38; 200 + 800 x (0.3 + 0.4 x 0.38) = 561.6
    assert "建议罚款560元" in page
    assert "综合得分" in page
    assert "样例，非公布文件" in page
    reduced = _page(client, f"{address}?{ANSWERS}&party=CITIZEN&ground=MINOR&reduction=MITIGATED")
    assert "第三十条" in reduced
    assert "减轻" in reduced


def test_what_cannot_be_reckoned_is_refused_in_words(client: Client, builder: Actor) -> None:
    page = _page(client, f"{_calculator(builder, 'C-002')}?{ANSWERS}&ground=UNDER_14")
    assert "不予行政处罚" in page
    assert 'value="o2" required checked' in page
    trees = _calculator(builder, "C-049")
    assert "缺少有效的" in _page(client, f"{trees}?{ANSWERS}")
    assert "建议数额" in _page(client, f"{trees}?{ANSWERS}&base=800")
    assert "没有设定罚款" in _page(client, _calculator(builder, "C-012"))


@pytest.mark.parametrize("asked", ["base=x", "base=-1", "on=9999-12-31", "party=%00&case=x&f1=%27", "version=1"])
def test_hostile_questions_do_no_harm(client: Client, builder: Actor, asked: str) -> None:
    _page(client, f"{_calculator(builder, 'C-049')}?{ANSWERS}&{asked}")


@pytest.mark.parametrize("name", ["norms:benchmark", "norms:entry", "norms:calculator"])
def test_what_is_not_there_is_not_found(client: Client, name: str) -> None:
    assert client.get(reverse(name, args=[uuid4()])).status_code == 404
