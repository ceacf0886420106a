"""Signing in: the only way to the password hash, counted, recorded, and closed to demo accounts in production."""

import pytest
from django.db import DatabaseError, transaction

from yizhi.domain.org import signing_in
from yizhi.domain.org.acts import accounts
from yizhi.domain.org.models import Account
from yizhi.domain.org.sessions import SessionStore
from yizhi.domain.org.tests.world import BUILDER, NOW, PASSWORD, World, as_actor, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting


def _change(current: str, new: str) -> dict[str, str]:
    return {"current": current, "new": new, "again": new}


def test_the_right_password_names_the_person_and_is_recorded(world: World) -> None:
    officer = world.officer()
    open_account(officer, "someone")
    with clock.at(NOW):
        admission = signing_in.admit(" someone ", PASSWORD)
        assert admission.person == officer.pk
        assert admission.steps == ()
        signing_in.enter(SessionStore(), admission, agent="", address="")
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
        signing_in.admit(username, password)


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
        signing_in.admit("someone", PASSWORD)


def test_a_demo_account_never_signs_in_to_a_production_system(world: World, settings: object) -> None:
    open_account(world.officer(), "demo", demo=True)
    settings.DEVELOPMENT = False  # type: ignore[attr-defined]
    with pytest.raises(ActForbidden, match="演示账号"):
        signing_in.admit("demo", PASSWORD)


def test_a_password_is_changed_only_with_the_present_one_and_to_a_strong_one(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    actor = as_actor(officer)
    with pytest.raises(ActInvalid, match="现密码不正确"):
        perform(
            accounts.change_password,
            actor,
            record=account,
            data=_change("x", "longer than ten 1"),
        )
    with pytest.raises(ActInvalid) as weak:
        perform(
            accounts.change_password,
            actor,
            record=account,
            data=_change(PASSWORD, "1234567890"),
        )
    assert "new" in weak.value.errors
    perform(
        accounts.change_password,
        actor,
        record=account,
        data=_change(PASSWORD, "longer than ten 1"),
    )
    assert signing_in.admit("someone", "longer than ten 1").person == officer.pk


def test_nobody_changes_anothers_password(world: World) -> None:
    account = open_account(world.officer(), "someone")
    with pytest.raises(ActRefused):
        perform(
            accounts.change_password,
            as_actor(world.administrator()),
            record=account,
            data=_change(PASSWORD, "longer than ten 1"),
        )


def test_no_password_enters_the_ledger(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    data = {"current": PASSWORD, "new": "longer than ten 1", "again": "longer than ten 1"}
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
