"""Off unless declared; what cannot work or is unsafe does not start."""

import pytest

from yizhi.settings.provider import provider_settings

_ALL = {
    "YIZHI_OIDC_ISSUER": "https://id.example",
    "YIZHI_OIDC_CLIENT_ID": "yizhi",
    "YIZHI_OIDC_CLIENT_SECRET": "hidden words",
}


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("TITLE", "SCOPES", "SUBJECT_CLAIM", "USERNAME_CLAIM"):
        monkeypatch.delenv(f"YIZHI_OIDC_{part}", raising=False)
    for name, value in _ALL.items():
        monkeypatch.setenv(name, value)


def test_without_an_issuer_it_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YIZHI_OIDC_ISSUER")
    assert provider_settings(development=False) is None


def test_with_issuer_and_client_it_is_on_and_the_secret_is_not_printed() -> None:
    made = provider_settings(development=False)
    assert made is not None
    assert (made.subject_claim, made.username_claim, made.scopes) == ("sub", "", "openid")
    assert "hidden words" not in repr(made)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("YIZHI_OIDC_ISSUER", "http://id.example", "https"),
        ("YIZHI_OIDC_CLIENT_ID", "", "YIZHI_OIDC_CLIENT_ID"),
        ("YIZHI_OIDC_CLIENT_SECRET", "", "_FILE"),
        ("YIZHI_OIDC_SCOPES", "profile", "openid"),
    ],
)
def test_what_is_incomplete_or_unsafe_does_not_start(
    name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=told):
        provider_settings(development=False)
