"""Addresses for the operator's machines: liveness, readiness, figures."""

import hmac
import ipaddress
import os

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from yizhi.web.operations.figures import exposition
from yizhi.web.operations.readiness import report


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Says nothing about the database, so that an orchestrator does not restart for its sake."""
    return JsonResponse({"status": "live"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 if and only if requests can be served; else 503 with the reasons."""
    good, content = report()
    return JsonResponse(content, status=200 if good else 503, json_dumps_params={"ensure_ascii": False})


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus: allowed if and only if the caller holds the token, or none is set and it is local."""
    if not _may_read_figures(request):
        return HttpResponse("仅限本机或持有令牌的监控系统访问\n", status=403, content_type="text/plain; charset=utf-8")
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)


def _may_read_figures(request: HttpRequest) -> bool:
    token = os.environ.get("YIZHI_METRICS_TOKEN")
    if token:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    # Behind a proxy every caller seems local; a forwarded request is therefore never taken for one.
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
