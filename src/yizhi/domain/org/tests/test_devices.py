"""Where somebody is signed in: seen by them alone, ended at the next request, limited in number, idleness and age."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from yizhi.domain.org.acts import accounts, devices, installation
from yizhi.domain.org.ending import end_devices
from yizhi.domain.org.models import Account, Device, Person
from yizhi.domain.org.queries import DEFAULTS, devices_of
from yizhi.domain.org.sessions import SESSION_PERSON, SessionStore
from yizhi.domain.org.tasks import clear_sessions
from yizhi.domain.org.tests.world import BUILDER, NOW, PASSWORD, World, as_actor, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import PUBLIC
from yizhi.platform.scope.session import acting

EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


@pytest.fixture
def officer(world: World) -> Person:
    someone = world.officer()
    open_account(someone, "someone")
    return someone


def signed_in(agent: str = EDGE, username: str = "someone") -> Client:
    client = Client(headers={"user-agent": agent})
    answer = client.post(reverse("web:sign_in"), {"username": username, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("org:me")).status_code == 200


def account_of(person: Person) -> Account:
    with acting(as_actor(person, clock.now())):
        return Account.objects.get(person=person)


def configure(name: str, value: int) -> None:
    data = {"name": name, "value": value, "since": NOW.date(), "source": "测试"}
    perform(installation.configure, BUILDER, data=data, at=NOW)


def test_the_list_names_browser_and_address_and_marks_this_one(officer: Person) -> None:
    here = signed_in(EDGE)
    signed_in(PHONE)
    page = here.get(reverse("org:devices")).content.decode()
    assert "Edge 浏览器 · Windows" in page
    assert "Chrome 浏览器 · 安卓" in page
    assert page.count("当前设备") == 1
    assert page.count("退出该设备") >= 1


def test_one_device_is_signed_out_at_its_next_request(officer: Person) -> None:
    here, other = signed_in(), signed_in(PHONE)
    with acting(as_actor(officer, clock.now())):
        device = Device.objects.only("id").get(browser__contains="安卓")
    url = reverse("web:act_on", args=["account.end_device", account_of(officer).pk])
    assert here.post(url, {"device": device.pk, "next": reverse("org:devices")}).status_code == 302
    assert is_in(here)
    assert not is_in(other)


def test_all_others_are_signed_out_and_this_one_stays(officer: Person) -> None:
    here, second, third = signed_in(), signed_in(PHONE), signed_in(PHONE)
    keep = here.session.device or here.get(reverse("org:devices")).context["current"]
    url = reverse("web:act_on", args=["account.end_other_devices", account_of(officer).pk])
    assert here.post(url, {"keep": keep}).status_code == 302
    assert [is_in(c) for c in (here, second, third)] == [True, False, False]
    with acting(as_actor(officer, clock.now())):
        assert Entry.objects.filter(verb="account.end_other_devices").count() == 1


def test_the_administrator_signs_everybody_of_a_person_out_with_a_reason(world: World, officer: Person) -> None:
    browsers = [signed_in(), signed_in(PHONE)]
    boss = as_actor(world.administrator(), clock.now())
    with acting(boss):
        account = Account.objects.get(person=officer)
    outcome = perform(devices.force_sign_out, boss, record=account, data={"reason": "手机遗失"})
    assert outcome.result["count"] == 2
    assert not any(is_in(client) for client in browsers)


def test_a_colleague_neither_sees_nor_ends_my_devices(world: World, officer: Person) -> None:
    mine = signed_in()
    with acting(as_actor(officer, clock.now())):
        device = Device.objects.only("id").get()
    colleague = as_actor(world.officer(), clock.now())
    with acting(colleague):
        assert not Device.objects.only("id").exists()
        assert end_devices([device]) == 0
    for act, data in ((devices.end_device, {"device": device.pk}), (devices.force_sign_out, {"reason": "无"})):
        with pytest.raises(Exception, match=r"未找到|不能"):
            perform(act, colleague, record=account_of(officer), data=data)
    assert is_in(mine)


def test_no_session_reads_a_key_or_adds_a_row(officer: Person) -> None:
    signed_in()
    for sql in (
        "SELECT key_hash FROM org_device",
        "SELECT content FROM org_device",
        "DELETE FROM org_device",
        "UPDATE org_device SET ends_at = now() + interval '9 years'",
    ):
        with acting(as_actor(officer)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(sql)
    with acting(PUBLIC):
        assert not Device.objects.only("id").exists()


def test_signing_in_gives_a_new_key_and_carries_nothing_over(officer: Person) -> None:
    client = Client()
    before = client.session
    before["planted"] = "x"
    before.save()
    planted = client.cookies["sessionid"].value
    client.post(reverse("web:sign_in"), {"username": "someone", "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted
    assert "planted" not in client.session
    assert SessionStore(planted).load() == {}


def test_a_session_ends_after_idleness_but_not_while_at_work(officer: Person) -> None:
    configure("session_idle_minutes", 30)
    begun = clock.now()
    with clock.at(begun):
        client = signed_in()
    for minutes in (20, 40, 60):
        with clock.at(begun + timedelta(minutes=minutes)):
            assert is_in(client)
    with clock.at(begun + timedelta(minutes=91)):
        assert not is_in(client)


def test_a_session_ends_at_its_age_however_busy(officer: Person) -> None:
    configure("session_hours", 2)
    begun = clock.now()
    with clock.at(begun):
        client = signed_in()
    for minutes in range(10, 120, 10):
        with clock.at(begun + timedelta(minutes=minutes)):
            assert is_in(client)
    with clock.at(begun + timedelta(minutes=120)):
        assert not is_in(client)


def test_one_device_too_many_signs_out_the_one_used_longest_ago(officer: Person) -> None:
    begun, clients = clock.now(), []
    for number in range(DEFAULTS["session_most_devices"] + 1):
        with clock.at(begun + timedelta(minutes=number)):
            clients.append(signed_in())
    with clock.at(begun + timedelta(minutes=10)):
        assert [is_in(client) for client in clients] == [False] + [True] * DEFAULTS["session_most_devices"]


def test_knowing_the_session_is_one_query_and_no_write(officer: Person) -> None:
    client = signed_in()
    with CaptureQueriesContext(connection) as asked:
        assert is_in(client)
    about = [query["sql"] for query in asked if "org_device_" in query["sql"]]
    assert len(about) == 1
    assert "org_device_open" in about[0]


def test_a_late_answer_does_not_revive_an_ended_session(officer: Person) -> None:
    client = signed_in()
    late = SessionStore(client.cookies["sessionid"].value)
    assert late[SESSION_PERSON] == str(officer.pk)
    client.post(reverse("web:sign_out"))
    late["more"] = 1
    with pytest.raises(UpdateError):
        late.save()


def test_a_closed_account_is_out_at_the_next_request(officer: Person) -> None:
    client = signed_in()
    perform(accounts.close, BUILDER, record=account_of(officer))
    assert not is_in(client)


def test_what_is_over_is_cleared_and_nothing_else(officer: Person) -> None:
    client = signed_in()
    clear_sessions(int(clock.now().timestamp()))
    assert is_in(client)
    clear_sessions(int((clock.now() + timedelta(days=1)).timestamp()))
    with acting(as_actor(officer, clock.now())):
        assert not devices_of(officer.pk, clock.now() - timedelta(days=9)).exists()


def test_a_device_that_has_gone_is_refused_in_words(officer: Person) -> None:
    with pytest.raises(ActRefused, match="已退出登录"):
        perform(
            devices.end_device,
            as_actor(officer, clock.now()),
            record=account_of(officer),
            data={"device": officer.pk},
        )
