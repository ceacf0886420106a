"""Passwords: long, not guessable, not used before, changed before anything else when somebody else has seen them."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from yizhi.domain.org import signing_in
from yizhi.domain.org.acts import accounts, installation
from yizhi.domain.org.models import Account, Person
from yizhi.domain.org.passwords import one_time_password, weaknesses
from yizhi.domain.org.tests.world import BUILDER, INITIAL, NOW, PASSWORD, World, as_actor, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

NEW = "quiet river 4471"


def change(person: Person, account: Account, current: str, new: str) -> None:
    perform(
        accounts.change_password,
        as_actor(person, clock.now()),
        record=account,
        data={"current": current, "new": new, "again": new},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short 1", "至少 10 位"),
        ("x1" * 101, "不超过 200 位"),
        ("onlyletters", "至少 2 类"),
        ("aaaa1111aaaa", "重复或连续"),
        ("q1234567890w", "重复或连续"),
        ("qwertyuiop1!", "重复或连续"),
        ("woaini1314", "常见密码"),
        ("password20261", "常见密码"),
        ("Zhejiang@2026", "常见密码"),
        ("my Someone 77", "不能含有账号名"),
    ],
)
def test_a_guessable_password_is_refused_with_the_reason(password: str, why: str) -> None:
    assert any(why in one for one in weaknesses(password, "someone", NOW.date()))


# Another one each time, and therefore named: every process must collect the same tests.
ONE_TIME = pytest.param(one_time_password(), id="one time password")


@pytest.mark.django_db
@pytest.mark.parametrize("password", [PASSWORD, NEW, "春江潮水连海平 17", ONE_TIME, "Tr0ub4dour&3x"])
def test_a_sentence_or_a_random_word_is_accepted(password: str) -> None:
    assert weaknesses(password, "someone", NOW.date()) == []


def test_the_first_sign_in_opens_nothing_but_the_change(world: World) -> None:
    officer = world.officer()
    data = {"username": "fresh", "password": INITIAL}
    perform(accounts.open_for, BUILDER, record=officer, data=data)
    client = Client()
    answer = client.post(reverse("web:sign_in"), {"username": "fresh", "password": INITIAL, "next": "/org/teams/"})
    assert answer["Location"].startswith(reverse("org:sign_in_password"))
    assert client.get(reverse("org:me")).status_code == 302
    page = client.get(answer["Location"])
    assert page.content.decode().count('type="password"') == 3
    weak = client.post(answer["Location"], {"current": INITIAL, "new": "123", "again": "123"})
    assert weak.status_code == 422
    assert "至少 10 位" in weak.content.decode()
    assert "123" not in weak.content.decode().split("<main")[1]
    done = client.post(answer["Location"], {"current": INITIAL, "new": NEW, "again": NEW})
    assert done["Location"] == "/org/teams/"
    assert client.get(reverse("org:me")).status_code == 200


def test_steps_are_nobodys_without_a_password(world: World) -> None:
    for name in ("code", "enrol", "password"):
        assert Client().get(reverse(f"org:sign_in_{name}"))["Location"] == reverse("web:sign_in")


def test_what_is_pending_is_over_after_a_quarter_of_an_hour(world: World) -> None:
    perform(accounts.open_for, BUILDER, record=world.officer(), data={"username": "fresh", "password": INITIAL})
    client = Client()
    client.post(reverse("web:sign_in"), {"username": "fresh", "password": INITIAL})
    with clock.at(clock.now() + timedelta(minutes=signing_in.PENDING_MINUTES)):
        assert client.get(reverse("org:sign_in_password"))["Location"] == reverse("web:sign_in")


def test_an_initial_password_has_an_end(world: World) -> None:
    perform(accounts.open_for, BUILDER, record=world.officer(), data={"username": "fresh", "password": INITIAL})
    with clock.at(clock.now() + timedelta(hours=73)), pytest.raises(ActRefused, match="已过有效期"):
        signing_in.admit("fresh", INITIAL)


def test_the_last_passwords_are_not_taken_again(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    change(officer, account, PASSWORD, NEW)
    for old in (NEW, PASSWORD, INITIAL):
        with pytest.raises(ActInvalid, match="最近 5 次"):
            change(officer, account, NEW, old)


def test_two_different_new_passwords_change_nothing(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    with pytest.raises(ActInvalid, match="不一致"):
        perform(
            accounts.change_password,
            as_actor(officer),
            record=account,
            data={"current": PASSWORD, "new": NEW, "again": NEW + "x"},
        )


def test_an_old_password_must_be_changed_at_sign_in(world: World) -> None:
    open_account(world.officer(), "someone")
    data = {"name": "password_days", "value": 30, "since": NOW.date(), "source": "测试"}
    perform(installation.configure, BUILDER, data=data, at=NOW)
    assert signing_in.admit("someone", PASSWORD).steps == ()
    with clock.at(clock.now() + timedelta(days=31)):
        assert signing_in.admit("someone", PASSWORD).steps == (signing_in.PASSWORD,)


def test_no_session_reads_a_former_password(world: World) -> None:
    officer = world.officer()
    open_account(officer, "someone")
    for table in ("org_formerpassword", "org_signintry"):
        with acting(as_actor(officer)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(f"SELECT * FROM {table}")


def _administrator(world: World) -> Client:
    boss = world.administrator()
    open_account(boss, "boss")
    client = Client()
    client.post(reverse("web:sign_in"), {"username": "boss", "password": PASSWORD})
    return client


def test_the_administrator_gives_a_one_time_password_shown_once_and_ends_every_session(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    mine, boss = Client(), _administrator(world)
    mine.post(reverse("web:sign_in"), {"username": "someone", "password": PASSWORD})
    url = reverse("org:reset_password", args=[account.pk])
    assert boss.post(url, {"reason": ""}).status_code == 422
    page = boss.post(url, {"reason": "忘记密码，已当面核实"})
    given = page.context["password"]
    assert given in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert given not in boss.get(url).content.decode()
    assert mine.get(reverse("org:me")).status_code == 302
    with pytest.raises(ActRefused):
        signing_in.admit("someone", PASSWORD)
    assert signing_in.admit("someone", given).steps == (signing_in.PASSWORD,)
    with acting(BUILDER):
        entry = Entry.objects.get(verb="account.reset_password")
    assert "已当面核实" in entry.body
    assert given not in entry.body


def test_nobody_else_resets_and_nobody_resets_themselves(world: World) -> None:
    boss = world.administrator()
    account = open_account(boss, "boss")
    with pytest.raises(ActRefused, match="修改密码"):
        perform(
            accounts.reset_password,
            as_actor(boss),
            record=account,
            data={"reason": "无", "password": one_time_password()},
        )
    officer = world.officer()
    open_account(officer, "someone")
    client = Client()
    client.post(reverse("web:sign_in"), {"username": "someone", "password": PASSWORD})
    assert client.get(reverse("org:reset_password", args=[account.pk])).status_code == 403


def test_a_password_is_kept_by_neither_page_nor_draft(world: World) -> None:
    officer = world.officer()
    account = open_account(officer, "someone")
    client = Client()
    client.post(reverse("web:sign_in"), {"username": "someone", "password": PASSWORD})
    url = reverse("web:act_on", args=["account.change_password", account.pk])
    page = client.post(url, {"current": "wrong guess 1", "new": NEW, "again": NEW}).content.decode()
    assert "现密码不正确" in page
    assert NEW not in page
    assert "data-draft-key" not in page.split("<main")[1]
    assert "data-send" not in page.split("<main")[1]
