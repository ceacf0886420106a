"""Stands in for the shell: each request runs as the person that the test names, errors of acts become statuses."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client

from yizhi.platform.acts.errors import ActError
from yizhi.platform.scope.actor import PUBLIC, Actor
from yizhi.platform.scope.session import acting

_who: ContextVar[Actor] = ContextVar("who", default=PUBLIC)


class ActingAs:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = _who.get()  # type: ignore[attr-defined]
        with acting(_who.get()):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, ActError):
            return JsonResponse({"title": str(error)}, status=error.status)
        return None


class Browser(Client):
    """A test client through which one person acts."""

    def __init__(self, actor: Actor) -> None:
        super().__init__(headers={"accept": "application/json"})
        self.actor = actor

    def request(self, **environment: object) -> Any:
        token = _who.set(self.actor)
        try:
            return super().request(**environment)
        finally:
            _who.reset(token)
