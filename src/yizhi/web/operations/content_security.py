"""The content security policy: everything from our own origin, nothing inline, nothing framed."""

import os
from functools import cache


@cache
def policy() -> str:
    """The policy of every page. `YIZHI_MAP_ORIGINS` (space-separated) names the origins of an external base map."""
    maps = os.environ.get("YIZHI_MAP_ORIGINS", "")
    if any(character in maps for character in ";,\r\n"):
        raise ValueError("YIZHI_MAP_ORIGINS 只能是以空格分隔的来源，例如 https://t0.tianditu.gov.cn")
    sources = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": f"'self' data: blob: {maps}",
        "font-src": "'self'",
        "media-src": "'self' blob:",
        "connect-src": f"'self' {maps}",
        # The map draws in a worker that it makes from its own script.
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{directive} {value.strip()}" for directive, value in sources.items())


HEADERS = {
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(),"
        " magnetometer=(), accelerometer=(), gyroscope=(), display-capture=(), screen-wake-lock=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
