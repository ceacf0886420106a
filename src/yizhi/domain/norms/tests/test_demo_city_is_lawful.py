"""This module's part of the demo city, made through acts, quickly, and the same when it is begun again."""

import time
from collections import Counter

import pytest

from yizhi.domain.norms import checks, city
from yizhi.domain.norms.models import Article, EnforcementItem, HearingThreshold, ItemVersion, Parameter, TownshipPower
from yizhi.domain.norms.tests.conftest import AT, MakeAgency
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

MOST_SECONDS = 120


@pytest.mark.usefixtures("base")
def test_built_once_within_bounds(builder: Actor, make_agency: MakeAgency) -> None:
    with clock.at(AT):
        make_agency("市区样例镇人民政府", division="330802101")
        make_agency("县样例镇人民政府", division="330822101")
        make_agency("未赋权样例乡人民政府", division="330822201", subject_qualified=False)
        started = time.monotonic()
        city.build()
        assert time.monotonic() - started < MOST_SECONDS
        models = (Article, ItemVersion, TownshipPower, Parameter, HearingThreshold)
        with acting(builder):
            made = [model.objects.count() for model in models]
        city.build()
        with acting(builder):
            assert [model.objects.count() for model in models] == made
            held = Counter(TownshipPower.objects.values_list("agency__name", flat=True))
            extracted = TownshipPower.objects.filter(item__verified=False, agency__name="县样例镇人民政府").count()
            assert 400 <= extracted <= 500
            assert held == {"市区样例镇人民政府": 34 + extracted, "县样例镇人民政府": 32 + extracted}
            assert EnforcementItem.objects.filter(verified=True).count() == 54
            assert len(set(TownshipPower.objects.values_list("item__field", flat=True))) >= 12
            assert list(checks.powers_of_the_unqualified()) == []
            assert list(checks.citations_that_lead_nowhere()) == []
