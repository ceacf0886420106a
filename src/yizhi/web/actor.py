"""Every request runs as somebody: one transaction, in which the database shows only what this actor may see."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from yizhi.domain.org import api as org
from yizhi.platform.scope import epochs
from yizhi.platform.scope.actor import PUBLIC, Actor, ActorKind
from yizhi.platform.scope.session import acting

SESSION_PERSON = org.SESSION_PERSON
# A slow phone or a slow identity provider must not hold a transaction, and with it a connection, meanwhile: parts of an
# upload go to disk alone, and what a sign-in writes has its own transactions.
_WAITING = ("/files/uploads/", "/sign-in/provider/")


class ActorMiddleware:
    """Puts `request.actor` there and tells the database.

    An error page rolls the transaction back: what was not acknowledged did not happen.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith((f"/{settings.STATIC_URL.strip('/')}/", "/health/", "/metrics")):
            request.actor = PUBLIC  # type: ignore[attr-defined]
            return self.get_response(request)
        actor = actor_signed_in(request)
        if actor.kind is ActorKind.PERSON:
            request.session.seen()  # type: ignore[attr-defined]
        request.actor = actor  # type: ignore[attr-defined]
        if request.path_info.startswith(_WAITING):
            return self.get_response(request)
        with acting(actor), epochs.during(getattr(request.session, "epochs", {})):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def actor_signed_in(request: HttpRequest) -> Actor:
    """The person signed in, as of now; the public for anybody else. A posting that ended gives nothing any more."""
    person: Any = request.session.get(SESSION_PERSON)
    if not person:
        return PUBLIC
    with epochs.during(request.session.epochs):  # type: ignore[attr-defined]
        return org.actor_today(UUID(person))
