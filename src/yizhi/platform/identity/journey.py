"""One journey to the provider and back: begun by this browser, ended once."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode

from django.contrib.sessions.backends.base import SessionBase

from yizhi.platform.identity.fetching import fetch
from yizhi.platform.identity.provider import Provider, provider
from yizhi.platform.identity.refused import away, declined, doubtful, interrupted
from yizhi.platform.identity.token import verified

_KEPT = "provider"
_MINUTES = 10
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider vouches for. `username` is empty unless such a claim is declared; `wanted` as begun."""

    issuer: str
    subject: str
    username: str
    wanted: str


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def begin(session: SessionBase, wanted: str, *, back: str, at: datetime) -> str:
    """The address to send the browser to. A journey begun earlier in this session is forgotten. Raises NotVouched."""
    one = provider()
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    asked = {
        "response_type": "code",
        "client_id": one.settings.client_id,
        "redirect_uri": back,
        "scope": one.settings.scopes,
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
    }
    address = one.addresses()["authorization_endpoint"]
    until = (at + timedelta(minutes=_MINUTES)).isoformat()
    session[_KEPT] = {"state": state, "nonce": nonce, "verifier": verifier, "wanted": wanted, "until": until}
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def finish(session: SessionBase, answer: Mapping[str, str], *, back: str, at: datetime) -> Vouched:
    """Whom the provider vouches for, if and only if this browser began the journey and it ends for the first time.

    Raises NotVouched. Whatever comes of it, the journey is over.
    """
    kept = _taken(session)
    if not secrets.compare_digest(answer.get("state", "").encode(), kept["state"].encode()):
        raise interrupted("state")
    if datetime.fromisoformat(kept["until"]) <= at:
        raise interrupted("too late")
    one = provider()
    if answer.get("iss", one.settings.issuer) != one.settings.issuer:
        raise interrupted("issuer")
    if "error" in answer or not answer.get("code"):
        raise declined(answer.get("error", "no code"))
    token = _redeem(one, answer["code"], kept["verifier"], back)
    return _vouched(one, verified(token, one, nonce=kept["nonce"], at=at), kept["wanted"])


def _taken(session: SessionBase) -> dict[str, str]:
    """The journey; the session that held it ends at once, so that it is gone even when the provider is away."""
    kept: dict[str, str] | None = session.get(_KEPT)
    if kept is None:
        raise interrupted("no journey")
    session.flush()
    return kept


def _redeem(one: Provider, code: str, verifier: str, back: str) -> str:
    """The ID token for a code, which the provider gives once."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    declared, addresses = one.settings, one.addresses()
    ways = addresses.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    headers: dict[str, str] = {}
    if "client_secret_basic" in ways:
        pair = f"{quote(declared.client_id, safe='')}:{quote(declared.client_secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    elif "client_secret_post" in ways:
        form |= {"client_id": declared.client_id, "client_secret": declared.client_secret}
    else:
        raise away("no way to show the client secret in common")
    try:
        token = fetch(addresses["token_endpoint"], form, headers).get("id_token")
    except HTTPError as error:
        raise declined(f"code refused with status {error.code}") from error
    if not isinstance(token, str):
        raise doubtful("no ID token")
    return token


def _vouched(one: Provider, claims: dict[str, Any], wanted: str) -> Vouched:
    subject = claims.get(one.settings.subject_claim)
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST:
        raise doubtful("the declared claim of the subject is missing")
    named = claims.get(one.settings.username_claim) if one.settings.username_claim else ""
    username = named if isinstance(named, str) and len(named) <= _LONGEST and "\x00" not in named else ""
    return Vouched(one.settings.issuer, subject, username, wanted)


def leaving_address(back: str) -> str:
    """Where to sign out of the provider itself; empty when it names no such place, or is away."""
    one = provider()
    place = str(one.addresses().get("end_session_endpoint") or "")
    if not place.startswith(("https://", "http://")):
        return ""
    asked = urlencode({"client_id": one.settings.client_id, "post_logout_redirect_uri": back})
    return f"{place}{'&' if '?' in place else '?'}{asked}"
