"""A small OpenID provider over HTTP on this machine, for tests: it keeps the rules, and breaks one when told to."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from yizhi.platform import clock
from yizhi.settings.provider import ProviderSettings

CLIENT, SECRET = "yizhi", "a secret/with signs+"


def new_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"}, private=True)


class SmallProvider:
    """`subject` is signed in there. `claims` replace those of the next tokens; None leaves one out."""

    def __init__(self, address: str) -> None:
        self.issuer = address
        self.key = new_key("first")
        self.published: list[RSAKey] = [self.key]
        self.subject = "subject-1"
        self.claims: dict[str, Any] = {}
        self.algorithm = "RS256"
        self.declared: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.token: str | None = None
        self.away = False

    def settings(self, **more: Any) -> ProviderSettings:
        return ProviderSettings(self.issuer, CLIENT, SECRET, **more)

    def about(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/leave",
        } | self.declared

    def keys(self) -> dict[str, Any]:
        return dict(KeySet(list(self.published)).as_dict(private=False))

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state'], 'iss': self.issuer})}"

    def redeem(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """A token for a code: once, to the client that shows its secret and the verifier."""
        asked = self.codes.pop(form["code"], None)
        pair = base64.b64decode(authorization.removeprefix("Basic ")).decode() if authorization else ""
        posted = f"{form.get('client_id', '')}:{form.get('client_secret', '')}"
        if pair != "yizhi:a%20secret%2Fwith%20signs%2B" and posted != f"{CLIENT}:{SECRET}":
            return 401, {"error": "invalid_client"}
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self.token or self.signed(asked["nonce"])}

    def signed(self, nonce: str) -> str:
        now = int(clock.now().timestamp())
        claims = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 300}
        told = {name: value for name, value in (claims | self.claims).items() if value is not None}
        return jwt.encode({"alg": self.algorithm, "kid": self.key.kid}, told, self.key, algorithms=[self.algorithm])


def _handler(one: SmallProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self, status: int, body: dict[str, Any], location: str = "") -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            one.asked.append(parts.path)
            if one.away:
                self._answer(503, {})
            elif parts.path == "/authorize":
                self._answer(302, {}, one.authorize(dict(parse_qsl(parts.query))))
            elif parts.path in ("/keys", "/.well-known/openid-configuration"):
                self._answer(200, one.keys() if parts.path == "/keys" else one.about())
            else:
                self._answer(404, {})

        def do_POST(self) -> None:
            one.asked.append(self.path)
            form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            if one.away:
                self._answer(503, {})
            else:
                self._answer(*one.redeem(form, self.headers.get("Authorization", "")))

        def log_message(self, *_: Any) -> None:
            """Tests are quiet."""

    return Handler


@contextmanager
def small_provider() -> Iterator[SmallProvider]:
    """Runs until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    one = SmallProvider(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = _handler(one)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
