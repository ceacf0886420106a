"""Sign-in through an external provider (OpenID Connect). Off unless an issuer is named."""

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """What the operator declares. `title` stands on the button; claims name what identifies the person."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    title: str = "统一身份认证"
    scopes: str = "openid"
    subject_claim: str = "sub"
    username_claim: str = ""


def provider_settings(*, development: bool) -> ProviderSettings | None:
    """From `YIZHI_OIDC_*`; None without an issuer. Raises SystemExit when what is given cannot work or is unsafe."""
    issuer = os.environ.get("YIZHI_OIDC_ISSUER", "").strip()
    if not issuer:
        return None
    if not issuer.startswith("https://") and not (development and issuer.startswith("http://")):
        raise SystemExit("YIZHI_OIDC_ISSUER 须为 https 地址，见 docs/deploy.md")
    client_id, secret = (os.environ.get(f"YIZHI_OIDC_CLIENT_{part}", "") for part in ("ID", "SECRET"))
    if not client_id or not secret:
        raise SystemExit(
            "设定了 YIZHI_OIDC_ISSUER，还须设定 YIZHI_OIDC_CLIENT_ID 和 YIZHI_OIDC_CLIENT_SECRET（或 _FILE），"
            "见 docs/deploy.md"
        )
    named = ("title", "scopes", "subject_claim", "username_claim")
    given = {name: os.environ.get(f"YIZHI_OIDC_{name.upper()}", "").strip() for name in named}
    made = ProviderSettings(issuer, client_id, secret, **{name: value for name, value in given.items() if value})
    if "openid" not in made.scopes.split():
        raise SystemExit("YIZHI_OIDC_SCOPES 须含 openid")
    return made
