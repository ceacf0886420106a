"""The city command: never beside real data, never in production, and nothing twice."""

import sys
from io import StringIO
from types import ModuleType

import pytest
from django.core.management import CommandError, call_command

from yizhi.domain.org import api as org
from yizhi.domain.org.acts.staff import import_staff
from yizhi.domain.org.city.build import begin, builder
from yizhi.domain.org.demo import SIGN_INS
from yizhi.domain.org.models import Installation
from yizhi.domain.org.terms import AgencyKind
from yizhi.domain.org.tests.world import agency
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting
from yizhi.web.management.commands import city
from yizhi.web.operations.production import reasons_not_to_serve

pytestmark = pytest.mark.django_db


def _call(*options: str) -> str:
    printed = StringIO()
    call_command("city", *options, stdout=printed)
    return printed.getvalue()


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules in place of the real ones, each noting that it was built; the second fails the first time."""
    done: list[str] = []

    def module(name: str) -> ModuleType:
        part = ModuleType(f"yizhi.domain.{name}.city")

        def build(progress: object) -> None:
            if name == "norms" and "failed" not in done:
                done.append("failed")
                raise RuntimeError("断电")
            done.append(name)

        part.build = build  # type: ignore[attr-defined]
        return part

    monkeypatch.setattr(city, "MODULES", ("org", "norms"))
    for name in city.MODULES:
        monkeypatch.setitem(sys.modules, f"yizhi.domain.{name}.city", module(name))
    return done


def test_an_interrupted_build_goes_on_where_it_stopped_and_is_done_once(built: list[str]) -> None:
    with pytest.raises(RuntimeError, match="断电"):
        _call("--ensure")
    assert "完成" in _call("--ensure")
    assert _call("--ensure") == ""
    assert built == ["org", "failed", "norms"]
    with acting(builder()):
        assert Installation.objects.get().built == ["norms", "org"]


def test_it_is_never_built_beside_real_people() -> None:
    bureau = agency("330802", AgencyKind.COMPREHENSIVE, "comprehensive")
    row = {"staff_number": "甲1", "name": "张三", "home": bureau.uscc, "seat": "OFFICER", "since": clock.today()}
    perform(import_staff, builder(), data={"rows": [row]})
    with pytest.raises(CommandError, match="已有正式数据"):
        _call("--ensure")
    assert not org.is_demo()


def test_it_is_never_built_in_production(settings: object) -> None:
    settings.DEVELOPMENT = False  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="正式系统"):
        _call("--ensure")


def test_production_refuses_to_serve_a_demo_city(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_MODE", "production")
    assert not any("演示城市" in reason for reason in reasons_not_to_serve())
    begin(clock.today())
    assert any("演示城市" in reason for reason in reasons_not_to_serve())


def test_the_sign_ins_are_printed_with_what_each_is() -> None:
    printed = _call("--sign-ins")
    for one in SIGN_INS:
        assert one.username in printed
        assert one.title in printed


def test_nothing_is_done_without_being_asked() -> None:
    with pytest.raises(CommandError, match="--ensure"):
        _call()


def test_the_whole_city_is_told_only_where_a_city_is_built() -> None:
    with pytest.raises(CommandError, match="--ensure"):
        _call("--whole")
