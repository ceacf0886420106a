"""What happens around every request: an identifier, a log line, figures, and the headers that keep browsers strict."""

import re
import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bound_contextvars

from yizhi.web.operations.content_security import HEADERS, policy
from yizhi.web.operations.figures import DURATION, REQUESTS

_ACCEPTABLE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_log = structlog.get_logger("yizhi.request")

Answer = Callable[[HttpRequest], HttpResponse]


class RequestLog:
    """One line and one count for each request, under an identifier that the answer carries too (`X-Request-ID`).

    A caller's identifier is kept if and only if it is plain; the address is logged as its route, since a path may hold
    a party's code.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        identifier = given if _ACCEPTABLE_ID.fullmatch(given) else str(uuid4())
        request.request_id = identifier  # type: ignore[attr-defined]
        begun = time.perf_counter()
        with bound_contextvars(request_id=identifier):
            response = self.get_response(request)
            self._record(request, response, time.perf_counter() - begun)
        response.headers["X-Request-ID"] = identifier
        return response

    def _record(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        match = request.resolver_match
        route = match.route if match else "(none)"
        method = request.method if request.method in _KNOWN_METHODS else "OTHER"
        REQUESTS.labels(method, route, response.status_code).inc()
        DURATION.labels(route).observe(seconds)
        if route.startswith(("health/", "metrics")) and response.status_code < 400:
            return
        person = getattr(getattr(request, "actor", None), "person", None)
        _log.info(
            "request",
            method=method,
            route=route,
            status=response.status_code,
            milliseconds=round(seconds * 1000, 1),
            person=str(person) if person else None,
        )


class SecurityHeaders:
    """The strict headers on every answer; pages and data are not kept by the browser unless the view says otherwise."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy())
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Offices share computers: the back button must not show the last officer's cases.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
