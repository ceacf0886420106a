"""Whether an ID token holds (OpenID Connect Core 1.0, section 3.1.3.7)."""

import secrets
from datetime import datetime
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError

from yizhi.platform.identity.provider import Provider
from yizhi.platform.identity.refused import doubtful

_ALGORITHMS = ("RS256", "PS256", "ES256")
_DRIFT = 60  # seconds that the two clocks may be apart


def verified(token: str, provider: Provider, *, nonce: str, at: datetime) -> dict[str, Any]:
    """The claims, if and only if the provider signed them, for us, for this journey, and they are valid now.

    Raises NotVouched. The algorithm is never taken from the token alone: none and shared secrets are not accepted.
    """
    try:
        kid = jws.extract_compact(token.encode()).headers().get("kid")
        key = provider.key(kid if isinstance(kid, str) else None)
        if key is None:
            raise doubtful("unknown key")
        claims = jwt.decode(token, key, algorithms=list(_ALGORITHMS)).claims
        _claims(provider.settings.issuer, provider.settings.client_id, nonce, at).validate(claims)
    except (JoseError, ValueError, TypeError) as error:
        raise doubtful(f"{type(error).__name__}: {error}") from error
    _check_party(claims, provider.settings.client_id)
    if not secrets.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise doubtful("nonce")
    return claims


def _claims(issuer: str, client: str, nonce: str, at: datetime) -> jwt.JWTClaimsRegistry:
    return jwt.JWTClaimsRegistry(
        now=int(at.timestamp()),
        leeway=_DRIFT,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": client},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": nonce},
    )


def _check_party(claims: dict[str, Any], client: str) -> None:
    """A token for several audiences must say that it was made for us."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != client:
        raise doubtful("authorized party")
