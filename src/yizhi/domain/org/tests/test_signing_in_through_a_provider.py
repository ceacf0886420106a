"""The whole way: our page, a real provider over HTTP, back, and what is refused on the way."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pyotp
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from yizhi.domain.org import second_step
from yizhi.domain.org.acts import accounts, identities
from yizhi.domain.org.acts import second_step as second_acts
from yizhi.domain.org.models import Account, Person
from yizhi.domain.org.tests.world import BUILDER, NOW, World, as_actor, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.identity.tests.small_provider import SmallProvider, small_provider
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

UNKNOWN = "该身份没有可用的账号"


@pytest.fixture
def remote(settings: Any) -> Iterator[SmallProvider]:
    with small_provider() as one:
        settings.YIZHI_PROVIDER = one.settings()
        settings.YIZHI_PUBLIC_URL = "http://testserver"
        yield one


@pytest.fixture
def officer(world: World, remote: SmallProvider) -> Person:
    someone = world.officer()
    link(open_account(someone, "someone"), remote.subject)
    return someone


def link(account: Account, subject: str) -> None:
    perform(identities.link, BUILDER, record=account, data={"subject": subject}, at=NOW)


def account_of(person: Person) -> Account:
    with acting(as_actor(person)):
        found: Account = Account.objects.get(person=person)
    return found


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def there(client: Client, wanted: str = "/org/me/") -> str:
    """To the provider; the address, with path and query, to which it sends the browser back."""
    begun = client.get(reverse("web:provider"), {"next": wanted})
    assert begun.status_code == 302
    with pytest.raises(HTTPError) as sent:
        build_opener(_Stay).open(begun["Location"])
    parts = urlsplit(sent.value.headers["Location"])
    assert parts.path == reverse("web:provider_back")
    return f"{parts.path}?{parts.query}"


def signed_in(client: Client) -> bool:
    return client.get(reverse("org:me")).status_code == 200


def refused(client: Client, address: str, words: str, status: int = 403) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "使用统一身份认证登录" in answer.content.decode()
    assert not signed_in(client)


def test_a_linked_person_signs_in_and_the_means_is_recorded(officer: Person) -> None:
    client = Client()
    answer = client.get(there(client))
    assert (answer.status_code, answer["Location"]) == (302, "/org/me/")
    assert signed_in(client)
    with acting(BUILDER):
        assert "以统一身份认证登录" in Entry.objects.get(verb="account.sign_in").body


def test_what_is_asked_of_the_provider_is_fresh_each_time(officer: Person, remote: SmallProvider) -> None:
    asked = [parse_qs(urlsplit(Client().get(reverse("web:provider"))["Location"]).query) for _ in range(2)]
    for name in ("state", "nonce", "code_challenge"):
        assert len({one[name][0] for one in asked}) == 2
        assert len(asked[0][name][0]) >= 43
    assert asked[0]["redirect_uri"] == ["http://testserver/sign-in/provider/back/"]
    assert asked[0]["code_challenge_method"] == ["S256"]


def test_a_wrong_state_is_refused_and_ends_the_journey(officer: Person) -> None:
    client = Client()
    address = there(client)
    wrong = address.replace("state=", "state=x")
    refused(client, wrong, "已失效")
    refused(client, address, "已失效")


def test_a_journey_begun_in_another_browser_is_refused(officer: Person) -> None:
    refused(Client(), there(Client()), "已失效")


@pytest.mark.parametrize(
    "claims",
    [{"nonce": "another"}, {"exp": 1_700_000_000}, {"aud": "another"}, {"iss": "https://elsewhere.example"}],
    ids=str,
)
def test_a_token_that_does_not_hold_is_refused(officer: Person, remote: SmallProvider, claims: dict[str, Any]) -> None:
    remote.claims = claims
    client = Client()
    refused(client, there(client), "未通过核验")


def test_a_replayed_answer_is_refused(officer: Person) -> None:
    client = Client()
    address = there(client)
    assert client.get(address).status_code == 302
    again = client.get(address)
    assert again.status_code == 403
    assert "已失效" in again.content.decode()


def test_a_replayed_code_is_refused_in_a_new_journey(officer: Person) -> None:
    client = Client()
    code = parse_qs(urlsplit(there(client)).query)["code"][0]
    first = there(client)
    state = parse_qs(urlsplit(first).query)["state"][0]
    assert client.get(first).status_code == 302
    thief = Client()
    stolen = parse_qs(urlsplit(there(thief)).query)["state"][0]
    assert stolen != state
    refused(thief, f"{reverse('web:provider_back')}?{urlencode({'code': code, 'state': stolen})}", "没有完成")


def test_an_unknown_subject_gets_no_account(officer: Person, remote: SmallProvider) -> None:
    remote.subject = "subject-2"
    client = Client()
    refused(client, there(client), UNKNOWN)
    with acting(BUILDER):
        assert not Entry.objects.filter(verb="account.sign_in").exists()


def test_a_closed_account_is_refused_in_the_same_words(officer: Person) -> None:
    account = account_of(officer)
    perform(accounts.close, BUILDER, record=account)
    client = Client()
    refused(client, there(client), UNKNOWN)


def test_a_demo_account_does_not_open_a_production_installation(
    world: World, remote: SmallProvider, settings: Any
) -> None:
    link(open_account(world.officer(), "demo", demo=True), remote.subject)
    client = Client()
    address = there(client)
    settings.DEVELOPMENT = False
    refused(client, address, UNKNOWN)


def test_the_person_says_no_at_the_provider(officer: Person) -> None:
    client = Client()
    state = parse_qs(urlsplit(there(client)).query)["state"][0]
    query = urlencode({"error": "access_denied", "error_description": "<b>x</b>", "state": state})
    refused(client, f"{reverse('web:provider_back')}?{query}", "身份认证没有完成")


def test_an_answer_after_ten_minutes_is_refused(officer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    address = there(client)
    later = clock.now() + timedelta(minutes=10)
    monkeypatch.setattr("yizhi.web.provider.clock.now", lambda: later)
    refused(client, address, "已失效")


def test_a_provider_that_is_away_leaves_the_password(officer: Person, remote: SmallProvider) -> None:
    client = Client()
    address = there(client)
    remote.away = True
    refused(client, address, "暂时不可用", 503)
    refused(client, address, "已失效")


def test_a_user_name_opens_an_account_only_where_declared_and_not_linked(
    world: World, remote: SmallProvider, settings: Any
) -> None:
    open_account(world.officer(), "someone")
    remote.claims = {"preferred_username": "someone"}
    client = Client()
    refused(client, there(client), UNKNOWN)
    settings.YIZHI_PROVIDER = remote.settings(username_claim="preferred_username")
    assert client.get(there(client)).status_code == 302
    assert signed_in(client)
    with acting(BUILDER):
        link(Account.objects.get(username="someone"), "subject-9")
    stranger = Client()
    refused(stranger, there(stranger), UNKNOWN)


def test_the_subject_may_be_another_claim(world: World, remote: SmallProvider, settings: Any) -> None:
    settings.YIZHI_PROVIDER = remote.settings(subject_claim="employee")
    link(open_account(world.officer(), "someone"), "0570-17")
    client = Client()
    refused(client, there(client), "未通过核验")
    remote.claims = {"employee": "0570-17"}
    assert client.get(there(client)).status_code == 302
    assert signed_in(client)


def test_the_second_step_is_still_asked_for(officer: Person) -> None:
    secret = pyotp.random_base32()
    account = account_of(officer)
    data = {
        "secret": secret,
        "code": pyotp.TOTP(secret).at(NOW),
        "recovery": second_step.new_recovery_codes(),
    }
    perform(second_acts.enrol, as_actor(officer), record=account, data=data, at=NOW)
    client = Client()
    answer = client.get(there(client))
    assert answer["Location"].startswith(reverse("org:sign_in_code"))
    assert not signed_in(client)
    right = client.post(answer["Location"], {"code": pyotp.TOTP(secret).at(clock.now())})
    assert (right.status_code, right["Location"]) == (302, "/org/me/")
    with acting(BUILDER):
        assert "以统一身份认证和动态口令登录" in Entry.objects.get(verb="account.sign_in").body


def test_a_role_that_must_use_the_second_step_sets_it_up_first(officer: Person, settings: Any) -> None:
    settings.YIZHI_SECOND_STEP_ROLES = ["OFFICER"]
    client = Client()
    assert client.get(there(client))["Location"].startswith(reverse("org:sign_in_enrol"))
    assert not signed_in(client)


def test_signing_out_says_that_the_provider_goes_on(officer: Person, remote: SmallProvider) -> None:
    client = Client()
    client.get(there(client))
    answer = client.post(reverse("web:sign_out"))
    page = client.get(answer["Location"]).content.decode()
    assert "统一身份认证仍处于登录状态" in page
    assert f"{remote.issuer}/leave?client_id=yizhi&amp;post_logout_redirect_uri=" in page
    assert not signed_in(client)


def test_only_pages_of_this_host_are_opened_afterwards(officer: Person) -> None:
    client = Client()
    assert client.get(there(client, "https://elsewhere.example/"))["Location"] == "/"


def test_without_a_provider_there_is_no_button_and_no_address(world: World) -> None:
    client = Client()
    assert "统一身份认证" not in client.get(reverse("web:sign_in")).content.decode()
    assert client.get(reverse("web:provider")).status_code == 404
    assert client.get(reverse("web:provider_back")).status_code == 404
    with pytest.raises(ActForbidden, match="没有接入"):
        link(open_account(world.officer(), "someone"), "subject-1")


def test_a_subject_belongs_to_one_open_account_and_is_linked_by_an_administrator(
    officer: Person, world: World, remote: SmallProvider
) -> None:
    other = open_account(world.officer(), "other")
    with pytest.raises(ActInvalid, match="已关联其他账号"):
        link(other, remote.subject)
    own = account_of(officer)
    with pytest.raises(ActForbidden):
        perform(identities.link, as_actor(officer), record=own, data={"subject": "subject-3"}, at=NOW)


def test_the_subject_is_in_no_sessions_reach_nor_in_the_ledger(officer: Person, remote: SmallProvider) -> None:
    with acting(as_actor(officer)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("SELECT identity FROM org_account")
    with acting(BUILDER):
        body = Entry.objects.get(verb="account.link_identity").body
    assert "关联统一身份" in body
    assert remote.subject not in body


def test_unlinking_ends_the_sessions_and_the_way_in(officer: Person) -> None:
    client = Client()
    client.get(there(client))
    account = account_of(officer)
    perform(identities.unlink, BUILDER, record=account, data={"reason": "换发身份"})
    assert not signed_in(client)
    refused(client, there(client), UNKNOWN)
