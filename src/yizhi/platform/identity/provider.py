"""The provider's addresses and keys, asked for once an hour."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any
from urllib.error import HTTPError

from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import Key, import_key

from yizhi.platform.identity.fetching import fetch
from yizhi.platform.identity.refused import away
from yizhi.settings.provider import ProviderSettings

_KEPT = 3600.0  # seconds
_KEYS_AT_MOST_EVERY = 30.0
_KINDS = frozenset({"RSA", "EC"})
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def _asked(address: str) -> dict[str, Any]:
    try:
        return fetch(address)
    except HTTPError as error:
        raise away(f"status {error.code}") from error


def _signing_keys(found: dict[str, Any]) -> list[Key]:
    """Public keys for signatures; kinds that this program does not use are left out."""
    keys: list[Key] = []
    rows = found.get("keys")
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, dict) or row.get("kty") not in _KINDS or row.get("use", "sig") != "sig":
            continue
        try:
            keys.append(import_key(row))
        except (JoseError, ValueError, TypeError, KeyError):
            continue
    return keys


@dataclass
class Provider:
    """One provider for the life of the process; safe for several threads."""

    settings: ProviderSettings
    _addresses: tuple[float, dict[str, Any]] | None = None
    _keys: tuple[float, list[Key]] | None = None
    _lock: Lock = field(default_factory=Lock)

    def addresses(self) -> dict[str, Any]:
        """What the provider publishes about itself. Raises NotVouched when it is away or names another issuer."""
        with self._lock:
            if self._addresses is None or time.monotonic() - self._addresses[0] > _KEPT:
                self._addresses = time.monotonic(), self._discovered()
            return self._addresses[1]

    def key(self, kid: str | None) -> Key | None:
        """The key of this name, or the only one when none is named. An unknown one is asked for twice a minute."""
        address = self.addresses()["jwks_uri"]
        with self._lock:
            age = time.monotonic() - self._keys[0] if self._keys else _KEPT + 1
            found = _named(self._keys[1], kid) if self._keys and age <= _KEPT else None
            if found is None and age > _KEYS_AT_MOST_EVERY:
                self._keys = time.monotonic(), _signing_keys(_asked(address))
                found = _named(self._keys[1], kid)
            return found

    def _discovered(self) -> dict[str, Any]:
        found = _asked(f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.settings.issuer:
            raise away("another issuer is named")
        schemes = ("https://", "http://") if settings.DEVELOPMENT else ("https://",)
        for name in _NEEDED:
            if not str(found.get(name, "")).startswith(schemes):
                raise away(f"{name} is missing or not https")
        return found


def _named(keys: list[Key], kid: str | None) -> Key | None:
    fitting = keys if kid is None else [key for key in keys if key.kid == kid]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _provider(declared: ProviderSettings) -> Provider:
    return Provider(declared)


def provider() -> Provider:
    """The provider that is declared; only where `in_use()`."""
    return _provider(settings.YIZHI_PROVIDER)


def in_use() -> bool:
    """Whether the operator has declared a provider."""
    return settings.YIZHI_PROVIDER is not None
