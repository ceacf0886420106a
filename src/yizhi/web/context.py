"""What every page of the shell needs: the actor, the navigation, the number of unread notices."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from yizhi.platform import registry
from yizhi.platform.notify.queries import unread_count
from yizhi.platform.scope.actor import PUBLIC, ActorKind


def shell(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", PUBLIC)
    signed_in = actor.kind is ActorKind.PERSON
    return {
        "actor": actor,
        "signed_in": signed_in,
        "navigation": registry.pages(actor) if signed_in else [],
        "unread": lambda: unread_count(actor) if signed_in else 0,
        "development": settings.DEVELOPMENT,
    }
