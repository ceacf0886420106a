"""The second step: enrolled with a code, asked for at sign-in, codes used once, guessing locked, loss mended."""

from datetime import timedelta
from typing import Any

import pyotp
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from yizhi.domain.org import second_step
from yizhi.domain.org.acts import second_step as acts
from yizhi.domain.org.models import Account, Person
from yizhi.domain.org.queries import DEFAULTS
from yizhi.domain.org.tests.world import BUILDER, NOW, PASSWORD, World, as_actor, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

SECRET = pyotp.random_base32()
RECOVERY = second_step.new_recovery_codes()
MOST = DEFAULTS["sign_in_tries"]


def code(at: Any, secret: str = SECRET) -> str:
    return pyotp.TOTP(secret).at(at)


def enrol(person: Person, account: Account, at: Any = NOW) -> None:
    data = {"secret": SECRET, "code": code(at), "recovery": RECOVERY}
    perform(acts.enrol, as_actor(person), record=account, data=data, at=at)


@pytest.fixture
def officer(world: World) -> Person:
    someone = world.officer()
    enrol(someone, open_account(someone, "someone"))
    return someone


def password_given() -> tuple[Client, Any]:
    client = Client()
    return client, client.post(reverse("web:sign_in"), {"username": "someone", "password": PASSWORD})


def account_of(person: Person) -> Account:
    with acting(as_actor(person)):
        return Account.objects.get(person=person, active=True)


def test_the_password_alone_opens_nothing(officer: Person) -> None:
    client, answer = password_given()
    assert answer["Location"].startswith(reverse("org:sign_in_code"))
    assert client.get(reverse("org:me")).status_code == 302
    wrong = client.post(answer["Location"], {"code": "000000"})
    assert wrong.status_code == 403
    assert client.get(reverse("org:me")).status_code == 302
    right = client.post(answer["Location"], {"code": code(clock.now())})
    assert right.status_code == 302
    assert client.get(reverse("org:me")).status_code == 200


def test_a_code_is_used_once(officer: Person) -> None:
    now = clock.now()
    second_step.use_code(officer.pk, code(now), now)
    with pytest.raises(ActRefused, match="已使用过"):
        second_step.use_code(officer.pk, code(now), now)
    with pytest.raises(ActRefused, match="已使用过"):
        second_step.use_code(officer.pk, code(now - timedelta(seconds=30)), now)


def test_the_code_that_enrolled_does_not_sign_in(officer: Person) -> None:
    with pytest.raises(ActRefused):
        second_step.use_code(officer.pk, code(NOW), NOW)


@pytest.mark.parametrize(("seconds", "right"), [(0, True), (30, True), (-30, True), (60, False), (-60, False)])
def test_a_phone_may_be_one_step_off(seconds: int, right: bool) -> None:
    at = NOW.replace(second=10)
    assert (second_step.matching_step(SECRET, code(at + timedelta(seconds=seconds)), at) is not None) is right


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "１２３４５６", "-12345", "1234567"])
def test_what_is_no_code_is_no_code(typed: str) -> None:
    assert second_step.matching_step(SECRET, typed, NOW) is None


def test_guessing_codes_is_locked_even_for_the_right_one_and_the_lock_ends(officer: Person) -> None:
    begun = clock.now()
    for _ in range(MOST):
        with pytest.raises(ActRefused, match="不正确"):
            second_step.use_code(officer.pk, "not a code", begun)
    with pytest.raises(ActRefused, match="暂时不能验证"):
        second_step.use_code(officer.pk, code(begun), begun)
    later = begun + timedelta(minutes=DEFAULTS["sign_in_minutes"])
    assert second_step.use_code(officer.pk, code(later), later).left is None


def test_a_recovery_code_opens_once_and_is_recorded(officer: Person) -> None:
    client, answer = password_given()
    assert client.post(answer["Location"], {"code": RECOVERY[0].upper()}).status_code == 302
    assert client.get(reverse("org:me")).status_code == 200
    with acting(BUILDER):
        assert "剩余 9 个" in Entry.objects.get(verb="account.use_recovery_code").body
    with pytest.raises(ActRefused):
        second_step.use_code(officer.pk, RECOVERY[0], clock.now())


