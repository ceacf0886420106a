"""The log's public face: its key, its signed heads, and proofs that it only grew. Cheap, and the same for everybody."""

from __future__ import annotations

import base64
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform.ledger import tiles
from yizhi.platform.ledger.log_key import suite, verifying_key
from yizhi.platform.ledger.models import Head
from yizhi.platform.ledger.proof.errors import TileDamaged
from yizhi.platform.ledger.proof.keys import spoken_fingerprint
from yizhi.platform.ledger.proof.merkle import verify_consistency
from yizhi.platform.ledger.proof.tiles import TileTree
from yizhi.platform.ledger.queries import latest_head
from yizhi.platform.scope.access import public

MOST_HEADS = 100
_TEXT = "text/plain; charset=utf-8"


@public
@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The published key with its fingerprint and how to compare it; `?format=text` gives the line for programs."""
    found = verifying_key()
    if request.GET.get("format") == "text":
        return HttpResponse(f"{found.text()}\n", content_type=_TEXT)
    head = latest_head()
    context = {
        "key": found,
        "fingerprint": spoken_fingerprint(found.fingerprint),
        "suite": found.suite,
        "head": head,
    }
    return render(request, "public/ledger_key.html", context)


@public
@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """Signed heads, newest first: `limit` up to 100, `before` a size. `?format=text` gives the newest one as signed."""
    limit, before = _number(request, "limit", 20), _number(request, "before", None)
    if limit is None or (before is None and "before" in request.GET):
        return _problem("参数 limit、before 应为非负整数")
    found = Head.objects.order_by("-size")
    if before is not None:
        found = found.filter(size__lt=before)
    newest = list(found[: min(limit, MOST_HEADS)])
    if request.GET.get("format") == "text":
        return HttpResponse(newest[0].checkpoint if newest else "", content_type=_TEXT, status=200 if newest else 404)
    listed = [{"size": h.size, "at": h.at.isoformat(), "checkpoint": h.checkpoint} for h in newest]
    return JsonResponse({"origin": verifying_key().name, "heads": listed}, json_dumps_params={"ensure_ascii": False})


@public
@require_safe
def consistency(request: HttpRequest) -> HttpResponse:
    """The log of `second` entries begins with the log of `first` (RFC 9162 2.1.4); both are sizes of signed heads."""
    first, second = _number(request, "first", None), _number(request, "second", None)
    if first is None or second is None or first > second:
        return _problem("请给出 first 和 second 两个台账条数，first 不大于 second，例如 ?first=8&second=20")
    signed = {head.size: head for head in Head.objects.filter(size__in=[first, second])}
    if missing := [str(size) for size in (first, second) if size not in signed]:
        return _problem(f"没有条数为 {'、'.join(missing)} 的签名树头，签名树头见 /ledger/heads", status=404)
    try:
        path = TileTree(tiles.around(second, first), suite()).consistency(first, second)
    except TileDamaged as error:
        return _problem(str(error), status=500)
    old, new = bytes(signed[first].root), bytes(signed[second].root)
    if not verify_consistency(first, second, path, old, new, suite=suite()):
        return _problem("台账的摘要与签名树头不一致，请立即向平台反映", status=500)
    content = {
        "first": first,
        "second": second,
        "path": [base64.b64encode(step).decode() for step in path],
        "first_checkpoint": signed[first].checkpoint,
        "second_checkpoint": signed[second].checkpoint,
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})


def _number(request: HttpRequest, name: str, default: Any) -> int | None:
    text = request.GET.get(name)
    if text is None:
        return default  # type: ignore[no-any-return]
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _problem(title: str, status: int = 400) -> JsonResponse:
    return JsonResponse({"status": status, "title": title}, status=status, json_dumps_params={"ensure_ascii": False})
