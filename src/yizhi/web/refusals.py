"""Errors of acts become pages, in the same voice everywhere: what happened, why, by which article, what to do next."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from yizhi.platform.acts.errors import ActError
from yizhi.web.errors import act_error_response


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ActError):
            return act_error_response(request, exception)
        return None
