"""OpenID Connect Core 1.0, section 3.1.3.7: each rule of the ID token, broken one at a time."""

import base64
import json
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from yizhi.platform import clock
from yizhi.platform.identity.provider import Provider
from yizhi.platform.identity.refused import NotVouched
from yizhi.platform.identity.tests.small_provider import CLIENT, SECRET, SmallProvider, new_key
from yizhi.platform.identity.token import verified

NONCE = "nonce-1"


def hold(remote: SmallProvider, token: str | None = None, provider: Provider | None = None) -> dict[str, Any]:
    one = provider or Provider(remote.settings())
    return verified(token or remote.signed(NONCE), one, nonce=NONCE, at=clock.now())


def test_a_sound_token_holds(remote: SmallProvider) -> None:
    assert hold(remote)["sub"] == remote.subject


def _now() -> int:
    return int(clock.now().timestamp())


@pytest.mark.parametrize(
    "broken",
    [
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": [CLIENT, "another"]},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"azp": "another"},
        {"aud": None},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"exp": "never"},
        {"iat": 4_000_000_000},
        {"iat": None},
        {"nbf": 4_000_000_000},
        {"nonce": "another"},
        {"nonce": [NONCE]},
        {"nonce": None},
        {"sub": None},
        {"sub": 7},
    ],
    ids=str,
)
def test_a_token_with_one_wrong_claim_does_not(remote: SmallProvider, broken: dict[str, Any]) -> None:
    remote.claims = broken
    with pytest.raises(NotVouched, match="未通过核验"):
        hold(remote)


def test_a_token_for_several_audiences_names_us_as_its_party(remote: SmallProvider) -> None:
    remote.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert hold(remote)["azp"] == CLIENT


def test_a_minute_between_the_clocks_is_borne(remote: SmallProvider) -> None:
    remote.claims = {"exp": _now() - 30}
    assert hold(remote)
    remote.claims = {"exp": _now() - 90}
    with pytest.raises(NotVouched):
        hold(remote)


def test_another_key_of_the_same_name_does_not_sign(remote: SmallProvider) -> None:
    remote.key = new_key("first")
    with pytest.raises(NotVouched, match="未通过核验"):
        hold(remote)


def test_neither_no_signature_nor_the_shared_secret_nor_the_public_key_as_secret_signs(remote: SmallProvider) -> None:
    claims = {"iss": remote.issuer, "sub": "x", "aud": CLIENT, "nonce": NONCE, "iat": _now(), "exp": _now() + 60}
    head, body = (
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
        for part in ({"alg": "none", "kid": "first"}, claims)
    )
    public = remote.key.as_pem(private=False)
    shared = [
        jwt.encode({"alg": "HS256", "kid": "first"}, claims, OctKey.import_key(key), algorithms=["HS256"])
        for key in (SECRET * 2, base64.b64encode(public))
    ]
    for token in (f"{head}.{body}.", *shared, "", "a.b.c", "not a token"):
        with pytest.raises(NotVouched, match="未通过核验"):
            hold(remote, token or " ")


def test_keys_are_asked_for_once_and_again_for_an_unknown_one(
    remote: SmallProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, now = Provider(remote.settings()), [1000.0]
    monkeypatch.setattr("yizhi.platform.identity.provider.time.monotonic", lambda: now[0])
    for _ in range(3):
        assert hold(remote, provider=one)
    assert remote.asked.count("/keys") == 1
    remote.key = new_key("second")
    remote.published = [*remote.published, remote.key]
    now[0] += 31
    assert hold(remote, provider=one)
    assert remote.asked.count("/keys") == 2
    assert remote.asked.count("/.well-known/openid-configuration") == 1


def test_tokens_with_made_up_key_names_do_not_make_us_ask_without_end(remote: SmallProvider) -> None:
    one = Provider(remote.settings())
    remote.key = new_key("unknown")
    for _ in range(5):
        with pytest.raises(NotVouched, match="未通过核验"):
            hold(remote, provider=one)
    assert remote.asked.count("/keys") == 1


@pytest.mark.parametrize(
    "declared",
    [{"issuer": "https://elsewhere.example"}, {"token_endpoint": "ftp://x"}, {"jwks_uri": None}],
    ids=str,
)
def test_a_provider_that_describes_itself_wrongly_is_not_used(remote: SmallProvider, declared: dict[str, Any]) -> None:
    remote.declared = declared
    with pytest.raises(NotVouched, match="暂时不可用") as caught:
        hold(remote)
    assert caught.value.status == 503


def test_in_production_every_address_of_the_provider_is_https(remote: SmallProvider, settings: Any) -> None:
    settings.DEVELOPMENT = False
    with pytest.raises(NotVouched, match="暂时不可用"):
        hold(remote)
