"""Questions to the provider: JSON over HTTP, no redirect followed, size and time bounded."""

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit

from yizhi.platform.identity.refused import away

_SECONDS = 8
_MOST_BYTES = 512 * 1024


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A redirect could lead the client secret elsewhere."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = urllib.request.build_opener(_StayHere)


def fetch(address: str, form: dict[str, str] | None = None, headers: dict[str, str] | None = None) -> dict[str, Any]:
    """The object that the address answers; posted when there is a form. Raises NotVouched, HTTPError for a 4xx."""
    if urlsplit(address).scheme not in ("https", "http"):
        raise away("address is not http(s)")
    data = urlencode(form).encode() if form is not None else None
    request = urllib.request.Request(  # noqa: S310 - scheme checked above
        address, data=data, headers={"Accept": "application/json"} | (headers or {})
    )
    try:
        with _opener.open(request, timeout=_SECONDS) as answer:
            body = answer.read(_MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        error.close()
        if 400 <= error.code < 500:
            raise
        raise away(f"status {error.code}") from error
    except (OSError, HTTPException) as error:
        raise away(type(error).__name__) from error
    return _object(body)


def _object(body: bytes) -> dict[str, Any]:
    if len(body) > _MOST_BYTES:
        raise away("answer too long")
    try:
        found = json.loads(body)
    except ValueError as error:
        raise away("answer is not JSON") from error
    if not isinstance(found, dict):
        raise away("answer is not an object")
    return found
