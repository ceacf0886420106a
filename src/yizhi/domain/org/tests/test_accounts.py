"""Signing in: the only way to the password hash, counted, recorded, and closed to demo accounts in production."""

import pytest
from django.db import DatabaseError, connection, transaction

from yizhi.domain.org import signing_in
from yizhi.domain.org.acts import accounts
from yizhi.domain.org.models import Account
from yizhi.domain.org.protection import MOST_FAILURES
from yizhi.domain.org.tests.world import BUILDER, NOW, PASSWORD, World, as_actor, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting


def test_the_right_password_names_the_person_and_is_recorded(world: World) -> None:
    officer = world.officer()
    open_account(officer, "someone")
    with clock.at(NOW):
        assert signing_in.sign_in(" someone ", PASSWORD) == officer.pk
    with acting(as_actor(officer)):
        assert Entry.objects.filter(verb="account.sign_in", actor_person=officer.pk).count() == 1
        assert Account.objects.get(username="someone").last_sign_in == NOW


@pytest.mark.parametrize(
    ("username", "password"),
    [("someone", "wrong"), ("nobody", PASSWORD), ("", ""), ("某人", "\0"), ("some\0one", PASSWORD)],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(world: World, username: str, password: str) -> None:
    open_account(world.officer(), "someone")
    with pytest.raises(ActRefused, match="账号或密码不正确"):
        signing_in.sign_in(username, password)


def test_many_wrong_passwords_lock_the_account_even_for_the_right_one(world: World) -> None:
    open_account(world.officer(), "someone")
    for _ in range(MOST_FAILURES):
        with pytest.raises(ActRefused, match="不正确"):
            signing_in.sign_in("someone", "wrong")
    with pytest.raises(ActRefused, match="暂时锁定"):
        signing_in.sign_in("someone", PASSWORD)


def test_the_lock_ends_and_a_success_forgets_the_failures(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    for _ in range(MOST_FAILURES + 1):
        with pytest.raises(ActRefused):
            signing_in.sign_in("someone", "wrong")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(
            "UPDATE org_account SET failed_at = failed_at - interval '16 minutes' WHERE id = %s", [account.pk]
        )
        cursor.execute("SET ROLE yizhi_web")
    assert signing_in.sign_in("someone", PASSWORD) == officer.pk
    with acting(as_actor(officer)):
        assert Account.objects.get(pk=account.pk).failed == 0


def test_no_session_selects_a_password_hash(world: World) -> None:
    officer = world.officer()
    open_account(officer, "someone")
    with acting(as_actor(officer)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Account.objects.defer(None).get(username="someone")
    with acting(BUILDER), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        list(Account.objects.values_list("password"))


def test_accounts_of_others_are_not_there(world: World) -> None:
    officer, far = world.officer(), world.far_officer()
    open_account(officer, "someone")
    assert not Account.objects.exists()
    with acting(as_actor(far)):
        assert not Account.objects.exists()
    with acting(as_actor(world.administrator())):
        assert Account.objects.count() == 1


def test_a_closed_account_does_not_sign_in(world: World) -> None:
    account = open_account(world.officer(), "someone")
    perform(accounts.close, BUILDER, record=account)
    with pytest.raises(ActRefused, match="不正确"):
        signing_in.sign_in("someone", PASSWORD)


def test_a_demo_account_never_signs_in_to_a_production_system(world: World, settings: object) -> None:
    open_account(world.officer(), "demo", demo=True)
    settings.DEVELOPMENT = False  # type: ignore[attr-defined]
    with pytest.raises(ActForbidden, match="演示账号"):
        signing_in.sign_in("demo", PASSWORD)


def test_a_password_is_changed_only_with_the_present_one_and_to_a_strong_one(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    actor = as_actor(officer)
    with pytest.raises(ActInvalid, match="现密码不正确"):
        perform(accounts.change_password, actor, record=account, data={"current": "x", "new": "longer than ten 1"})
    with pytest.raises(ActInvalid) as weak:
        perform(accounts.change_password, actor, record=account, data={"current": PASSWORD, "new": "1234567890"})
    assert "new" in weak.value.errors
    perform(accounts.change_password, actor, record=account, data={"current": PASSWORD, "new": "longer than ten 1"})
    assert signing_in.sign_in("someone", "longer than ten 1") == officer.pk


def test_nobody_changes_anothers_password(world: World) -> None:
    account = open_account(world.officer(), "someone")
    with pytest.raises(ActRefused):
        perform(
            accounts.change_password,
            as_actor(world.administrator()),
            record=account,
            data={"current": PASSWORD, "new": "longer than ten 1"},
        )


def test_no_password_enters_the_ledger(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    data = {"current": PASSWORD, "new": "longer than ten 1"}
    perform(accounts.change_password, as_actor(officer), record=account, data=data)
    with acting(BUILDER):
        bodies = "".join(Entry.objects.filter(record_id=account.pk).values_list("body", flat=True))
    assert "account.change_password" in bodies
    assert PASSWORD not in bodies
    assert "longer than ten 1" not in bodies


def test_signing_out_is_recorded(world: World) -> None:
    actor = as_actor(world.officer())
    signing_in.sign_out(actor)
    with acting(actor):
        assert Entry.objects.filter(verb="account.sign_out", actor_person=actor.person).exists()
