"""裁量基准 (第三十四条) at the scene: another amount than proposed needs a reason, outside it another procedure."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from yizhi.domain.cases import weighing as rules
from yizhi.domain.cases.acts import deciding, weighing
from yizhi.domain.cases.models import SimpleCase, SimpleWeighing
from yizhi.domain.cases.tests.scene import LITTERING, Scene
from yizhi.domain.norms import city as catalogue
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.scope.session import acting


def benchmarks(scene: Scene, *, published: bool = False) -> None:
    catalogue.load_benchmarks(scene.at)
    if published:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("UPDATE norms_discretiontable SET sample = false")
            cursor.execute("SET ROLE yizhi_web")


PETS = "C-022"


def ready(scene: Scene, code: str = LITTERING) -> SimpleCase:
    case = scene.open(code)
    scene.describe(case)
    scene.name(case)
    return scene.fresh(case)


def answers(scene: Scene, case: SimpleCase, grade: int = 0) -> list[str]:
    with acting(scene.lead):
        factors = rules.table_of(case, scene.at.date()).standard.factors
    return [f"{one.key}={one.options[min(grade, len(one.options) - 1)].key}" for one in factors]


def weigh(scene: Scene, case: SimpleCase, grade: int = 0) -> SimpleWeighing:
    scene.do(weighing.weigh, scene.lead, case, answers=answers(scene, case, grade))
    with acting(scene.lead):
        return SimpleWeighing.objects.get(case=case)


def propose(scene: Scene, case: SimpleCase, fen: int, deviation: str = "") -> None:
    told = {"penalty": "FINE", "fine_fen": fen, "correction": "责令立即清除", "deviation": deviation}
    told["earlier_order"] = "已当场劝导，当事人拒不改正"
    scene.do(deciding.propose, scene.lead, case, **told)


def test_graver_answers_propose_more_and_the_last_ones_count(scene: Scene) -> None:
    benchmarks(scene)
    case = ready(scene)
    light = weigh(scene, case).proposed_fen
    grave = weigh(scene, case, 2)
    assert light <= grave.proposed_fen
    assert "裁量如下" in grave.reasons
    with acting(scene.lead):
        assert SimpleWeighing.objects.count() == 1


def test_every_factor_is_answered_once(scene: Scene) -> None:
    benchmarks(scene)
    case = ready(scene)
    with pytest.raises(ActRefused):
        scene.do(weighing.weigh, scene.lead, case, answers=answers(scene, case)[:1])
    with pytest.raises(ActInvalid):
        scene.do(weighing.weigh, scene.lead, case, answers=[*answers(scene, case), *answers(scene, case, 1)])


def test_the_proposed_amount_stands_and_another_needs_a_reason_or_another_procedure(scene: Scene) -> None:
    benchmarks(scene)
    case = ready(scene, PETS)
    made = weigh(scene, case, 1)
    propose(scene, case, made.proposed_fen)
    inside = next(fen for fen in range(made.low_fen, made.high_fen + 1, 100) if fen != made.proposed_fen)
    with pytest.raises(ActRefused, match="第三十四条"):
        propose(scene, case, inside)
    propose(scene, case, inside, "当事人积极配合，当场清除。")
    with acting(scene.lead):
        assert SimpleWeighing.objects.get(case=case).deviation
    outside = 5000 if made.high_fen < 5000 else 2000
    assert not made.low_fen <= outside <= made.high_fen
    with pytest.raises(ActRefused, match="普通程序"):
        propose(scene, case, outside, "情节较重。")


def test_a_published_benchmark_binds_and_a_sample_does_not(scene: Scene) -> None:
    benchmarks(scene)
    case = ready(scene)
    propose(scene, case, 5000)
    benchmarks(scene, published=True)
    with pytest.raises(ActRefused, match="没有按公布的裁量基准"):
        propose(scene, case, 2000)


def test_the_weighing_of_another_party_says_nothing(scene: Scene) -> None:
    benchmarks(scene)
    case = ready(scene)
    weigh(scene, case)
    scene.name(case, name="孙样例", identity_number="330802199202020020")
    with acting(scene.lead):
        assert SimpleWeighing.of(scene.fresh(case)) is None


def test_the_page_asks_computes_and_leads_on_to_the_proposal(scene: Scene, client: Client) -> None:
    benchmarks(scene)
    case = ready(scene)
    open_account(scene.lead_person, "lead")
    assert client.post(reverse("web:sign_in"), {"username": "lead", "password": PASSWORD}).status_code == 302
    address = reverse("cases:simple_weighing", args=[case.pk])
    form = {f"f-{key}": value for key, value in (one.split("=") for one in answers(scene, case, 1))}
    assert "裁量基准为样例" in client.get(address).content.decode()
    assert "建议数额" in client.get(address, form).content.decode()
    assert "建议数额" not in client.get(address, {"f-x": "y\x00"}).content.decode()
    led = client.post(address, form)
    assert led.status_code == 302
    shown = client.get(led["Location"]).content.decode()
    assert "裁量基准建议" in shown
    assert 'name="deviation"' in shown
    assert client.post(address, {}).status_code == 409
