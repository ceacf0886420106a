"""Certificates are recorded by the territory's justice bureau, for as long as configured, never for auxiliaries."""

from datetime import date, timedelta
from typing import Any

import pytest

from yizhi.domain.org.acts import certificates, installation
from yizhi.domain.org.models import Certificate
from yizhi.domain.org.terms import CertificateStatus, Seat
from yizhi.domain.org.tests.world import BUILDER, NOW, TODAY, World, as_actor, certificate, person
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform


def _issue(world: World, someone: Any, actor: Any = BUILDER, **more: Any) -> Certificate:
    data = {"number": "浙0001", "fields": ["market"], "valid_from": TODAY} | more
    made: Certificate = perform(certificates.issue_certificate, actor, record=someone, data=data, at=NOW).record
    return made


def test_the_end_follows_from_the_configured_years(world: World) -> None:
    assert _issue(world, person(world.market, Seat.OFFICER)).valid_to == date(2031, 5, 31)


def test_other_years_are_configured_with_a_source_and_hold_from_their_day(world: World) -> None:
    data = {"name": "certificate_validity_years", "value": 3, "since": TODAY, "source": "省厅文件（样例）"}
    perform(installation.configure, as_actor(world.administrator()), data=data, at=NOW)
    assert _issue(world, person(world.market, Seat.OFFICER)).valid_to == date(2029, 5, 31)


def test_a_longer_certificate_is_refused(world: World) -> None:
    with pytest.raises(ActInvalid, match="最长 5 年"):
        _issue(world, person(world.market, Seat.OFFICER), valid_to=date(2031, 6, 1))


def test_an_auxiliary_gets_none(world: World) -> None:
    with pytest.raises(ActRefused, match="辅助人员"):
        _issue(world, person(world.township, Seat.AUXILIARY, team=world.team))


def test_the_justice_bureau_of_the_county_records_it_and_no_other_county(world: World) -> None:
    supervisor = as_actor(world.supervisor())
    assert _issue(world, person(world.market, Seat.OFFICER), supervisor).number == "浙0001"
    with pytest.raises(ActForbidden):
        _issue(world, person(world.far_bureau, Seat.OFFICER), supervisor, number="浙0002")


@pytest.mark.parametrize("who", ["guide", "captain", "administrator", "officer"])
def test_nobody_else_records_one(world: World, who: str) -> None:
    with pytest.raises(ActForbidden):
        _issue(world, person(world.market, Seat.OFFICER), as_actor(getattr(world, who)()))


def test_one_number_is_held_once(world: World) -> None:
    _issue(world, person(world.market, Seat.OFFICER))
    with pytest.raises(ActInvalid, match="已登记"):
        _issue(world, person(world.market, Seat.OFFICER))


def test_fields_that_do_not_exist_are_refused(world: World) -> None:
    with pytest.raises(ActInvalid, match="执法领域"):
        _issue(world, person(world.market, Seat.OFFICER), fields=["magic"])


def test_the_status_follows_from_the_dates(world: World) -> None:
    officer = world.officer(certificate=certificate(["*"], valid_to=TODAY + timedelta(days=60)))
    held = Certificate.objects.get(person=officer)
    assert held.status(TODAY) is CertificateStatus.VALID
    assert held.status(TODAY, 60) is CertificateStatus.EXPIRING
    assert held.status(TODAY, 59) is CertificateStatus.VALID
    assert held.status(TODAY + timedelta(days=61)) is CertificateStatus.EXPIRED
    assert held.status(held.valid_from - timedelta(days=1)) is CertificateStatus.NOT_YET


def test_suspended_then_restored(world: World) -> None:
    held = Certificate.objects.get(person=world.officer())
    perform(certificates.suspend_certificate, BUILDER, record=held, data={"reason": "核查"}, at=NOW)
    held.refresh_from_db()
    assert held.status(TODAY - timedelta(days=1)) is CertificateStatus.VALID
    assert held.status(TODAY) is CertificateStatus.SUSPENDED
    with pytest.raises(ActRefused, match="暂扣"):
        perform(certificates.suspend_certificate, BUILDER, record=held, data={"reason": "核查"}, at=NOW)
    perform(certificates.restore_certificate, BUILDER, record=held, at=NOW + timedelta(days=3))
    held.refresh_from_db()
    assert held.status(TODAY + timedelta(days=2)) is CertificateStatus.SUSPENDED
    assert held.status(TODAY + timedelta(days=3)) is CertificateStatus.VALID


def test_a_revoked_certificate_is_never_restored(world: World) -> None:
    held = Certificate.objects.get(person=world.officer())
    perform(certificates.revoke_certificate, BUILDER, record=held, data={"reason": "调离"}, at=NOW)
    with pytest.raises(ActRefused, match="收回"):
        perform(certificates.restore_certificate, BUILDER, record=held, at=NOW)