def test_secrets_are_encrypted_and_in_no_sessions_reach_nor_in_the_ledger(officer: Person) -> None:
    for column in ("second_secret", "recovery", "second_used"):
        sql = f"SELECT {column} FROM org_account"
        with acting(as_actor(officer)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(sql)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT second_secret, recovery FROM org_account WHERE person_id = %s", [officer.pk])
        secret, recovery = cursor.fetchone()
        cursor.execute("SET ROLE yizhi_web")
    assert SECRET.encode() not in bytes(secret)
    assert not set(RECOVERY) & set(recovery)
    with acting(BUILDER):
        bodies = "".join(Entry.objects.values_list("body", flat=True))
    assert SECRET not in bodies
    assert RECOVERY[0] not in bodies


def test_turning_it_off_needs_password_and_code_and_a_wrong_code_is_counted(officer: Person) -> None:
    actor, account, now = as_actor(officer), account_of(officer), clock.now()
    with pytest.raises(ActInvalid, match="密码不正确"):
        perform(acts.disable, actor, record=account, data={"password": "wrong", "code": code(now)}, at=now)
    for _ in range(MOST):
        with pytest.raises(ActRefused, match="不正确"):
            perform(acts.disable, actor, record=account, data={"password": PASSWORD, "code": "x"}, at=now)
    with pytest.raises(ActRefused, match="暂时不能验证"):
        perform(acts.disable, actor, record=account, data={"password": PASSWORD, "code": code(now)}, at=now)
    later = now + timedelta(minutes=DEFAULTS["sign_in_minutes"])
    perform(acts.disable, actor, record=account, data={"password": PASSWORD, "code": code(later)}, at=later)
    assert account_of(officer).second_since is None


def test_a_role_that_must_use_it_sets_it_up_before_any_page_and_keeps_it(world: World, settings: Any) -> None:
    settings.YIZHI_SECOND_STEP_ROLES = ["OFFICER"]
    someone = world.officer()
    open_account(someone, "someone")
    client, answer = password_given()
    assert answer["Location"].startswith(reverse("org:sign_in_enrol"))
    secret = client.get(answer["Location"]).context["secret"].replace(" ", "")
    assert client.get(answer["Location"]).context["secret"].replace(" ", "") == secret
    assert client.post(answer["Location"], {"code": "000000"}).status_code == 422
    assert client.get(reverse("org:me")).status_code == 302
    page = client.post(answer["Location"], {"code": code(clock.now(), secret)})
    assert len(page.context["recovery"]) == 10
    assert client.get(reverse("org:me")).status_code == 200
    later = clock.now() + timedelta(minutes=1)
    with pytest.raises(ActRefused, match="岗位须使用"):
        perform(
            acts.disable,
            as_actor(someone),
            record=account_of(someone),
            data={"password": PASSWORD, "code": code(later, secret)},
            at=later,
        )


def test_a_person_turns_it_on_by_themselves(world: World) -> None:
    open_account(world.officer(), "someone")
    client, _ = password_given()
    url = reverse("org:enrol")
    first = client.get(url)
    assert "<svg" in first.content.decode()
    secret = first.context["secret"].replace(" ", "")
    page = client.post(url, {"code": code(clock.now(), secret)})
    assert all(one in page.content.decode() for one in page.context["recovery"])
    assert client.get(url).status_code == 302


def test_the_administrator_resets_it_with_a_reason_and_ends_every_session(world: World, officer: Person) -> None:
    client, answer = password_given()
    client.post(answer["Location"], {"code": code(clock.now())})
    boss = as_actor(world.administrator())
    with pytest.raises(ActInvalid):
        perform(acts.reset, boss, record=account_of(officer), data={"reason": ""})
    perform(acts.reset, boss, record=account_of(officer), data={"reason": "手机遗失，已当面核实"})
    assert client.get(reverse("org:me")).status_code == 302
    assert password_given()[0].get(reverse("org:me")).status_code == 200
