"""The first administrator of a new installation: once, through acts, with a password that must be changed."""

from dataclasses import replace
from io import StringIO

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command

from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.city.agencies import sample_uscc
from yizhi.domain.org.founding import AlreadyFoundedError, Founding, found, founder
from yizhi.domain.org.models import Account, Agency, Person
from yizhi.domain.org.tests.world import NOW
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.django_db
GIVEN = Founding("3308", "样例综合行政执法指导办公室", sample_uscc("3308", 901), "样例管理员", "样例001", "guanli")


def test_the_first_account_is_an_administrators_and_its_password_is_for_one_use() -> None:
    password = found(GIVEN, NOW)
    with acting(founder()):
        account = Account.objects.select_related("person").get()
        assert check_password(password, account.password)
        assert account.must_change
        assert account.password_until is not None
        assert actor_for(account.person, NOW).roles == {"ADMINISTRATOR"}


def test_a_second_one_is_refused() -> None:
    found(GIVEN, NOW)
    with pytest.raises(AlreadyFoundedError):
        found(replace(GIVEN, username="guanli2", staff_number="样例002"), NOW)


def test_a_mistyped_code_makes_nothing_and_the_next_attempt_goes_on() -> None:
    wrong = GIVEN.uscc[:-1] + ("0" if GIVEN.uscc[-1] != "0" else "1")
    with pytest.raises(ActInvalid, match="统一社会信用代码"):
        found(replace(GIVEN, uscc=wrong), NOW)
    with acting(founder()):
        assert not Agency.objects.exists()
    found(GIVEN, NOW)
    with acting(founder()):
        assert Person.objects.count() == 1


def test_the_command_says_the_password_once_and_then_why_not_again() -> None:
    options = [
        f"--{name}={value}"
        for name, value in (
            ("agency", GIVEN.agency),
            ("uscc", GIVEN.uscc),
            ("name", GIVEN.name),
            ("staff-number", GIVEN.staff_number),
            ("username", GIVEN.username),
        )
    ]
    printed = StringIO()
    call_command("first_administrator", *options, stdout=printed)
    assert "一次性密码" in printed.getvalue()
    with pytest.raises(CommandError, match="已有账号"):
        call_command("first_administrator", *options)
